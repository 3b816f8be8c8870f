import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { SessionDraft } from '../domain/session/draft.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import { atTheEnd, type Ending } from './at-the-end.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { ofGroup } from './of-group.ts';
import { prepared, shared } from './questions.ts';
import { insertFromJson } from './rows-in-json.ts';
import { coachingSession, sessionVersion, signature, staff } from './schema.ts';

/** A session, with what was signed of it last. */
export type SessionRow = typeof coachingSession.$inferSelect & {
  signed: SignedSession | null;
  note: string | null;
};

const lastSigned = <T>(column: 'signed' | 'note') =>
  sql<T | null>`(select ${sql.identifier(column)} from signature of_last where of_last.practice_id = coaching_session.practice_id
    and of_last.session_id = coaching_session.id and of_last.version = coaching_session.version)`;
const whole = {
  ...getTableColumns(coachingSession),
  signed: lastSigned<SignedSession>('signed').as('signed'),
  note: lastSigned<string>('note').as('note'),
};

/** Joins what was signed of a session last. */
export const isLastSigned = and(
  eq(signature.practiceId, coachingSession.practiceId),
  eq(signature.sessionId, coachingSession.id),
  eq(signature.version, coachingSession.version),
);

/** The session this coach is writing about this patient, if any. */
export const sessionBeingWritten = async (
  tx: PracticeTx,
  patientId: string,
  staffId: string,
): Promise<SessionRow | undefined> => {
  const rows = await tx
    .select(whole)
    .from(coachingSession)
    .where(
      and(
        eq(coachingSession.patientId, patientId),
        eq(coachingSession.staffId, staffId),
        inArray(coachingSession.status, ['open', 'amending']),
      ),
    )
    .orderBy(desc(coachingSession.openedAt))
    .limit(1);
  return rows[0];
};

/** A session by its id, of this patient only; `lock` keeps other writers out until the transaction ends. */
export const sessionOf = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
  lock = false,
): Promise<SessionRow | undefined> => {
  const found = tx
    .select(whole)
    .from(coachingSession)
    .where(and(eq(coachingSession.id, id), eq(coachingSession.patientId, patientId)));
  const rows = await (lock ? found.for('update') : found);
  return rows[0];
};

/**
 * A session of this patient to be written, locked until the transaction ends, and whether a save or a signature with
 * this key was made already: then the same again changes nothing.
 */
export const sessionToWrite = shared(
  async (tx, asks: readonly { patientId: string; id: string; saveKey?: string; signKey?: string }[]) => {
    const rows = await sessionsToWrite(tx).execute({
      ids: asks.map(ask => ask.id),
      patients: asks.map(ask => ask.patientId),
      saveKeys: asks.map(ask => ask.saveKey ?? null),
      signKeys: asks.map(ask => ask.signKey ?? null),
    });
    return asks.map((_, at) => rows.find(row => row.place === at + 1));
  },
);

const sessionsToWrite = prepared(tx => {
  // Locked where it is looked up, so that each is found by its key: as a join it was planned as a walk over all sessions,
  // and what was saved before, without OFFSET 0, as one over all signatures.
  const found = tx
    .select()
    .from(coachingSession)
    .where(sql`${coachingSession.id} = asked.id and ${coachingSession.patientId} = asked.patient_id`)
    .for('update')
    .as('coaching_session');
  return tx
    .select({
      place: sql<number>`asked.place::int`,
      session: whole,
      savedBefore: sql<boolean>`asked.save_key is not null and exists (
        select from session_version v where v.session_id = asked.id and v.save_key = asked.save_key offset 0)`,
      signedBefore: sql<boolean>`asked.sign_key is not null and exists (
        select from signature s where s.session_id = asked.id and s.sign_key = asked.sign_key offset 0)`,
    })
    .from(
      sql`(select * from unnest(${sql.placeholder('ids')}::uuid[], ${sql.placeholder('patients')}::text[],
          ${sql.placeholder('saveKeys')}::text[], ${sql.placeholder('signKeys')}::text[])
        with ordinality as one (id, patient_id, save_key, sign_key, place) order by id) asked`,
    )
    .crossJoinLateral(found)
    .prepare('session-to-write');
});

/** Everything of this patient, newest first, with the coach's name. */
export const sessionsOf = async (tx: PracticeTx, patientId: string, limit = 50) =>
  tx
    .select({ session: whole, coach: staff.name })
    .from(coachingSession)
    .innerJoin(staff, isBy(coachingSession))
    .where(eq(coachingSession.patientId, patientId))
    .orderBy(desc(coachingSession.openedAt))
    .limit(limit);

/** The same without what was written in them, for lists. */
export const sessionHeadsOf = async (tx: PracticeTx, patientId: string, limit = 50) =>
  tx
    .select({
      id: coachingSession.id,
      status: coachingSession.status,
      version: coachingSession.version,
      openedAt: coachingSession.openedAt,
      signedAt: coachingSession.signedAt,
      staffId: coachingSession.staffId,
      coach: staff.name,
      group: ofGroup,
    })
    .from(coachingSession)
    .innerJoin(staff, isBy(coachingSession))
    .where(eq(coachingSession.patientId, patientId))
    .orderBy(desc(coachingSession.openedAt))
    .limit(limit);

