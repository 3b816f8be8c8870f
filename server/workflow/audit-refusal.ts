import type { AuditAction } from '../domain/practice/audit-actions.ts';
import type { RefusalCode, RefusalReason } from '../domain/refusal.ts';
import { audit } from '../storage/audit.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** A person by their login, or an EMR by its token. */
type Refused = Pick<Actor, 'practiceId'> & Partial<Pick<Actor, 'loginId' | 'staff' | 'patientId'>>;

/** Writes down that somebody known was turned away at a route, and why. Nothing else happened, so it stands alone. */
export const auditRefusal = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  { practiceId, loginId, staff, patientId }: Refused,
  turnedAway: { action: AuditAction; refused: RefusalCode | RefusalReason; route: string },
  now: Date,
): Promise<void> => {
  const { action, ...detail } = turnedAway;
  const entry = {
    actor: staff?.id ?? 'nobody',
    loginId,
    patientId,
    action,
    outcome: 'refused',
    detail,
  } as const;
  return parts.db.withPractice(practiceId, tx => audit(tx, parts.keys, entry, practiceId, now));
};
