import { and, asc, eq, isNull } from 'drizzle-orm';
import { isMeasured } from '../domain/escalation/because.ts';
import { tellNumber } from '../domain/escalation/facts-words.ts';
import type { FlagStanding } from '../domain/physician/three-lines.ts';
import type { PracticeTx } from './database.ts';
import { escalation } from './schema.ts';

/** The red flags of one patient that no clinician has closed, oldest first, each with the number it was raised for, and what that was corrected to. */
export const openFlagsOf = async (tx: PracticeTx, patientId: string): Promise<FlagStanding[]> => {
  const rows = await tx
    .select({ kind: escalation.kind, raisedAt: escalation.raisedAt, because: escalation.because })
    .from(escalation)
    .where(and(eq(escalation.patientId, patientId), isNull(escalation.closedAt)))
    .orderBy(asc(escalation.raisedAt));
  return rows.map(({ kind, raisedAt, because }) => {
    const { reading, was = [] } = because.find(isMeasured) ?? {};
    if (reading === undefined) return { kind, raisedAt };
    const [first = reading, now] = [was[0]?.reading, tellNumber(reading)];
    const number = tellNumber(first);
    return { kind, raisedAt, number, ...(now !== number && { corrected: now }) };
  });
};
