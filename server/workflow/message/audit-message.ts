import type { AuditAction } from '../../storage/audit.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

/** Writes a deed of messages down with its patient; of the words nothing. */
export const auditMessage = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, loginId, staff }: Colleague,
  deed: {
    action: AuditAction;
    patientId: string;
    id?: string;
    detail?: Record<string, string | number | boolean>;
  },
  now: Date,
): Promise<void> => {
  const { action, patientId, id, detail } = deed;
  const about = id === undefined ? { action } : { action, entity: 'message', entityId: id };
  const doer = { practiceId, loginId, staff, patientId };
  return auditDeed(tx, parts, doer, { ...about, ...(detail && { detail }) }, now);
};
