import { betweenWrite, type OwnerOfWrite } from '../../chart/write/between.ts';
import type { BetweenTalks } from '../../domain/physician/between-talks.ts';
import { insertChartWrites } from '../../storage/chart-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { emrMet } from '../compose-session.ts';
import type { Actor } from '../parts.ts';

/**
 * Puts what was said between two talks into the outbox, where this EMR takes it. Whether it went there; otherwise the note
 * of the next talk tells it.
 */
export const sendBetween = async (
  tx: PracticeTx,
  actor: Actor,
  item: BetweenTalks,
  of: Pick<OwnerOfWrite, 'owner' | 'id'>,
  now: Date,
): Promise<boolean> => {
  const { emr, experience } = await emrMet(tx, actor.iss);
  const { practiceId, patientId, iss, staff, scopes } = actor;
  const at = now.toISOString();
  const terms = {
    ...{ accepts: emr.pinned.accepts, scopes, vendor: emr.vendor, claims: emr.claims },
    ...{ experience, now: at },
  };
  const row = betweenWrite(item, { practiceId, patientId, iss, staffId: staff.id, ...of, now: at }, terms);
  if (row !== undefined) await insertChartWrites(tx, [row]);
  return row !== undefined;
};
