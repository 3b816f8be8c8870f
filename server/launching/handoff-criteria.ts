import { type HandoffCriterion, usualCriteria } from '../domain/physician/handoff-criteria.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { savePracticeSettings, thePractice } from '../storage/practices.ts';

type Parts = { db: Database; keys: KeyRing };

/** When the charts of the practice with this EMR suggest a coach; nothing when no practice has it. */
export async function handoffCriteriaOf(
  { db }: Pick<Parts, 'db'>,
  iss: string,
): Promise<readonly HandoffCriterion[] | undefined> {
  const practiceId = await db.practiceByIss(iss);
  if (!practiceId) return undefined;
  const practice = await db.withPractice(practiceId, thePractice);
  return practice && (practice.settings.handoffWhen ?? usualCriteria);
}

/** Sets them; they hold from the next chart that is opened. */
export async function setHandoffCriteria(
  { db, keys }: Parts,
  iss: string,
  handoffWhen: HandoffCriterion[],
  now: Date,
): Promise<void> {
  const practiceId = await db.practiceByIss(iss);
  if (!practiceId) return;
  await db.withPractice(practiceId, async tx => {
    const practice = await thePractice(tx);
    if (!practice) return;
    await savePracticeSettings(tx, { ...practice.settings, handoffWhen });
    const detail = { handoffWhen: handoffWhen.length };
    const entry = { actor: 'operator', action: 'change-settings', outcome: 'done', detail } as const;
    await audit(tx, keys, entry, practiceId, now);
  });
}
