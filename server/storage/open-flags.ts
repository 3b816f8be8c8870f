import { and, asc, eq, isNull } from 'drizzle-orm';
import { isMeasured } from '../domain/escalation/because.ts';
import { tellNumber } from '../domain/escalation/facts-words.ts';
import type { FlagStanding } from '../domain/physician/three-lines.ts';
import type { PracticeTx } from './database.ts';
import { escalation } from './schema.ts';

/** The red flags of one patient that no clinician has closed, oldest first, each with its number as it now stands. */
export const openFlagsOf = async (tx: PracticeTx, patientId: string): Promise<FlagStanding[]> => {
  const rows = await tx
    .select({ kind: escalation.kind, raisedAt: escalation.raisedAt, because: escalation.because })
    .from(escalation)
    .where(and(eq(escalation.patientId, patientId), isNull(escalation.closedAt)))
    .orderBy(asc(escalation.raisedAt));
  return rows.map(({ kind, raisedAt, because }) => {
    const reading = because.find(isMeasured)?.reading;
    return { kind, raisedAt, ...(reading && { number: tellNumber(reading) }) };
  });
};
