import { and, eq } from 'drizzle-orm';
import type { Role } from '../domain/practice/settings.ts';
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

/**
 * Adds a person, or changes the one who is there under the same `fhirUser`; the id stays, and what is not said stays too.
 */
export const saveStaff = async (tx: PracticeTx, row: typeof staff.$inferInsert): Promise<void> => {
  const { id: _id, practiceId: _practice, ...written } = row;
  const changed = await tx
    .update(staff)
    .set(written)
    .where(and(eq(staff.iss, row.iss), eq(staff.fhirUser, row.fhirUser)))
    .returning({ id: staff.id });
  if (changed.length === 0) await tx.insert(staff).values(row);
};

/** What somebody wrote down of a person: the rest of them stays. */
export const changePerson = async (
  tx: PracticeTx,
  id: string,
  said: Pick<StaffRow, 'credential' | 'credentialDays' | 'supervisorId' | 'npi'>,
): Promise<void> => {
  await tx.update(staff).set(said).where(eq(staff.id, id));
};

/** Nobody of this EMR can sign in any more; what they wrote keeps their name. */
export const deactivateRoster = async (tx: PracticeTx, iss: string): Promise<void> => {
  await tx.update(staff).set({ active: false }).where(eq(staff.iss, iss));
};

/** Who is told first of what a person raises; nobody takes it away. False where either is not on the roster. */
export const saveSupervisor = async (
  tx: PracticeTx,
  iss: string,
  of: string,
  supervisor: string | undefined,
): Promise<boolean> => {
  const by = supervisor === undefined ? undefined : await staffByFhirUser(tx, iss, supervisor);
  if (supervisor !== undefined && by?.role !== 'physician') return false;
  const changed = await tx
    .update(staff)
    .set({ supervisorId: by?.id ?? null })
    .where(and(eq(staff.iss, iss), eq(staff.fhirUser, of)))
    .returning({ id: staff.id });
  return changed.length > 0;
};

/** The supervising clinician of a person, while they are an active physician. */
export const activeSupervisor = async (tx: PracticeTx, staffId: string): Promise<string | undefined> => {
  const [person] = await tx.select({ by: staff.supervisorId }).from(staff).where(eq(staff.id, staffId));
  const by = person?.by;
  return by != null && (await activePhysicians(tx)).includes(by) ? by : undefined;
};

/** Every active physician. */
export const activePhysicians = (tx: PracticeTx): Promise<string[]> => activeOf(tx, 'physician');

/** Everybody active in a role. */
export const activeOf = async (tx: PracticeTx, role: Role): Promise<string[]> => {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, role), eq(staff.active, true)));
  return rows.map(({ id }) => id);
};

/** Every active coach, and how to reach each, as the practice says it. */
export const activeCoaches = (tx: PracticeTx): Promise<{ id: string; name: string; reach: string }[]> =>
  tx
    .select({ id: staff.id, name: staff.name, reach: staff.reach })
    .from(staff)
    .where(and(eq(staff.role, 'coach'), eq(staff.active, true)))
    .orderBy(staff.name);
