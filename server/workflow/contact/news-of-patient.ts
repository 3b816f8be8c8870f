import { newsOf } from '../../domain/panel/news.ts';
import { weightsOf } from '../../domain/panel/own-weights.ts';
import { type Reason, reasonsOf } from '../../domain/panel/reasons.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { queuesStand } from '../../storage/queue-rows.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import { factsOfPanel } from '../panel/facts-of-panel.ts';

/** What of a patient nobody has talked about yet, for the coach who is about to log a contact: as the queue tells it. */
export async function newsOfPatient(
  tx: PracticeTx,
  keys: KeyRing,
  { practiceId, settings }: Pick<Colleague, 'practiceId' | 'settings'>,
  patientId: string,
  now: Date,
): Promise<Reason[]> {
  const { timeZone } = settings;
  const weights = weightsOf((await queuesStand(tx)).own);
  const today = dayIn(now.toISOString(), timeZone);
  const asked = { practiceId, timeZone, patientIds: [patientId], today, limits: weights.limits };
  const facts = (await factsOfPanel(tx, keys, asked)).get(patientId);
  return facts ? newsOf(reasonsOf({ ...facts, coachedSince: today }, weights, today)) : [];
}
