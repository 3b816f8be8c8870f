import { askedOf, lackKey } from '../../domain/desk/lack-key.ts';
import { questionAbout } from '../../domain/desk/question-words.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { asksOf, insertAsk } from '../../storage/billing-asks.ts';
import { insertQuestion } from '../../storage/clinician-questions.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type Asking = { month: string; patientId: string; key: string };

/**
 * Asks whoever can put a lack right: a consent becomes a line on the coach's next preparation and session, in plain
 * words; what a physician knows becomes a question on their page. Neither names a code or money. Asked twice it is asked
 * once. Refuses what is not missing any more, and what nobody can be asked for.
 */
export const askForMissing = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId, key }: Asking,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, settings, staff } = who;
    const asked = { practiceId, settings, month, now, patientIds: [patientId] };
    const [one] = (await evaluatePatients(tx, parts.keys, asked)).evaluated;
    const lack = one?.evaluation.missing
      .flatMap(({ lacks }) => lacks)
      .find(each => lackKey(each) === key && !each.settled);
    if (one === undefined || lack === undefined) return refuse('not-found', 'no-such-item');
    if ((await asksOf(tx, [patientId])).some(each => each.key === key))
      return refuse('conflict', 'asked-already');
    const about = askedOf(lack);
    const row = { practiceId, id: crypto.randomUUID(), patientId, key, asked: about, staffId: staff.id };
    const at = now.toISOString();
    if (about.about === 'consent') await insertAsk(tx, { ...row, who: 'coach', at });
    else {
      const questionId =
        lack.fixer === 'physician' ? await askPhysician(tx, who, one, about.lack, at) : undefined;
      if (questionId === undefined) return refuse('conflict', 'nobody-to-ask');
      if (isRefusal(questionId)) return questionId;
      await insertAsk(tx, { ...row, who: 'physician', questionId, at });
    }
    const detail = { month, about: about.about, who: lack.fixer };
    const deed = { action: 'ask-for-missing', entity: 'billing_ask', entityId: row.id, detail } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id: row.id };
  });

/** The practitioner of the month is asked by name, where there is one. The answer is for the desk, not for a session. */
async function askPhysician(
  tx: PracticeTx,
  { practiceId, staff }: Biller,
  { patientId, facts: { practitioner } }: Evaluated,
  lack: Parameters<typeof questionAbout>[0],
  at: string,
): Promise<string | Refusal | undefined> {
  const question = questionAbout(lack);
  if (question === undefined) return undefined;
  const id = crypto.randomUUID();
  const to = practitioner === 'not-known' ? null : practitioner.id;
  const row = { practiceId, id, patientId, ...question, urgency: 'this-week' as const, forPatient: false };
  await insertQuestion(tx, { ...row, staffId: staff.id, toStaffId: to, askedAt: at, takenUpIn: id });
  return id;
}
