import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { NewChartWrite } from '../domain/chart/chart-write.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertLedger } from './ledger-rows.ts';
import { filledWrites, type Moment, openFor } from './left-open.ts';
import { foldedWrites } from './schema.ts';

/**
 * The chart writes of signatures as they are put down while a coach waits: those of each signature in one piece. As
 * rows of the ledger, with its indexes, they were a third of the work of signing. A signature without any leaves none.
 */
export const folded = (writes: readonly NewChartWrite[]): (typeof foldedWrites.$inferInsert)[] => {
  const [first] = writes;
  if (first === undefined) return [];
  const { practiceId, sessionId, sessionVersion, patientId, queuedAt } = first;
  return [
    { practiceId, sessionId, sessionVersion, patientId, queuedAt, folded: packed(JSON.stringify(writes)) },
  ];
};

const packed = (text: string): string => zstdCompressSync(text, quickly).toString('base64');

/**
 * The same before the signature: the writes and their note, with its moment left open in both. What it fills in comes in a
 * line behind what was packed then, by `signedFold`; in its place it is put when the writes are unfolded.
 */
export const foldedAhead = (writes: readonly NewChartWrite[], note: string, mark: string): string => {
  const whole = Buffer.from(note, 'utf8').toString('base64');
  return packed(`${JSON.stringify(writes).replaceAll(whole, openFor({ mark }).note)}\n${note}`);
};

export const signedFold = (ahead: string, { mark, at, line }: Moment): string =>
  `${ahead}\n${JSON.stringify({ mark, at, line })}`;

/** Puts the writes of one signature down in one piece. */
export const foldWrites = async (tx: PracticeTx, writes: readonly NewChartWrite[]): Promise<void> => {
  const rows = folded(writes);
  if (rows.length > 0) await tx.insert(foldedWrites).values(rows);
};

/** Unfolds the longest waiting, so many signatures at most, into the ledger. Gives back of how many it did. */
export const unfoldNext = (tx: PracticeTx, most: number): Promise<number> => unfold(tx, takeNext, [most]);

/** Unfolds all of a practice. */
export const unfoldAll = (tx: PracticeTx): Promise<number> => unfoldNext(tx, 2_147_483_647);

/** Unfolds all of a patient, before the patient's rows are read: afterwards they are in the ledger, each once. */
export const unfoldOfPatient = (tx: PracticeTx, patientId: string): Promise<number> =>
  unfold(tx, takeOfPatient, [patientId]);

/** The same of the patients of these sessions, since a patient's writes go in order. */
export const unfoldOfSessions = (tx: PracticeTx, sessionIds: string[]): Promise<number> =>
  unfold(tx, takeOfSessions, [sessionIds]);

/**
 * Whoever comes first takes what is folded and writes its rows, in one transaction; who comes second waits for that and
 * finds the rows. In the order of signing, so that no two wait for each other.
 */
const taking = (name: string, which: string) => ({
  name,
  text: `with next as materialized (
      select ctid from folded_writes ${which} for update)
    delete from folded_writes f using next where f.ctid = next.ctid
    returning f.folded`,
});
const takeNext = taking('take-next-folded', 'order by queued_at limit $1');
const takeOfPatient = taking('take-folded-of-patient', 'where patient_id = $1 order by queued_at');
const takeOfSessions = taking(
  'take-folded-of-sessions',
  `where patient_id in (select patient_id from folded_writes where session_id = any($1::uuid[])) order by queued_at`,
);

const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const ledgerRows = { name: 'unfolded-rows', text: insertLedger(1) };

async function unfold(tx: PracticeTx, take: typeof takeNext, values: unknown[]): Promise<number> {
  const taken = await runStatement<{ folded: string }>(tx, take, values);
  if (taken.length === 0) return 0;
  const lists = taken.map(one => unpacked(one.folded));
  await runStatement(tx, ledgerRows, [`[${lists.map(list => list.slice(1, -1)).join(',')}]`]);
  return taken.length;
}

/** JSON, a list. JSON has no line feeds of its own. */
function unpacked(folded: string): string {
  const [text = '', moment] = folded.split('\n');
  const writes = zstdDecompressSync(Buffer.from(text, 'base64')).toString();
  if (moment === undefined) return writes;
  const end = writes.indexOf('\n');
  return filledWrites(writes.slice(0, end), writes.slice(end + 1), JSON.parse(moment));
}
