import { and, asc, eq, gte } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import type { TeachBackRow } from './plans.ts';
import { checkIn, teachBack } from './schema.ts';

/** Everything that was taught to this patient, closed or not, the oldest first. */
export const teachBacksOf = async (tx: PracticeTx, patientId: string): Promise<TeachBackRow[]> =>
  tx.select().from(teachBack).where(eq(teachBack.patientId, patientId)).orderBy(asc(teachBack.since));

/** What was said day by day of all plans of this patient since a day, the oldest first. */
export const checkInsOfPatient = async (tx: PracticeTx, patientId: string, since: string) =>
  tx
    .select({ planId: checkIn.planId, day: checkIn.day, done: checkIn.done, from: checkIn.from })
    .from(checkIn)
    .where(and(eq(checkIn.patientId, patientId), gte(checkIn.day, since)))
    .orderBy(asc(checkIn.day));
