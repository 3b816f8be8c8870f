import { leftOutBecause } from '../../domain/find/left-out.ts';
import { foundBy, toldOf, type Work } from '../../domain/find/run.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { type Found, insertFound, knownHere } from '../../storage/find-people.ts';
import { type FindRunRow, saveStep } from '../../storage/find-runs.ts';
import { auditDeed } from '../audit-deed.ts';
import { doerOf } from '../desk/teller.ts';
import type { Finder, FindParts } from './way-in.ts';

/**
 * Ends a run: who answers the question is kept with why, who is left out with the reason, and all else that was read is
 * forgotten.
 */
export async function finishFind(
  tx: PracticeTx,
  parts: Pick<FindParts, 'keys'>,
  who: Finder,
  { row, work }: { row: FindRunRow; work: Work },
  now: Date,
): Promise<void> {
  const today = dayIn(now.toISOString(), who.settings.timeZone);
  const done = { status: 'done', reads: toldOf(work), doneAt: now.toISOString() } as const;
  const notRead = [...row.notRead, ...(work.notJoined ?? [])].slice(0, 200);
  if (!(await saveStep(tx, parts.keys, row, { ...done, notRead }, undefined))) return;
  const named = foundBy(work, row.question, row.criteria, today).filter(({ patientId }) =>
    Object.hasOwn(work.persons, patientId),
  );
  const here = await knownHere(
    tx,
    named.map(({ patientId }) => patientId),
    today,
  );
  const people = named.map(({ patientId, whys }): Found => {
    const person = work.persons[patientId] ?? undefined;
    const leftOut = leftOutBecause(person, here.get(patientId) ?? {}, today);
    return { patientId, whys, ...(person && { person }), ...(leftOut && { leftOut }) };
  });
  await insertFound(tx, parts.keys, { practiceId: row.practiceId, runId: row.id }, people);
  const pages = work.reads.reduce((sum, one) => sum + one.pages, 0);
  const resources = work.reads.reduce((sum, one) => sum + one.got + one.passedOver, 0);
  const detail = { way: row.way, pages, resources, found: people.length, waits: work.waits };
  await auditDeed(
    tx,
    parts,
    doerOf(who),
    { action: 'read-find', entity: 'find_run', entityId: row.id, detail },
    now,
  );
}
