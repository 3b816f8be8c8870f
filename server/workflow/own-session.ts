import { type Refusal, refuse } from '../domain/refusal.ts';
import type { PracticeTx } from '../storage/database.ts';
import { type SessionRow, sessionOf } from '../storage/sessions.ts';
import type { Actor } from './parts.ts';

/** The session of this id where it is of this patient and the coach's own; `lock` as in `sessionOf`. Refuses every other as not found. */
export const ownSession = async (
  tx: PracticeTx,
  actor: Pick<Actor, 'patientId' | 'staff'>,
  sessionId: string,
  lock = false,
): Promise<SessionRow | Refusal> => {
  const session = await sessionOf(tx, actor.patientId, sessionId, lock);
  return session?.staffId === actor.staff.id ? session : refuse('not-found', 'not-your-session');
};
