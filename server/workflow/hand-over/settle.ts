import { onDay } from '../../domain/panel/handed.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { audit } from '../../storage/audit.ts';
import type { Database, PracticeTx } from '../../storage/database.ts';
import { handOversOfDay, handOverToChange } from '../../storage/hand-overs.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { tellNews } from '../../storage/news.ts';
import { thePractice } from '../../storage/practices.ts';
import { startRounds } from '../rounds.ts';
import { colleaguesOn, standingNow } from './known.ts';
import { keepStep } from './move-patient.ts';

/**
 * What the day does by itself in a practice: who was agreed on changes coaches, who was lent is back. Any number of servers
 * may do it at once, and what came due while none was up comes due at the next look. Gives back how many patients changed.
 */
export const settleHandOvers = (
  parts: { db: Database; keys: KeyRing },
  practiceId: string,
  now: Date,
): Promise<number> =>
  parts.db.withPractice(practiceId, async tx => {
    const timeZone = (await thePractice(tx))?.settings.timeZone;
    if (timeZone === undefined) return 0;
    return settleIn(tx, parts, { practiceId, timeZone }, now);
  });

/** Does it for every practice every so often, from the start of a server until it is stopped. */
export const startSettling = (
  parts: { db: Database; keys: KeyRing; clock: () => Date; failed: () => void },
  everyMs = 60_000,
): { stop(): Promise<void> } =>
  startRounds(parts, (practiceId, now) => settleHandOvers(parts, practiceId, now), everyMs);

/** The same within a transaction, before somebody looks. */
export async function settleIn(
  tx: PracticeTx,
  { keys }: { keys: KeyRing },
  { practiceId, timeZone }: { practiceId: string; timeZone: string },
  now: Date,
): Promise<number> {
  const today = dayIn(now.toISOString(), timeZone);
  let changed = 0;
  for (const id of await handOversOfDay(tx, today)) {
    const kept = await handOverToChange(tx, id);
    if (kept === undefined) continue;
    const { handOver, patients, iss } = kept;
    const ids = patients.map(({ patientId }) => patientId);
    const standing = await standingNow(tx, ids, now);
    const from = (await colleaguesOn(tx, today)).get(handOver.from.staffId);
    const fromIsThere = from?.active === true && from.role === 'coach';
    for (const one of patients) {
      const inSession = standing.get(one.patientId)?.inSession ?? false;
      const after = onDay(one, { handOver, today, now: now.toISOString(), inSession, fromIsThere });
      if (after === one) continue;
      await keepStep(tx, { practiceId, iss, timeZone, handOver }, one, after, now);
      const { status } = after.state;
      const action = status === 'taken' ? 'take-on-patient' : 'end-hand-over';
      const entry = { actor: 'hand-over', action, outcome: 'done', patientId: one.patientId } as const;
      const about = { entity: 'panel_hand_over', entityId: id, detail: { status } };
      await audit(tx, keys, { ...entry, ...about }, practiceId, now);
      changed += 1;
    }
  }
  if (changed > 0) await tellNews(tx);
  return changed;
}
