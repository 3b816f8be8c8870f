import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { numbersOf } from '../domain/escalation/closed-flag.ts';
import type { FlagStanding } from '../domain/physician/three-lines.ts';
import type { PracticeTx } from './database.ts';
import { escalation } from './schema.ts';

/** Of these patients those of whom a red flag is open. */
export const patientsFlagged = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectDistinct({ patientId: escalation.patientId })
    .from(escalation)
    .where(and(inArray(escalation.patientId, [...patientIds]), isNull(escalation.closedAt)));
  return new Set(rows.map(({ patientId }) => patientId));
};

/** The red flags of one patient that no clinician has closed, oldest first, each with the number it was raised for, and what that was corrected to. */
export const openFlagsOf = async (tx: PracticeTx, patientId: string): Promise<FlagStanding[]> => {
  const rows = await tx
    .select({ kind: escalation.kind, raisedAt: escalation.raisedAt, because: escalation.because })
    .from(escalation)
    .where(and(eq(escalation.patientId, patientId), isNull(escalation.closedAt)))
    .orderBy(asc(escalation.raisedAt));
  return rows.map(({ kind, raisedAt, because }) => ({ kind, raisedAt, ...numbersOf(because) }));
};
