import { and, desc, eq } from 'drizzle-orm';
import type { PracticeTx } from '../database.ts';
import { auditRow } from '../schema.ts';

/** When the backup was taken that this practice was last restored from (ISO); nothing when it never was. */
export const lastRestoreOf = async (tx: PracticeTx): Promise<string | undefined> => {
  const [restore] = await tx
    .select({ detail: auditRow.detail })
    .from(auditRow)
    .where(and(eq(auditRow.action, 'restore-backup'), eq(auditRow.actor, 'operator')))
    .orderBy(desc(auditRow.seq))
    .limit(1);
  const takenAt = restore?.detail?.takenAt;
  return typeof takenAt === 'string' ? takenAt : undefined;
};
