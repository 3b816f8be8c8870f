import { refusalOfWritten, type Sent } from '../../domain/message/message.ts';
import { translationToPatient } from '../../domain/message/translation.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { dropMessageDraft } from '../../storage/message-drafts.ts';
import { insertMessage, messagesOf, messageToChange } from '../../storage/messages.ts';
import { tellNews } from '../../storage/news.ts';
import { patientAbout } from '../contact/about-patient.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditMessage } from './audit-message.ts';
import { spokenWith } from './spoken-with.ts';

export type WrittenMessage = Pick<Sent, 'body' | 'language' | 'choices' | 'answers'> & {
  /** The writer's own key. */
  key: string;
  patient?: string;
};

/**
 * Keeps what a coach wrote to a patient, and drops its draft. It is kept here and goes nowhere by itself. The same key again
 * is the same message. Refuses what `refusalOfWritten` refuses, an answer to something of another thread, and anybody but
 * the patient of this chart or a patient of this coach.
 */
export const writeMessage = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  written: WrittenMessage,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const { key: id, patient, language, answers } = written;
    const patientId = await patientAbout(tx, who, patient);
    if (isRefusal(patientId)) return patientId;
    const before = await messageToChange(tx, id);
    if (before) return isSame(before, who, patientId) ? { id } : refuse('not-found', 'no-such-item');
    const [body, choices] = [written.body.trim(), written.choices.map(one => one.trim()).filter(Boolean)];
    const refusal = refusalOfWritten({ body, choices });
    if (refusal) return refusal;
    if (answers !== undefined && !(await isOfThread(tx, patientId, answers)))
      return refuse('conflict', 'message-other-thread');
    const translation = translationToPatient(
      language,
      await spokenWith(tx, parts, who.practiceId, patientId),
    );
    const at = now.toISOString();
    const message: Sent = {
      ...{ id, from: 'coach', by: who.staff.name, language, body, choices, seen: { is: 'unknown' } },
      ...{ writtenAt: at, recordedAt: at, ...(answers && { answers }), ...(translation && { translation }) },
    };
    const of = { practiceId: who.practiceId, patientId, staffId: who.staff.id };
    if (!(await insertMessage(tx, of, message))) return refuse('not-found', 'no-such-item');
    await dropMessageDraft(tx, of);
    const detail = { language, letters: body.length };
    await auditMessage(tx, parts, who, { action: 'write-message', patientId, id, detail }, now);
    await tellNews(tx);
    return { id };
  });

const isSame = (
  { patientId, staffId }: { patientId: string; staffId: string },
  { staff }: Colleague,
  asked: string,
): boolean => patientId === asked && staffId === staff.id;

/** Whether a message is one of this patient's. */
export const isOfThread = async (tx: PracticeTx, patientId: string, id: string): Promise<boolean> =>
  (await messagesOf(tx, patientId)).some(({ message }) => message.id === id);
