import { type AuditAction, auditAll } from '../storage/audit.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { Actor, Doer, WorkflowParts } from './parts.ts';

/** Writes down that this actor did (or looked at) something of this patient, in the deed's own transaction. */
export const auditDeed = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Doer,
  deed: Deed,
  now: Date,
): Promise<void> => auditDeeds(tx, parts, actor, [deed], now);

/** The same for several deeds of one transaction. */
export const auditDeeds = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Doer,
  deeds: readonly Deed[],
  now: Date,
): Promise<void> => {
  const { staff, loginId, patientId, practiceId } = actor;
  const by = { actor: staff.id, loginId, patientId, outcome: 'done' } as const;
  const entries = deeds.map(deed => ({ ...by, ...deed }));
  return auditAll(tx, parts.keys, entries, practiceId, now);
};

export type Deed = {
  action: AuditAction;
  entity?: string;
  entityId?: string;
  detail?: Record<string, string | number | boolean>;
};

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
