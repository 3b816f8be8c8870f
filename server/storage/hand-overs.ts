import { and, asc, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { HandedPatient, HandOver } from '../domain/panel/hand-over.ts';
import type { PracticeTx } from './database.ts';
import { handedPatient, panelHandOver } from './schema.ts';

/** A hand-over with its patients, and the EMR whose they are. */
export type KeptHandOver = { handOver: HandOver; patients: HandedPatient[]; iss: string };

type At = { practiceId: string; iss: string };

/** Keeps a new one. False: one of that id was there already. */
export const insertHandOver = async (
  tx: PracticeTx,
  { practiceId, iss }: At,
  { handOver, patients }: Pick<KeptHandOver, 'handOver' | 'patients'>,
): Promise<boolean> => {
  const { id, from, by, why, fromDay, backOn, note, meet, proposedAt } = handOver;
  const kept = await tx
    .insert(panelHandOver)
    .values({
      ...{ practiceId, id, iss, why, fromDay, meet, proposedAt },
      ...{ fromId: from.staffId, fromName: from.name, byId: by.staffId, byName: by.name },
      ...{ backOn: backOn ?? null, note: note ?? null },
    })
    .onConflictDoNothing()
    .returning({ id: panelHandOver.id });
  if (kept.length === 0) return false;
  await tx
    .insert(handedPatient)
    .values(patients.map(one => ({ practiceId, handOverId: id, ...columnsOf(one, proposedAt) })));
  return true;
};

/** Keeps what became of one of its patients. The caller holds its lock. */
export const saveHanded = async (
  tx: PracticeTx,
  handOverId: string,
  one: HandedPatient,
  at: string,
): Promise<void> => {
  const { patientId, ...set } = columnsOf(one, at);
  await tx
    .update(handedPatient)
    .set(set)
    .where(and(eq(handedPatient.handOverId, handOverId), eq(handedPatient.patientId, patientId)));
};

const columnsOf = ({ patientId, to, words, state, past }: HandedPatient, changedAt: string) => ({
  ...{ patientId, toId: to.staffId, toName: to.name, words: words ?? null },
  ...{ status: state.status, state, past, changedAt },
});

/** One, locked with all its patients until the transaction ends. */
export const handOverToChange = async (tx: PracticeTx, id: string): Promise<KeptHandOver | undefined> => {
  await tx.select().from(panelHandOver).where(eq(panelHandOver.id, id)).for('update');
  return (await found(tx, [id]))[0];
};

/** Those of which a day may have to do something: somebody is agreed on, waits, or is lent. */
export const handOversOfDay = async (tx: PracticeTx, today: string): Promise<string[]> =>
  (
    await tx
      .selectDistinct({ id: panelHandOver.id })
      .from(panelHandOver)
      .innerJoin(handedPatient, ofHandOver)
      .where(
        or(
          and(eq(handedPatient.status, 'agreed'), sql`${panelHandOver.fromDay} <= ${today}`),
          and(
            sql`${handedPatient.status} in ('waiting', 'agreed', 'declined', 'taken')`,
            sql`${panelHandOver.backOn} <= ${today}`,
          ),
        ),
      )
  ).map(({ id }) => id);

/** Those that concern a person, or the whole practice without one: what is under way, and what changed since then. Newest first. */
export const handOversOf = async (
  tx: PracticeTx,
  { staffId, since }: { staffId?: string; since: string },
): Promise<KeptHandOver[]> => {
  const theirs =
    staffId === undefined
      ? undefined
      : or(
          eq(panelHandOver.fromId, staffId),
          eq(panelHandOver.byId, staffId),
          eq(handedPatient.toId, staffId),
        );
  const ids = await tx
    .selectDistinct({ id: panelHandOver.id, at: panelHandOver.proposedAt })
    .from(panelHandOver)
    .innerJoin(handedPatient, ofHandOver)
    .where(
      and(
        theirs,
        or(
          inArray(handedPatient.status, ['waiting', 'agreed', 'declined']),
          and(eq(handedPatient.status, 'taken'), sql`${panelHandOver.backOn} is not null`),
          gte(handedPatient.changedAt, since),
        ),
      ),
    )
    .orderBy(desc(panelHandOver.proposedAt))
    .limit(50);
  return found(
    tx,
    ids.map(({ id }) => id),
  );
};

/** One to look at. */
export const handOverOf = async (tx: PracticeTx, id: string): Promise<KeptHandOver | undefined> =>
  (await found(tx, [id]))[0];

/** Of these patients, who is on the way to somebody, and who goes back on a day. */
export const onTheirWay = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<{ underWay: Set<string>; lent: Set<string> }> => {
  const rows =
    patientIds.length === 0
      ? []
      : await tx
          .select({ patientId: handedPatient.patientId, status: handedPatient.status })
          .from(handedPatient)
          .innerJoin(panelHandOver, ofHandOver)
          .where(
            and(
              inArray(handedPatient.patientId, [...patientIds]),
              or(
                inArray(handedPatient.status, ['waiting', 'agreed', 'declined']),
                and(eq(handedPatient.status, 'taken'), sql`${panelHandOver.backOn} is not null`),
              ),
            ),
          );
  const where = (isLent: boolean) =>
    new Set(rows.filter(({ status }) => (status === 'taken') === isLent).map(({ patientId }) => patientId));
  return { underWay: where(false), lent: where(true) };
};

/** How many patients wait for this coach, and what changes when anything of what concerns them does. */
export const handedMark = async (
  tx: PracticeTx,
  staffId: string,
): Promise<{ waiting: number; mark: string }> => {
  const [row] = await tx
    .select({
      waiting: sql<number>`(count(*) filter (where ${handedPatient.status} = 'waiting' and ${handedPatient.toId} = ${staffId}))::int`,
      mark: sql<string>`count(*) || '.' || coalesce(max(${handedPatient.changedAt})::text, '')`,
    })
    .from(handedPatient)
    .innerJoin(panelHandOver, ofHandOver)
    .where(or(eq(handedPatient.toId, staffId), eq(panelHandOver.fromId, staffId)));
  return row ?? { waiting: 0, mark: '' };
};

const ofHandOver = and(
  eq(handedPatient.practiceId, panelHandOver.practiceId),
  eq(handedPatient.handOverId, panelHandOver.id),
);

async function found(tx: PracticeTx, ids: readonly string[]): Promise<KeptHandOver[]> {
  if (ids.length === 0) return [];
  const heads = await tx
    .select()
    .from(panelHandOver)
    .where(inArray(panelHandOver.id, [...ids]))
    .orderBy(desc(panelHandOver.proposedAt), asc(panelHandOver.id));
  const rows = await tx
    .select()
    .from(handedPatient)
    .where(inArray(handedPatient.handOverId, [...ids]))
    .orderBy(asc(handedPatient.patientId));
  return heads.map(row => {
    const { id, iss, why, fromDay, meet, proposedAt } = row;
    return {
      iss,
      handOver: {
        ...{ id, why, fromDay, meet, proposedAt: new Date(proposedAt).toISOString() },
        from: { staffId: row.fromId, name: row.fromName },
        by: { staffId: row.byId, name: row.byName },
        ...(row.backOn !== null && { backOn: row.backOn }),
        ...(row.note !== null && { note: row.note }),
      },
      patients: rows
        .filter(({ handOverId }) => handOverId === id)
        .map(({ patientId, toId, toName, words, state, past }) => ({
          ...{ patientId, state, past, to: { staffId: toId, name: toName } },
          ...(words !== null && { words }),
        })),
    };
  });
}
