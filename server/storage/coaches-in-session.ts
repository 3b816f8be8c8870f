import { and, eq, gt, gte, lte, ne } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { coachingSession, contact } from './schema.ts';

/** No talk is longer, by the clock of when it was begun. */
const longestTalkMs = 6 * 60 * 60_000;

/**
 * The staff ids of who was in a talk at some time between two moments: who wrote in a session that is not signed yet, or
 * held one that was signed since.
 */
export const inSessionBetween = async (
  tx: PracticeTx,
  { from, until }: { from: Date; until: Date },
): Promise<Set<string>> => {
  const writing = await tx
    .selectDistinct({ staffId: coachingSession.staffId })
    .from(coachingSession)
    .where(
      and(
        ne(coachingSession.status, 'signed'),
        lte(coachingSession.openedAt, until.toISOString()),
        gte(coachingSession.savedAt, from.toISOString()),
      ),
    );
  const held = await tx
    .selectDistinct({ staffId: contact.staffId })
    .from(contact)
    .where(
      and(
        gte(contact.startedAt, new Date(from.getTime() - longestTalkMs).toISOString()),
        lte(contact.startedAt, until.toISOString()),
        gte(contact.endedAt, from.toISOString()),
      ),
    );
  return new Set([...writing, ...held].map(({ staffId }) => staffId));
};

/** Whether this coach wrote in a session that is not signed, since then. */
export const isInSession = async (tx: PracticeTx, staffId: string, since: string): Promise<boolean> =>
  (
    await tx
      .select({ id: coachingSession.id })
      .from(coachingSession)
      .where(
        and(
          eq(coachingSession.staffId, staffId),
          ne(coachingSession.status, 'signed'),
          gt(coachingSession.savedAt, since),
        ),
      )
      .limit(1)
  ).length > 0;
