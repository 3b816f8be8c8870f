import type { NotRead } from '../../domain/find/file.ts';
import type { Question } from '../../domain/find/question.ts';
import { isComplete, type ReadTold } from '../../domain/find/run.ts';
import type { Criteria } from '../../domain/find/search-ids.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { foundOf } from '../../storage/find-people.ts';
import { type FindRunRow, runOf } from '../../storage/find-runs.ts';
import { rosterOf } from '../../storage/rosters.ts';
import type { KeyRing } from '../../storage/seal.ts';
import type { Finder } from './way-in.ts';

/** A run as its page shows it; whom it found comes by itself. */
export type RunView = {
  id: string;
  way: FindRunRow['way'];
  by: string;
  question: Question;
  criteria: Criteria;
  status: FindRunRow['status'];
  reads: ReadTold[];
  /** Whether all that the question needs was read to its end. */
  complete: boolean;
  askedAt: string;
  doneAt?: string;
  keepUntil: string;
  found: number;
  leftOut: number;
  notRead: NotRead[];
  /** The EMR asks for so much time before it is asked again. */
  waitMs?: number;
};

/** A run this person may see: their own; a program lead everybody's. */
export const ownRun = async (
  tx: PracticeTx,
  { staff }: Finder,
  id: string,
): Promise<FindRunRow | Refusal> => {
  const row = await runOf(tx, id);
  return row && (row.staffId === staff.id || staff.role === 'lead')
    ? row
    : refuse('not-found', 'find-no-such-run');
};

export async function runView(
  tx: PracticeTx,
  keys: KeyRing,
  row: FindRunRow,
  waitMs?: number,
): Promise<RunView> {
  const count = async (leftOut: boolean) =>
    (await foundOf(tx, keys, row.id, { leftOut, from: 0, most: 0 })).all;
  const { id, way, question, criteria, status, reads, askedAt, doneAt, keepUntil, notRead } = row;
  return {
    ...{ id, way, question, criteria, status, reads, askedAt, keepUntil, notRead },
    by: (await rosterOf(tx)).find(one => one.id === row.staffId)?.name ?? '',
    complete: isComplete({ reads }) && notRead.length === 0,
    ...(doneAt !== null && { doneAt }),
    ...{ found: await count(false), leftOut: await count(true) },
    ...(waitMs !== undefined && { waitMs }),
  };
}