/** The name of the coach of a session. */
export const coachOf = async (tx: PracticeTx, staffId: string): Promise<string | undefined> => {
  const rows = await tx.select({ name: staff.name }).from(staff).where(eq(staff.id, staffId));
  return rows[0]?.name;
};

export const insertSession = async (
  tx: PracticeTx,
  row: Pick<SessionRow, 'practiceId' | 'id' | 'patientId' | 'staffId' | 'visitId' | 'openedAt'>,
): Promise<SessionRow> => {
  const rows = await tx
    .insert(coachingSession)
    .values({ ...row, status: 'open', rev: 0, draft: {}, savedAt: row.openedAt })
    .returning(whole);
  return only(rows);
};

/** The EMR's visit of a session that had none. */
export const nameVisit = async (tx: PracticeTx, id: string, visitId: string): Promise<void> => {
  await tx.update(coachingSession).set({ visitId }).where(eq(coachingSession.id, id));
};

/** A save: the draft moves on by one and the version is kept. The caller holds the row's lock. */
export const saveDraft = (
  tx: PracticeTx,
  session: SessionRow,
  save: {
    draft: SessionDraft;
    saveKey: string;
    staffId: string;
    loginId: string;
    at: string;
    lost?: { path: string[]; text: unknown }[];
  },
): SessionRow => {
  const { practiceId, id: sessionId, patientId } = session;
  const { at: savedAt, ...kept } = save;
  const rev = session.rev + 1;
  atTheEnd(tx, keepVersions, { row: { ...kept, practiceId, sessionId, rev, savedAt }, patientId });
  return { ...session, draft: save.draft, rev, savedAt };
};

/**
 * SQL: where the session of each row `of` stands, as `found.ctid`. OFFSET 0 keeps it a search by key: as a join it was
 * planned, while nothing was known of the table yet, as a walk over all sessions of the practice. `patient`: whose it is;
 * by the session's id alone it was planned so too, over the index of the practice's patients.
 */
export const sessionByKey = (of: string, patient: string): string =>
  `lateral (select f.ctid from coaching_session f
     where f.practice_id = ${of}.practice_id and f.patient_id = ${patient} and f.id = ${of}.session_id offset 0) found`;

const keepVersions: Ending<{ row: typeof sessionVersion.$inferInsert; patientId: string }> = (tx, versions) =>
  runStatement(tx, keptVersions, [
    JSON.stringify(versions.map(one => one.row)),
    JSON.stringify(versions.map(({ row, patientId }) => ({ sessionId: row.sessionId, patientId }))),
  ]);

const keptVersions = {
  name: 'keep-versions',
  text: `with kept as (${insertFromJson(sessionVersion, 1)} returning *)
    update coaching_session s set draft = kept.draft, rev = kept.rev, saved_at = kept.saved_at
    from kept join jsonb_to_recordset($2::jsonb) as w("sessionId" uuid, "patientId" text)
        on w."sessionId" = kept.session_id,
      ${sessionByKey('kept', 'w."patientId"')} where s.ctid = found.ctid`,
};

/** The newest versions of a draft, newest first. */
export const versionsOf = async (tx: PracticeTx, sessionId: string, limit = 10) =>
  tx
    .select({ version: sessionVersion, by: staff.name })
    .from(sessionVersion)
    .innerJoin(staff, isBy(sessionVersion))
    .where(eq(sessionVersion.sessionId, sessionId))
    .orderBy(desc(sessionVersion.rev))
    .limit(limit);

export const versionOf = async (tx: PracticeTx, sessionId: string, rev: number) => {
  const rows = await tx
    .select()
    .from(sessionVersion)
    .where(and(eq(sessionVersion.sessionId, sessionId), eq(sessionVersion.rev, rev)));
  return rows[0];
};

/** Every signature of a session, oldest first: what was signed stays as it was signed. */
export const signaturesOf = async (tx: PracticeTx, sessionId: string) =>
  tx.select().from(signature).where(eq(signature.sessionId, sessionId)).orderBy(signature.version);

/** Opens a signed session again for an amendment, or closes it as it was signed; what was signed stays in its signature. */
export const turnSession = async (tx: PracticeTx, of: SessionRow, status: 'amending' | 'signed') => {
  const rows = await tx
    .update(coachingSession)
    .set({ status })
    .where(and(eq(coachingSession.practiceId, of.practiceId), eq(coachingSession.id, of.id)))
    .returning(whole);
  return only(rows);
};

/** Joins who wrote a row. */
const isBy = (row: typeof coachingSession | typeof sessionVersion) =>
  and(eq(staff.practiceId, row.practiceId), eq(staff.id, row.staffId));

const only = <T>([row]: T[]): T => {
  if (row === undefined) throw new Error('the row just written was not given back');
  return row;
};
