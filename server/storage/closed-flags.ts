import { and, desc, eq, gte } from 'drizzle-orm';
import type { ClosedFlag } from '../domain/escalation/closed-flag.ts';
import type { PracticeTx } from './database.ts';
import { escalation, staff } from './schema.ts';

/** The red flags of one patient that a clinician closed since, the newest closing first. */
export const closedFlagsOf = async (
  tx: PracticeTx,
  patientId: string,
  since: string,
): Promise<ClosedFlag[]> => {
  const rows = await tx
    .select({ flag: escalation, by: staff.name })
    .from(escalation)
    .innerJoin(staff, and(eq(staff.practiceId, escalation.practiceId), eq(staff.id, escalation.closedBy)))
    .where(and(eq(escalation.patientId, patientId), gte(escalation.closedAt, since)))
    .orderBy(desc(escalation.closedAt));
  return rows.flatMap(({ flag: { kind, from, words, because, closedAt, done, doneWords }, by }) =>
    closedAt === null || done === null
      ? []
      : [
          {
            kind,
            from,
            words,
            because,
            closed: { by, at: closedAt, done, ...(doneWords && { line: doneWords }) },
          },
        ],
  );
};
