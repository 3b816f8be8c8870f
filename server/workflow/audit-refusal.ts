import type { AuditAction } from '../domain/practice/audit-actions.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { audit } from '../storage/audit.ts';
import type { Actor, WorkflowParts } from './parts.ts';

type Refused = Pick<Actor, 'practiceId' | 'loginId' | 'staff'> & { patientId?: string };

/** Writes down that somebody known was turned away at a route, and why. Nothing else happened, so it stands alone. */
export const auditRefusal = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  { practiceId, loginId, staff, patientId }: Refused,
  turnedAway: { action: AuditAction; refused: RefusalCode; route: string },
  now: Date,
): Promise<void> => {
  const { action, ...detail } = turnedAway;
  const entry = { actor: staff.id, loginId, patientId, action, outcome: 'refused', detail } as const;
  return parts.db.withPractice(practiceId, tx => audit(tx, parts.keys, entry, practiceId, now));
};
