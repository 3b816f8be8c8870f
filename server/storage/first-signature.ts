import { and, eq, sql } from 'drizzle-orm';
import type { SessionDraft } from '../domain/session/draft.ts';
import type { PracticeTx } from './database.ts';
import { signature } from './schema.ts';

/** The time of a talk as its first signature has it: what is spent on an amendment is none of it. */
export const timeAtFirstSignature = async (
  tx: PracticeTx,
  sessionId: string,
): Promise<Pick<SessionDraft, 'time'> | undefined> => {
  const [first] = await tx
    .select({ time: sql<SessionDraft['time'] | null>`${signature.signed} -> 'record' -> 'time'` })
    .from(signature)
    .where(and(eq(signature.sessionId, sessionId), eq(signature.version, 1)));
  return first && { time: first.time ?? undefined };
};
