import { and, eq, isNull } from 'drizzle-orm';
import type { Language } from '../domain/language.ts';
import type { PracticeTx } from './database.ts';
import { calendarFeed, practice, staff } from './schema.ts';

export type Feed = { id: string; staffId: string; madeAt: string; readAt: string | null };

/** The feed of a coach that is open, of which only the coach's own program knows the secret. */
export const feedOfCoach = async (tx: PracticeTx, staffId: string): Promise<Feed | undefined> =>
  (
    await tx
      .select()
      .from(calendarFeed)
      .where(and(eq(calendarFeed.staffId, staffId), isNull(calendarFeed.endedAt)))
  )[0];

/** Opens a feed; one that was open before is so no longer. */
export const openFeed = async (
  tx: PracticeTx,
  row: {
    practiceId: string;
    id: string;
    staffId: string;
    secretHash: string;
    language: Language;
    madeAt: string;
  },
): Promise<void> => {
  await endFeed(tx, row.staffId, row.madeAt);
  await tx.insert(calendarFeed).values(row);
};

/** How many were open: none or one. */
export const endFeed = async (tx: PracticeTx, staffId: string, at: string): Promise<number> =>
  (
    await tx
      .update(calendarFeed)
      .set({ endedAt: at })
      .where(and(eq(calendarFeed.staffId, staffId), isNull(calendarFeed.endedAt)))
      .returning({ id: calendarFeed.id })
  ).length;

/** A feed that is open and whose coach still works here, with what the practice says of names in it. */
export const feedToRead = async (tx: PracticeTx, id: string) => {
  const [found] = await tx
    .select({ feed: calendarFeed, settings: practice.settings })
    .from(calendarFeed)
    .innerJoin(practice, eq(practice.practiceId, calendarFeed.practiceId))
    .innerJoin(staff, and(eq(staff.practiceId, calendarFeed.practiceId), eq(staff.id, calendarFeed.staffId)))
    .where(
      and(
        ...[eq(calendarFeed.id, id), isNull(calendarFeed.endedAt)],
        ...[eq(staff.active, true), eq(staff.role, 'coach')],
      ),
    );
  return found;
};

export const feedWasRead = async (tx: PracticeTx, id: string, at: string): Promise<void> => {
  await tx.update(calendarFeed).set({ readAt: at }).where(eq(calendarFeed.id, id));
};
