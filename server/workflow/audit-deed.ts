import { type AuditAction, type AuditEntry, auditAll } from '../storage/audit.ts';
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
  const entries = deeds.map(deed => entryOf(actor, deed));
  return auditAll(tx, parts.keys, entries, actor.practiceId, now);
};

const entryOf = ({ staff, loginId, patientId }: Doer, deed: Deed): AuditEntry => ({
  ...{ actor: loginId === undefined ? 'operator' : staff.id, loginId, patientId, outcome: 'done' },
  ...deed,
  ...(loginId === undefined && { detail: { ...deed.detail, inNameOf: staff.id } }),
});

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
  auditAll(tx, parts.keys, [sessionDeed(actor, action, sessionId, detail)], actor.practiceId, now);

/** The entry alone, for who writes it down together with the deed. */
export const sessionDeed = (
  actor: Actor,
  action: AuditAction,
  sessionId: string,
  detail: Record<string, string | number | boolean>,
): AuditEntry => entryOf(actor, { action, entity: 'coaching_session', entityId: sessionId, detail });
