import type { GroupDraft } from '../../domain/group/draft.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { dropGroupDraft, keepGroupDraft } from '../../storage/group-drafts.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

/** Keeps what a coach has written of a group so far, or throws it away (`null`); refuses where a chart is open. */
export const keepDraft = async (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  written: GroupDraft | null,
  now: Date,
): Promise<{ savedAt: string } | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  const { practiceId, loginId, staff } = who;
  const savedAt = now.toISOString();
  return parts.db.withPractice(practiceId, async tx => {
    if (written) await keepGroupDraft(tx, { practiceId, staffId: staff.id, written, savedAt });
    else await dropGroupDraft(tx, staff.id);
    await auditDeed(tx, parts, { practiceId, loginId, staff }, { action: 'keep-group-draft' }, now);
    return { savedAt };
  });
};
