import type { MessageDraft } from '../../domain/message/draft.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { dropMessageDraft, keepMessageDraft } from '../../storage/message-drafts.ts';
import { patientAbout } from '../contact/about-patient.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditMessage } from './audit-message.ts';

/** Keeps what a coach is writing to a patient, or throws it away (`null`). The last word counts. */
export const keepDraftOfMessage = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  { patient, written }: { patient?: string; written: MessageDraft | null },
  now: Date,
): Promise<{ savedAt: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const patientId = await patientAbout(tx, who, patient);
    if (isRefusal(patientId)) return patientId;
    const savedAt = now.toISOString();
    const of = { practiceId: who.practiceId, staffId: who.staff.id, patientId };
    if (written === null) await dropMessageDraft(tx, of);
    else await keepMessageDraft(tx, { ...of, written, savedAt });
    const detail = { kept: written !== null };
    await auditMessage(tx, parts, who, { action: 'keep-message-draft', patientId, detail }, now);
    return { savedAt };
  });
