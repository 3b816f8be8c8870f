import { and, eq, sql } from 'drizzle-orm';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { removeCdsClientsOf } from './cds-clients.ts';
import type { PracticeTx } from './database.ts';
import { prepared, shared } from './questions.ts';
import { emr, practice } from './schema.ts';

export type PracticeRow = typeof practice.$inferSelect;
export type EmrRow = typeof emr.$inferSelect;

/** The practice this transaction is in; undefined when it does not exist. */
export const thePractice = async (tx: PracticeTx): Promise<PracticeRow | undefined> =>
  (await tx.select().from(practice))[0];

export const insertPractice = async (tx: PracticeTx, row: PracticeRow): Promise<void> => {
  await tx.insert(practice).values(row);
};

export const savePracticeSettings = async (tx: PracticeTx, settings: PracticeSettings): Promise<void> => {
  await tx.update(practice).set({ settings });
};

/** Settings read and changed under a lock, so that two who change them at once both do. Nothing where there is no practice. */
export const changePracticeSettings = async (
  tx: PracticeTx,
  change: (settings: PracticeSettings) => PracticeSettings,
): Promise<PracticeSettings | undefined> => {
  const [row] = await tx.select({ settings: practice.settings }).from(practice).for('update');
  if (row === undefined) return undefined;
  const settings = change(row.settings);
  await savePracticeSettings(tx, settings);
  return settings;
};

/** Registers an EMR, or writes down anew what was found out about it. The issuer is one practice's only. */
export const saveEmr = async (tx: PracticeTx, row: typeof emr.$inferInsert): Promise<void> => {
  const { practiceId: _practice, iss: _iss, ...found } = row;
  await tx
    .insert(emr)
    .values(row)
    .onConflictDoUpdate({ target: [emr.practiceId, emr.iss], set: found });
};

/** An EMR of this practice by its exact issuer. */
export const emrByIss = shared(async (tx, asked: readonly string[]): Promise<(EmrRow | undefined)[]> => {
  const rows = await emrsByIss(tx).execute({ asked: [...new Set(asked)] });
  return asked.map(iss => rows.find(row => row.iss === iss));
});

const emrsByIss = prepared(tx =>
  tx
    .select()
    .from(emr)
    .where(sql`${emr.iss} = any(${sql.placeholder('asked')}::text[])`)
    .prepare('emr-by-iss'),
);

export const emrsOf = async (tx: PracticeTx): Promise<EmrRow[]> => tx.select().from(emr).orderBy(emr.iss);

/**
 * What an EMR says just now that it takes. A vendor named by the EMR itself follows the new word; one that a person named
 * stays.
 */
export const saveWordOf = async (
  tx: PracticeTx,
  row: EmrRow,
  accepts: EmrRow['pinned']['accepts'],
  at: string,
): Promise<void> => {
  const selfNamed = row.vendor === (row.pinned.accepts.software ?? 'generic');
  const vendor = selfNamed ? (accepts.software ?? 'generic') : row.vendor;
  const pinned = { ...row.pinned, accepts, checkedAt: at };
  await tx.update(emr).set({ vendor, pinned }).where(eq(emr.iss, row.iss));
};

/** What the practice says of its EMR, as read and changed under a lock. Nothing when it has no such EMR. */
export const changeClaims = async (
  tx: PracticeTx,
  iss: string,
  change: (claims: EmrRow['claims']) => EmrRow['claims'],
): Promise<EmrRow['claims'] | undefined> => {
  const [row] = await tx.select({ claims: emr.claims }).from(emr).where(eq(emr.iss, iss)).for('update');
  if (row === undefined) return undefined;
  const claims = change(row.claims);
  await tx.update(emr).set({ claims }).where(eq(emr.iss, iss));
  return claims;
};

export const saveAtOnce = async (tx: PracticeTx, iss: string, atOnce: number): Promise<void> => {
  await tx.update(emr).set({ atOnce }).where(eq(emr.iss, iss));
};

/** A paused EMR launches nobody and is sent nothing until a person looked at what changed. */
export const setEmrPaused = async (tx: PracticeTx, iss: string, paused: boolean): Promise<void> => {
  await tx.update(emr).set({ paused }).where(eq(emr.iss, iss));
};

/** Switches the system client of an EMR on, or off with nothing. False when the practice has no such EMR. */
export const saveSystemClient = async (
  tx: PracticeTx,
  iss: string,
  client: Pick<EmrRow, 'systemClient' | 'systemKeySealed'> | undefined,
): Promise<boolean> => {
  const saved = await tx
    .update(emr)
    .set(client ?? { systemClient: null, systemKeySealed: null })
    .where(eq(emr.iss, iss))
    .returning({ iss: emr.iss });
  return saved.length > 0;
};

/** Origins that may show our pages in a frame. */
export const frameOriginsOf = async (tx: PracticeTx): Promise<string[]> => {
  const rows = await tx.select({ origins: emr.frameOrigins }).from(emr);
  return [...new Set(rows.flatMap(row => row.origins))];
};

/** Takes the EMR away: nobody can launch from it, and its tokens cannot be read. The practice's records stay. */
export const removeEmr = async (tx: PracticeTx, practiceId: string, iss: string): Promise<boolean> => {
  await removeCdsClientsOf(tx, iss);
  const gone = await tx
    .delete(emr)
    .where(and(eq(emr.practiceId, practiceId), eq(emr.iss, iss)))
    .returning({ iss: emr.iss });
  return gone.length > 0;
};
