import type { PracticeTx } from '../../storage/database.ts';
import { isInPanel } from '../../storage/queue-rows.ts';
import type { Biller, DeskParts } from '../desk/teller.ts';
import { keepQueue } from './keep-queue.ts';

/** A coach in a launch without a chart. */
export type Coach = Biller & { loginId: string };

/** Brings the queue of this coach up to date. The rules of months are fetched when somebody is to be worked out. */
export const keepQueueOf = (
  tx: PracticeTx,
  parts: Pick<DeskParts, 'keys'>,
  who: Coach,
  now: Date,
): Promise<number> =>
  keepQueue(tx, parts.keys, {
    ...{ practiceId: who.practiceId, settings: who.settings, staffId: who.staff.id, now },
    callsDue: async among => (await import('../desk/by-rules.ts')).callsDue(tx, parts, who, now, among),
  });

/** Whether this coach coaches the patient just now. */
export async function isOwnPatient(
  tx: PracticeTx,
  parts: Pick<DeskParts, 'keys'>,
  who: Coach,
  patientId: string,
  now: Date,
): Promise<boolean> {
  await keepQueueOf(tx, parts, who, now);
  return isInPanel(tx, who.staff.id, patientId);
}
