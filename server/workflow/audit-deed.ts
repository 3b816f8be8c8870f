import { type AuditAction, audit } from '../storage/audit.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** Writes down that this actor did (or looked at) something of this patient, in the deed's own transaction. */
export const auditDeed = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
  deed: {
    action: AuditAction;
    entity?: string;
    entityId?: string;
    detail?: Record<string, string | number | boolean>;
  },
  now: Date,
): Promise<void> =>
  audit(
    tx,
    parts.keys,
    { actor: actor.staff.id, loginId: actor.loginId, patientId: actor.patientId, outcome: 'done', ...deed },
    actor.practiceId,
    now,
  );

/** The same, about a coaching session. */
export const auditSession = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
  action: AuditAction,
  sessionId: string,
  detail: Record<string, string | number | boolean>,
  now: Date,
): Promise<void> =>
  auditDeed(tx, parts, actor, { action, entity: 'coaching_session', entityId: sessionId, detail }, now);
