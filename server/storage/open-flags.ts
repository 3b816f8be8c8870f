import { and, asc, eq, isNull } from 'drizzle-orm';
import type { RedFlagKind } from '../domain/session/choices.ts';
import type { PracticeTx } from './database.ts';
import { escalation } from './schema.ts';

/** The red flags of one patient that no clinician has closed, oldest first. */
export const openFlagsOf = (
  tx: PracticeTx,
  patientId: string,
): Promise<{ kind: RedFlagKind; raisedAt: string }[]> =>
  tx
    .select({ kind: escalation.kind, raisedAt: escalation.raisedAt })
    .from(escalation)
    .where(and(eq(escalation.patientId, patientId), isNull(escalation.closedAt)))
    .orderBy(asc(escalation.raisedAt));
