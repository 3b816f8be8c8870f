import { and, eq } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { staff } from './schema.ts';

export type StaffRow = typeof staff.$inferSelect;

/** The person of the roster an EMR calls by this `fhirUser` (relative spelling), while they are active. */
export const staffByFhirUser = async (
  tx: PracticeTx,
  iss: string,
  fhirUser: string,
): Promise<StaffRow | undefined> => {
  const rows = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.iss, iss), eq(staff.fhirUser, fhirUser), eq(staff.active, true)));
  return rows[0];
};

export const rosterOf = async (tx: PracticeTx): Promise<StaffRow[]> =>
  tx.select().from(staff).orderBy(staff.name);

/** Adds a person, or changes the one who is there under the same `fhirUser`; the id stays. */
export const saveStaff = async (tx: PracticeTx, row: StaffRow): Promise<void> => {
  const { id: _id, practiceId: _practice, ...written } = row;
  const changed = await tx
    .update(staff)
    .set(written)
    .where(and(eq(staff.iss, row.iss), eq(staff.fhirUser, row.fhirUser)))
    .returning({ id: staff.id });
  if (changed.length === 0) await tx.insert(staff).values(row);
};

/** Nobody of this EMR can sign in any more; what they wrote keeps their name. */
export const deactivateRoster = async (tx: PracticeTx, iss: string): Promise<void> => {
  await tx.update(staff).set({ active: false }).where(eq(staff.iss, iss));
};
