import type { Handoff } from '../../domain/handoff/handoff.ts';
import { afterTalk, isAskedOf, metInTalk, type TalkOutcome } from '../../domain/handoff/talk.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type SessionRow, sessionOf } from '../../storage/sessions.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { changed, personOf } from './change-handoff.ts';

/**
 * A coach says that a talk of theirs, being written or signed, is what a handoff asked for, whether they had taken it or
 * not: how the patient was met goes back to the physician. Refuses a talk of somebody else, and one that was over before
 * the patient was handed over or that is not what is still waited for.
 */
export const wasThisTalk = (
  parts: WorkflowParts,
  actor: Actor,
  sessionId: string,
  said: { handoffId: string; outcome: TalkOutcome },
  now: Date,
): Promise<Handoff | Refusal> =>
  changed(
    parts,
    actor,
    { id: said.handoffId, onlyHere: true, action: 'record-handoff' },
    async (handoff, at, tx) => {
      const session = await sessionOf(tx, actor.patientId, sessionId);
      if (session?.staffId !== actor.staff.id) return refuse('not-found', 'not-your-session');
      const talk = { id: sessionId, at: session.signedAt ?? at };
      const isSaid = handoff.state.status === said.outcome && handoff.sessionId === sessionId;
      if (isSaid) return handoff;
      const { state, handedOverAt, sessionId: linked } = handoff;
      const unmet = { status: state.status, handedOverAt, mine: false, ...(linked && { sessionId: linked }) };
      if (!isAskedOf(talk, unmet)) return refuse('conflict', 'handoff-over');
      return metInTalk(handoff, { outcome: said.outcome, talk }, personOf(actor), at);
    },
    now,
  );

/** After a signature: the handoff its session was opened from ends by how the talk was held, and the physician is told. */
export const endHandoffOfTalk = (
  parts: WorkflowParts,
  actor: Actor,
  { id }: Pick<Handoff, 'id'>,
  { signed }: Pick<SessionRow, 'signed'>,
  now: Date,
): Promise<Handoff | Refusal> =>
  changed(
    parts,
    actor,
    { id, onlyHere: true, action: 'record-handoff' },
    (handoff, at) => afterTalk(handoff, signed?.record.how?.means, personOf(actor), at),
    now,
  );
