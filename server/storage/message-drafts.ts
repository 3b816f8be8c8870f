import { and, eq } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { messageDraft } from './schema.ts';

type DraftRow = typeof messageDraft.$inferSelect;

const whose = ({ staffId, patientId }: Pick<DraftRow, 'staffId' | 'patientId'>) =>
  and(eq(messageDraft.staffId, staffId), eq(messageDraft.patientId, patientId));

/** What a coach was writing to this patient last. */
export const draftOfMessage = async (
  tx: PracticeTx,
  of: Pick<DraftRow, 'staffId' | 'patientId'>,
): Promise<DraftRow | undefined> => (await tx.select().from(messageDraft).where(whose(of)))[0];

/** To whom a coach has begun to write. */
export const draftsOfCoach = (tx: PracticeTx, staffId: string): Promise<DraftRow[]> =>
  tx.select().from(messageDraft).where(eq(messageDraft.staffId, staffId));

/** The last word counts. */
export const keepMessageDraft = async (tx: PracticeTx, row: DraftRow): Promise<void> => {
  const { written, savedAt } = row;
  await tx
    .insert(messageDraft)
    .values(row)
    .onConflictDoUpdate({
      target: [messageDraft.practiceId, messageDraft.staffId, messageDraft.patientId],
      set: { written, savedAt },
    });
};

export const dropMessageDraft = async (
  tx: PracticeTx,
  of: Pick<DraftRow, 'staffId' | 'patientId'>,
): Promise<void> => {
  await tx.delete(messageDraft).where(whose(of));
};
