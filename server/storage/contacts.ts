import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { StandingContact } from '../domain/contact/contact.ts';
import type { PracticeTx } from './database.ts';
import { contact, contactVersion, promise, staff } from './schema.ts';

export type ContactRow = typeof contact.$inferSelect & { logged: StandingContact };
type Row = typeof contact.$inferSelect;

/** A logged contact with who held it. */
export type ContactWithCoach = {
  id: string;
  patientId: string;
  staffId: string;
  coach: { name: string; credential: string };
  logged: StandingContact;
};

/** One contact, locked until the transaction ends, with the keys of its wordings; nothing of what a session made. */
export const contactToChange = async (
  tx: PracticeTx,
  id: string,
): Promise<{ row: ContactRow; keys: string[] } | undefined> => {
  const [row] = await tx.select().from(contact).where(eq(contact.id, id)).for('update');
  if (!row || !isLogged(row)) return undefined;
  const wordings = await tx
    .select({ key: contactVersion.saveKey })
    .from(contactVersion)
    .where(eq(contactVersion.contactId, id));
  return { row, keys: wordings.map(({ key }) => key) };
};

const isLogged = (row: Row): row is ContactRow => row.logged !== null;

type Of = { practiceId: string; id: string; patientId: string; staffId: string };
type Wording = { saveKey: string; reason?: string; loginId: string; at: string };

/** Keeps a contact as it was first logged. False: it was there already. */
export const insertContact = async (
  tx: PracticeTx,
  of: Of,
  logged: StandingContact,
  mode: string,
  wording: Wording,
): Promise<boolean> => {
  const kept = await tx
    .insert(contact)
    .values({ ...of, mode, logged, ...counted(logged) })
    .onConflictDoNothing()
    .returning({ id: contact.id });
  if (kept.length === 0) return false;
  await keepWording(tx, of, logged, wording);
  return true;
};

/** Keeps another wording of it: a correction, or that it was taken back and counts for nothing. */
export const changeContact = async (
  tx: PracticeTx,
  of: Of,
  logged: StandingContact,
  mode: string,
  wording: Wording,
): Promise<void> => {
  await tx
    .update(contact)
    .set({ mode, logged, ...counted(logged) })
    .where(eq(contact.id, of.id));
  await keepWording(tx, of, logged, wording);
};

/** As billing and the panel read it. */
const counted = ({ from, to, minutes, size, takenBack }: StandingContact) => ({
  ...{ startedAt: from, endedAt: to, groupSize: takenBack ? 0 : (size ?? null) },
  minutes: {
    byActivity: minutes,
    total: Object.values(minutes).reduce((all, one) => all + one, 0),
  },
});

const keepWording = async (
  tx: PracticeTx,
  { practiceId, id: contactId, staffId }: Of,
  said: StandingContact,
  wording: Wording,
): Promise<void> => {
  await tx
    .insert(contactVersion)
    .values({ practiceId, contactId, version: said.version, said, staffId, ...wording });
};

const withCoach = {
  ...{ id: contact.id, patientId: contact.patientId, staffId: contact.staffId, logged: contact.logged },
  coach: { name: staff.name, credential: staff.credential },
};
const ofCoach = and(eq(staff.practiceId, contact.practiceId), eq(staff.id, contact.staffId));

/** Contacts with a patient that were logged by hand and began at or after an instant, newest first. */
export const loggedSince = async (
  tx: PracticeTx,
  patientId: string,
  since: string,
  most = 50,
): Promise<ContactWithCoach[]> =>
  all(
    await tx
      .select(withCoach)
      .from(contact)
      .innerJoin(staff, ofCoach)
      .where(and(eq(contact.patientId, patientId), isNotNull(contact.logged), gte(contact.startedAt, since)))
      .orderBy(desc(contact.startedAt), desc(contact.id))
      .limit(most),
  );

