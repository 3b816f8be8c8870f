import { type Refusal, refuse } from '../domain/refusal.ts';
import { sessionOf } from '../storage/sessions.ts';
import { receiptsOfSession } from '../views/receipts.ts';
import { auditSession } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

type Receipts = Awaited<ReturnType<typeof receiptsOfSession>>;

/** The receipts of one session of this patient; the look is audited. */
export const lookAtReceipts = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<Receipts | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    if ((await sessionOf(tx, actor.patientId, sessionId)) === undefined)
      return refuse('not-found', 'no-such-session');
    await auditSession(tx, parts, actor, 'look-at-session', sessionId, { receipts: true }, now);
    return receiptsOfSession(tx, sessionId);
  });
