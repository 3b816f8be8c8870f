import { and, desc, eq, getTableColumns, gt, isNotNull, isNull, lte, max, ne, or, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { PracticeTx } from './database.ts';
import { prepared, shared } from './questions.ts';
import { emr, login, practice, staff } from './schema.ts';

export type LoginRow = typeof login.$inferSelect;

export const insertLogin = async (tx: PracticeTx, row: typeof login.$inferInsert): Promise<void> => {
  await tx.insert(login).values(row);
};

/** A login, without what it carries sealed, with whose it is and the practice's settings. */
export const loginWithPerson = shared(async (tx, ids: readonly string[]) => {
  const rows = await loginsWithPersons(tx).execute({ ids });
  return ids.map(id => rows.find(row => row.login.id === id));
});

/**
 * SQL: a text that changes with all that decides who a login is and what it may, except its idle clock, which only ever
 * goes forward: its secret, its lock, its end, what it was granted, the person on the roster, the practice's settings.
 */
const markOfLogin = sql<string>`row(login.secret_hash, login.locked_at, login.ended_at, login.staff_id, login.iss, login.patient_id,
  login.visit_id, login.scopes, staff.ctid, staff.xmin, practice.ctid, practice.xmin)::text`;

const markWords = new PgDialect().sqlToQuery(markOfLogin).sql;

/** SQL: the same of a login by its practice and its id, as it is now; nothing where there is no such login. */
export const loginMarkOf = (practiceId: string, id: string): string => `(select ${markWords} from login
    join staff on staff.practice_id = login.practice_id and staff.id = login.staff_id
    join practice on practice.practice_id = login.practice_id
  where login.practice_id = ${practiceId} and login.id = ${id})`;

const { tokensSealed: _, handoverHash: __, ...opened } = getTableColumns(login);
const loginsWithPersons = prepared(tx =>
  tx
    .select({ login: opened, staff, settings: practice.settings, mark: markOfLogin })
    .from(login)
    .innerJoin(staff, and(eq(staff.practiceId, login.practiceId), eq(staff.id, login.staffId)))
    .innerJoin(practice, eq(practice.practiceId, login.practiceId))
    .where(sql`${login.id} = any(${sql.placeholder('ids')}::text[])`)
    .prepare('login-with-person'),
);

/** A login with its EMR, for the way into the chart; undefined when the EMR was taken away. */
export const loginWithEmr = async (tx: PracticeTx, id: string) => {
  const rows = await loginsWithEmr(tx).execute({ id });
  return rows[0];
};

const loginsWithEmr = prepared(tx =>
  tx
    .select({ login, emr, fhirUser: staff.fhirUser })
    .from(login)
    .innerJoin(emr, and(eq(emr.practiceId, login.practiceId), eq(emr.iss, login.iss)))
    .innerJoin(staff, and(eq(staff.practiceId, login.practiceId), eq(staff.id, login.staffId)))
    .where(eq(login.id, sql.placeholder('id')))
    .prepare('login-with-emr'),
);

/** This person's logins that have not ended, newest first. */
export const liveLoginsOf = async (tx: PracticeTx, iss: string, staffId: string, patientId?: string) =>
  liveLogins(tx).execute({ iss, staffId, patientId: patientId ?? null });

const liveLogins = prepared(tx =>
  tx
    .select({ id: login.id, patientId: login.patientId, scopes: login.scopes })
    .from(login)
    .where(
      and(
        eq(login.iss, sql.placeholder('iss')),
        eq(login.staffId, sql.placeholder('staffId')),
        isNull(login.endedAt),
      ),
    )
    // Those of this patient first: a coach opens many charts a day.
    .orderBy(
      sql`${login.patientId} is not distinct from ${sql.placeholder('patientId')}::text desc`,
      desc(login.createdAt),
    )
    .limit(20)
    .prepare('live-logins'),
);

/** What was granted at the newest launch out of a chart, and when: what the next one will be granted, as far as is known. */
export const newestGrant = async (
  tx: PracticeTx,
  iss: string,
): Promise<{ scopes: string[]; at: string } | undefined> =>
  (
    await tx
      .select({ scopes: login.scopes, at: login.createdAt })
      .from(login)
      .where(and(eq(login.iss, iss), isNotNull(login.patientId)))
      .orderBy(desc(login.createdAt))
      .limit(1)
  )[0];

/** True for the caller that locked it; the login stays locked. */
export const lockLogin = async (tx: PracticeTx, id: string, at: string): Promise<boolean> => {
  const locked = await tx
    .update(login)
    .set({ lockedAt: at })
    .where(and(eq(login.id, id), isNull(login.lockedAt)))
    .returning({ id: login.id });
  return locked.length === 1;
};

/** The person's own doing restarts the idle clock, never backwards, never of a locked login. */
export const touchLogin = async (tx: PracticeTx, id: string, at: string): Promise<void> => {
  await tx
    .update(login)
    .set({ lastActiveAt: at })
    .where(and(eq(login.id, id), isNull(login.lockedAt), lte(login.lastActiveAt, at)));
};

/** True for the caller that ended it. Its tokens are forgotten here. */
export const endLogin = async (
  tx: PracticeTx,
  id: string,
  at: string,
  noTokens: string,
): Promise<boolean> => {
  const ended = await tx
    .update(login)
    .set({ endedAt: at, tokensSealed: noTokens, handoverHash: null })
    .where(and(eq(login.id, id), isNull(login.endedAt)))
    .returning({ id: login.id });
  return ended.length === 1;
};

/** Locked logins of the same person for the same patient, which a new launch supersedes. */
export const lockedLoginsLike = async (
  tx: PracticeTx,
  like: Pick<LoginRow, 'id' | 'staffId' | 'iss' | 'patientId'>,
): Promise<string[]> => {
  const samePatient = like.patientId === null ? isNull(login.patientId) : eq(login.patientId, like.patientId);
  const rows = await tx
    .select({ id: login.id })
    .from(login)
    .where(
      and(
        eq(login.staffId, like.staffId),
        eq(login.iss, like.iss),
        samePatient,
        ne(login.id, like.id),
        isNotNull(login.lockedAt),
        isNull(login.endedAt),
      ),
    );
  return rows.map(row => row.id);
};

/** Swaps the one-time secret for the login's own; true once, in time. */
export const handOverLogin = async (
  tx: PracticeTx,
  id: string,
  usedHash: string,
  secretHash: string,
  at: string,
): Promise<boolean> => {
  const swapped = await tx
    .update(login)
    .set({ secretHash, handoverHash: null, handoverUntil: null })
    .where(
      and(
        eq(login.id, id),
        eq(login.handoverHash, usedHash),
        gt(login.handoverUntil, at),
        isNull(login.endedAt),
      ),
    )
    .returning({ id: login.id });
  return swapped.length === 1;
};

/** Takes the lease to refresh this login's tokens: free, or run out. */
export const takeRefreshLease = async (
  tx: PracticeTx,
  id: string,
  now: string,
  until: string,
): Promise<boolean> => {
  const free = or(isNull(login.refreshLeaseUntil), lte(login.refreshLeaseUntil, now));
  const taken = await tx
    .update(login)
    .set({ refreshLeaseUntil: until })
    .where(and(eq(login.id, id), isNull(login.endedAt), free))
    .returning({ id: login.id });
  return taken.length === 1;
};

/** Moves the lease's end, if it is still the one that ends at `lease`. */
export const moveRefreshLease = async (
  tx: PracticeTx,
  id: string,
  lease: string,
  until: string,
): Promise<void> => {
  await tx
    .update(login)
    .set({ refreshLeaseUntil: until })
    .where(and(eq(login.id, id), eq(login.refreshLeaseUntil, lease)));
};

/** Stores refreshed tokens and gives the lease back, if it is still ours and the login has not ended. */
export const saveRefreshed = async (
  tx: PracticeTx,
  id: string,
  lease: string,
  fresh: Pick<LoginRow, 'tokensSealed' | 'tokenExpiresAt' | 'scopes'>,
): Promise<boolean> => {
  const saved = await tx
    .update(login)
    .set({ ...fresh, refreshLeaseUntil: null })
    .where(and(eq(login.id, id), eq(login.refreshLeaseUntil, lease), isNull(login.endedAt)))
    .returning({ id: login.id });
  return saved.length === 1;
};

/** When a person last did something in any login from this EMR. */
export const lastSeenOf = async (
  tx: PracticeTx,
  iss: string,
  staffId: string,
): Promise<string | undefined> => {
  const [seen] = await tx
    .select({ at: max(login.lastActiveAt) })
    .from(login)
    .where(and(eq(login.iss, iss), eq(login.staffId, staffId)));
  return seen?.at ?? undefined;
};

/** Every login from this EMR ends, and its tokens are forgotten. */
export const endLoginsOf = async (tx: PracticeTx, iss: string, at: string): Promise<void> => {
  await tx
    .update(login)
    .set({ endedAt: at, tokensSealed: '', handoverHash: null })
    .where(and(eq(login.iss, iss), isNull(login.endedAt)));
};
