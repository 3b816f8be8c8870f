import type { BetweenTalks } from '../../domain/physician/between-talks.ts';
import {
  calledToday,
  type Discrepancy,
  isAgreement,
  type MedicineDeed,
} from '../../domain/physician/medicine-lines.ts';
import { promiseOfMedicine } from '../../domain/physician/promise-words.ts';
import type { Staff } from '../../domain/practice/settings.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { concordance } from '../../domain/session/medicines.ts';
import type { SignedSession } from '../../domain/session/signed.ts';
import { insertMedicineAnswer } from '../../storage/medicine-answers.ts';
import { insertPromise } from '../../storage/promises.ts';
import { sessionOf } from '../../storage/sessions.ts';
import { lastSnapshot } from '../../storage/snapshots.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { languageIn } from './language-of-patient.ts';
import { sendBetween } from './send-between.ts';

export type MedicineReply = { sessionId: string; lineId: string; deed: MedicineDeed; words?: string };

/**
 * A physician says one thing to a medicine of which list and life differ: `accept` suggests to the chart what is really
 * taken, `fix` leaves the list and makes the coach owe the patient a word. The EMR's own list is never changed by either.
 * Both are told with the name that stands on the list today, as the line that was pressed has it. Refuses what is no difference of a signed session of this patient, and what was answered already.
 */
export const answerMedicine = async (
  parts: WorkflowParts,
  actor: Actor,
  reply: MedicineReply,
  now: Date,
): Promise<{ id: string } | Refusal> => {
  const { practiceId, patientId, staff } = actor;
  const at = now.toISOString();
  const outcome = await parts.db.withPractice(practiceId, async tx => {
    const session = await sessionOf(tx, patientId, reply.sessionId);
    const spoken = session?.signed ? spokenOf(session.signed, reply.lineId) : undefined;
    if (!session?.signed || spoken === undefined) return refuse('not-found', 'no-such-item');
    const chart = await lastSnapshot(tx, parts.keys, practiceId, patientId);
    const line = chart ? calledToday(chart.medicines, spoken) : spoken;
    const { name, differs } = line;
    const words = reply.words?.trim() || undefined;
    const id = crypto.randomUUID();
    const { sessionId, lineId, deed } = reply;
    const row = { practiceId, id, patientId, sessionId, lineId, name, discrepancy: differs, deed };
    const isFirst = await insertMedicineAnswer(tx, { ...row, words, staffId: staff.id, at });
    if (!isFirst) return refuse('conflict', 'no-longer-open');
    if (deed === 'fix') {
      const what = promiseOfMedicine(staff.name, line, words, languageIn(chart));
      await insertPromise(tx, { practiceId, owner: id, patientId, what, to: 'patient', madeAt: at });
    }
    const told = { by: staff, at, ...(words && { words }) };
    const item =
      deed === 'accept' ? accepted(spoken, told, session.signed) : stands(line, told, session.signed);
    await sendBetween(tx, actor, item, { owner: id, id: crypto.randomUUID() }, now);
    const detail = { deed, discrepancy: differs };
    const entry = { action: 'answer-medicine', entity: 'medicine_answer', entityId: id, detail } as const;
    await auditDeed(tx, parts, actor, entry, now);
    return { id };
  });
  if ('id' in outcome) parts.outbox.nudge(practiceId);
  return outcome;
};

type Told = { by: Staff; at: string; words?: string };

/** What is really taken, for the list to say. */
const accepted = ({ name, ...spoken }: Spoken, told: Told, { endedAt }: SignedSession): BetweenTalks => {
  const { dose: _, ...said } = spoken;
  return { kind: 'medicine-taken', medicine: name, ...said, saidAt: endedAt, accepted: told };
};

/** The list stands: a word to the coach who was told of it. */
const stands = ({ name, dose }: Spoken, { by, at, words }: Told, { coach }: SignedSession): BetweenTalks => ({
  ...{ kind: 'message', message: 'medicine-stands', from: by, to: [coach], urgency: 'this-week', at },
  lines: [`${[name, dose].filter(Boolean).join(', ')}: the list stands.`, ...(words ? [words] : [])],
});

type Spoken = { name: string; dose?: string; differs: Discrepancy } & {
  chartId?: string;
  whyNot?: Extract<BetweenTalks, { kind: 'medicine-taken' }>['whyNot'];
  said?: string;
};

/** What the session recorded of this medicine, where list and life differ in it. */
function spokenOf({ record }: SignedSession, lineId: string): Spoken | undefined {
  const line = concordance(record.medicines).lines.find(({ id }) => id === lineId);
  if (!line || isAgreement(line.is) || line.is === 'not-talked-about') return undefined;
  const { dose, chartId, whyNot, whyNotWords } = record.medicines?.[lineId] ?? {};
  const said = whyNotWords?.trim();
  return {
    ...{ name: line.name, differs: line.is },
    ...(dose && { dose }),
    ...(chartId && { chartId }),
    ...(whyNot && { whyNot }),
    ...(said && { said }),
  };
}
