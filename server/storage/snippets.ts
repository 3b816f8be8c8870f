import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { snippet } from './schema.ts';

export type SnippetRow = typeof snippet.$inferSelect;

/** A coach's own, and everybody's of the practice, by name. */
export const snippetsFor = (tx: PracticeTx, staffId: string): Promise<SnippetRow[]> =>
  tx
    .select()
    .from(snippet)
    .where(and(isNull(snippet.droppedAt), or(eq(snippet.staffId, staffId), eq(snippet.ofWhom, 'practice'))))
    .orderBy(asc(snippet.name), asc(snippet.id));

/** One, locked until the transaction ends; also one that was dropped. */
export const snippetToChange = async (tx: PracticeTx, id: string): Promise<SnippetRow | undefined> =>
  (await tx.select().from(snippet).where(eq(snippet.id, id)).for('update'))[0];

/** Keeps a snippet as it now reads. */
export const keepSnippet = async (tx: PracticeTx, row: typeof snippet.$inferInsert): Promise<void> => {
  const { practiceId: _, id: __, ...set } = row;
  await tx
    .insert(snippet)
    .values(row)
    .onConflictDoUpdate({ target: [snippet.practiceId, snippet.id], set });
};

/** It is offered no more; what was written by it stays. */
export const dropSnippet = async (tx: PracticeTx, id: string, droppedAt: string): Promise<void> => {
  await tx.update(snippet).set({ droppedAt }).where(eq(snippet.id, id));
};
