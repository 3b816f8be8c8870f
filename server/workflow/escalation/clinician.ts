import type { AuditAction } from '../../storage/audit.ts';
import { audit } from '../../storage/audit.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

/** Who deals with escalations: from a launch with a patient, about that patient alone; without one, about all of the practice. */
export type OnWatch = Pick<Actor, 'practiceId' | 'loginId' | 'staff' | 'iss' | 'scopes' | 'settings'> & {
  patientId?: string;
};

/** Writes a deed of theirs down, about whichever patient it was. */
export const auditWatch = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: OnWatch,
  deed: {
    action: AuditAction;
    patientId?: string;
    entity?: string;
    entityId?: string;
    detail?: Record<string, string | number | boolean>;
  },
  now: Date,
): Promise<void> => {
  const { staff, loginId, practiceId, patientId } = who;
  const entry = { actor: staff.id, loginId, patientId, outcome: 'done', ...deed } as const;
  return audit(tx, parts.keys, entry, practiceId, now);
};
