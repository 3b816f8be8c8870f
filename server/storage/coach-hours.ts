import { eq } from 'drizzle-orm';
import { type Availability, noHours } from '../domain/schedule/availability.ts';
import type { PracticeTx } from './database.ts';
import { coachHours } from './schema.ts';

/** A coach's hours; none in the practice's zone where they said nothing. */
export const hoursOfCoach = async (tx: PracticeTx, staffId: string, zone: string): Promise<Availability> => {
  const [row] = await tx.select().from(coachHours).where(eq(coachHours.staffId, staffId));
  if (!row) return noHours(zone);
  const { timeZone, weekly, other } = row;
  return { timeZone, weekly, other };
};

export const saveHours = async (
  tx: PracticeTx,
  whose: { practiceId: string; staffId: string },
  { timeZone, weekly, other }: Availability,
  at: string,
): Promise<void> => {
  const set = { timeZone, weekly, other, at };
  await tx
    .insert(coachHours)
    .values({ ...whose, ...set })
    .onConflictDoUpdate({ target: [coachHours.practiceId, coachHours.staffId], set });
};
