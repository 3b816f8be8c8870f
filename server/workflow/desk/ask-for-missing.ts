import { lackAbout } from '../../domain/desk/lack-about.ts';
import { askedOf, lackKey } from '../../domain/desk/lack-key.ts';
import { questionAbout } from '../../domain/desk/question-words.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { type AskKept, asksOf, endAsks, insertAsk } from '../../storage/billing-asks.ts';
import { insertQuestion } from '../../storage/clinician-questions.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type Asking = { month: string; patientId: string; key: string };
export type AskingAll = { month: string; key: string; patients: string[] };
/** `not`: of whom it is not missing any more, or who was asked for already. */
export type AskedAll = { asked: string[]; not: string[] };

/**
 * Asks whoever can put a lack right: a consent becomes a line on the coach's next preparation and session, in plain
 * words; what a physician knows becomes a question on their page. Neither names a code or money. Asked twice it is asked
 * once; what was answered without putting it right may be asked again. Refuses what is not missing any more, and what
 * nobody can be asked for.
 */
export const askForMissing = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId, key }: Asking,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const [one] = await evaluatedFor(tx, parts, who, { month, patients: [patientId] }, now);
    const asked = await asksOf(tx, [patientId]);
    return one === undefined
      ? refuse('not-found', 'no-such-item')
      : askOne(tx, parts, who, one, { month, key, asked }, now);
  });

/** The same of many patients at once; of whom it cannot be asked is left out and told. */
export const askAllForMissing = async (
  parts: DeskParts,
  who: Biller,
  asking: AskingAll,
  now: Date,
): Promise<AskedAll | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const patients = [...new Set(asking.patients)];
    const evaluated = await evaluatedFor(tx, parts, who, { ...asking, patients }, now);
    const asks = Map.groupBy(await asksOf(tx, patients), ({ patientId }) => patientId);
    const done: string[] = [];
    for (const one of evaluated) {
      const asked = asks.get(one.patientId) ?? [];
      const answer = await askOne(tx, parts, who, one, { ...asking, asked }, now);
      if (!isRefusal(answer)) done.push(one.patientId);
    }
    return { asked: done, not: patients.filter(id => !done.includes(id)) };
  });

async function evaluatedFor(
  tx: PracticeTx,
  { keys }: DeskParts,
  { practiceId, settings }: Biller,
  { month, patients }: Pick<AskingAll, 'month' | 'patients'>,
  now: Date,
): Promise<Evaluated[]> {
  const asked = { practiceId, settings, month, now, patientIds: patients };
  return (await evaluatePatients(tx, keys, asked)).evaluated;
}

async function askOne(
  tx: PracticeTx,
  parts: DeskParts,
  who: Biller,
  one: Evaluated,
  { month, key, asked }: { month: string; key: string; asked: readonly AskKept[] },
  now: Date,
): Promise<{ id: string } | Refusal> {
  const { patientId } = one;
  const lack = one.evaluation.missing
    .flatMap(({ lacks }) => lacks)
    .find(each => lackKey(each) === key && !each.settled);
  if (lack === undefined) return refuse('not-found', 'no-such-item');
  const before = asked.filter(ask => ask.key === key);
  if (before.some(({ answer }) => answer === null)) return refuse('conflict', 'asked-already');
  const about = askedOf(lack);
  const at = now.toISOString();
  if (before.length > 0) await endAsks(tx, patientId, key, { staffId: who.staff.id, at });
  const by = { practiceId: who.practiceId, staffId: who.staff.id };
  const row = { ...by, id: crypto.randomUUID(), patientId, key, asked: about, at };
  if (about.about === 'consent') await insertAsk(tx, { ...row, who: 'coach' });
  else {
    const { facts, chart, evaluation } = one;
    const { timeZone } = who.settings;
    const known = { month, facts, timeZone, ...(chart && { chart }) };
    const question = questionAbout(lackAbout(about.lack, evaluation.missing, known));
    if (question === undefined) return refuse('conflict', 'nobody-to-ask');
    const { states, ...put } = question;
    const questionId = await askPhysician(tx, who, one, put, at);
    await insertAsk(tx, { ...row, asked: { ...about, states }, who: 'physician', questionId });
  }
  const detail = { month, about: about.about, who: about.about === 'consent' ? 'coach' : 'physician' };
  const deed = { action: 'ask-for-missing', entity: 'billing_ask', entityId: row.id, detail } as const;
  await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
  return { id: row.id };
}

/** The practitioner of the month is asked by name, where there is one. The answer is for the desk, not for a session. */
async function askPhysician(
  tx: PracticeTx,
  { practiceId, staff }: Biller,
  { patientId, facts: { practitioner } }: Evaluated,
  question: { words: string; offers: string[] },
  at: string,
): Promise<string> {
  const id = crypto.randomUUID();
  const to = practitioner === 'not-known' ? null : practitioner.id;
  const row = { practiceId, id, patientId, ...question, urgency: 'this-week' as const, forPatient: false };
  await insertQuestion(tx, { ...row, staffId: staff.id, toStaffId: to, askedAt: at, takenUpIn: id });
  return id;
}
