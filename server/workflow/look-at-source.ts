import { readRaw } from '../chart/read/read-raw.ts';
import { hasAccess } from '../domain/chart/emr-access.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { auditDeed } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** The raw resource behind a fact, as the EMR holds it now; only of this patient. The look is audited. */
export const lookAtSource = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>,
  actor: Actor,
  source: { type: string; id: string },
  now: Date,
): Promise<Record<string, unknown> | Refusal> => {
  const access = await parts.emrAccess(actor.practiceId, actor.loginId);
  if (!hasAccess(access)) return refuse('emr-unavailable', 'emr-away');
  const raw = await readRaw(access, source.type, source.id, actor.patientId);
  if (isRefusal(raw)) return raw;
  await parts.db.withPractice(actor.practiceId, tx =>
    auditDeed(
      tx,
      parts,
      actor,
      { action: 'look-at-chart-source', entity: source.type, entityId: source.id },
      now,
    ),
  );
  return raw;
};