/** Of one coach and patient between two instants, those that stand, for the note of a day. */
export const loggedBetween = async (
  tx: PracticeTx,
  of: { patientId: string; staffId: string; from: string; until: string },
): Promise<ContactWithCoach[]> =>
  all(
    await tx
      .select(withCoach)
      .from(contact)
      .innerJoin(staff, ofCoach)
      .where(
        and(
          ...[eq(contact.patientId, of.patientId), eq(contact.staffId, of.staffId)],
          ...[isNotNull(contact.logged), gte(contact.startedAt, of.from), lt(contact.startedAt, of.until)],
        ),
      )
      .orderBy(asc(contact.startedAt), asc(contact.id)),
  );

const all = (rows: (Omit<ContactWithCoach, 'logged'> & { logged: StandingContact | null })[]) =>
  rows.flatMap(row => (row.logged === null ? [] : [{ ...row, logged: row.logged }]));

const halfADayMs = 12 * 3_600_000;

/** What else a coach was doing in a span, sessions among them; nothing of what counts for nothing. */
export const meanwhileOf = (
  tx: PracticeTx,
  { staffId, id, from, to }: { staffId: string; id: string; from: string; to: string },
): Promise<Row[]> =>
  tx
    .select()
    .from(contact)
    .where(
      and(
        ...[eq(contact.staffId, staffId), ne(contact.id, id), lt(contact.startedAt, to)],
        gt(contact.endedAt, from),
        // A try of which no minutes were said took no time.
        gt(contact.endedAt, contact.startedAt),
        // So that the index of the practice's days finds it.
        gte(contact.startedAt, new Date(Date.parse(from) - halfADayMs).toISOString()),
        or(isNull(contact.groupSize), ne(contact.groupSize, 0)),
      ),
    )
    .orderBy(asc(contact.startedAt))
    .limit(3);

/** The promise to call again that a contact made: one each, by its name. */
export const callAgainOf = (contactId: string): string => `${contactId}.again`;

/** Keeps, changes or takes away the promise that a contact made. */
export const promiseToCall = async (
  tx: PracticeTx,
  { practiceId, id, patientId }: Of,
  next: StandingContact['next'],
  madeAt: string,
): Promise<void> => {
  const mine = and(eq(promise.patientId, patientId), eq(promise.id, callAgainOf(id)));
  if (next === undefined) {
    await tx.delete(promise).where(mine);
    return;
  }
  const row = { practiceId, id: callAgainOf(id), patientId, sessionId: id, to: 'patient' as const, madeAt };
  await tx
    .insert(promise)
    .values({ ...row, what: next.what, due: next.day })
    .onConflictDoUpdate({
      target: [promise.practiceId, promise.id],
      set: { what: next.what, due: next.day },
    });
};

/** Promises to call again that earlier contacts with a patient made and nobody has kept yet. */
export const callsPromised = async (tx: PracticeTx, patientId: string, before: string): Promise<string[]> =>
  (
    await tx
      .select({ id: promise.id })
      .from(promise)
      .where(
        and(
          ...[eq(promise.patientId, patientId), isNull(promise.keptOn), lt(promise.madeAt, before)],
          sql`${promise.id} = ${promise.sessionId}::text || '.again'`,
        ),
      )
  ).map(({ id }) => id);

/** These promises were kept on a day, or are open again. */
export const settleCalls = async (
  tx: PracticeTx,
  patientId: string,
  ids: readonly string[],
  on: string | null,
): Promise<void> => {
  if (ids.length === 0) return;
  await tx
    .update(promise)
    .set({ keptOn: on })
    .where(and(eq(promise.patientId, patientId), inArray(promise.id, [...ids])));
};

/** Every wording of what was logged by hand of a patient, oldest first, with who wrote it. */
export const contactWordings = (tx: PracticeTx, patientId: string) =>
  tx
    .select({
      ...{ contactId: contactVersion.contactId, version: contactVersion.version },
      ...{ said: contactVersion.said, reason: contactVersion.reason, at: contactVersion.at },
      by: staff.name,
    })
    .from(contactVersion)
    .innerJoin(
      contact,
      and(eq(contact.practiceId, contactVersion.practiceId), eq(contact.id, contactVersion.contactId)),
    )
    .innerJoin(
      staff,
      and(eq(staff.practiceId, contactVersion.practiceId), eq(staff.id, contactVersion.staffId)),
    )
    .where(eq(contact.patientId, patientId))
    .orderBy(asc(contactVersion.at), asc(contactVersion.version));
