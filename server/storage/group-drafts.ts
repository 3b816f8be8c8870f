import { eq } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { groupDraft } from './schema.ts';

export type GroupDraftRow = typeof groupDraft.$inferSelect;

/** What this coach was writing down last; undefined once it was signed or thrown away. */
export const draftOfGroup = async (tx: PracticeTx, staffId: string): Promise<GroupDraftRow | undefined> =>
  (await tx.select().from(groupDraft).where(eq(groupDraft.staffId, staffId)))[0];

/** The last word counts: one coach writes one group at a time. */
export const keepGroupDraft = async (tx: PracticeTx, row: GroupDraftRow): Promise<void> => {
  const { written, savedAt } = row;
  await tx
    .insert(groupDraft)
    .values(row)
    .onConflictDoUpdate({ target: [groupDraft.practiceId, groupDraft.staffId], set: { written, savedAt } });
};

export const dropGroupDraft = async (tx: PracticeTx, staffId: string): Promise<void> => {
  await tx.delete(groupDraft).where(eq(groupDraft.staffId, staffId));
};
