import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { DeclineReason } from '../domain/find/decline.ts';
import type { FoundPerson, KnownHere, LeftOut } from '../domain/find/left-out.ts';
import type { Why } from '../domain/find/why.ts';
import { careTeamOf, type SaidMember } from '../domain/handoff/care-team.ts';
import type { PracticeTx } from './database.ts';
import { careTeamMember, coachingSession, findDecline, findPerson, handoff, staff } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

/** Somebody a run found. */
export type Found = { patientId: string; person?: FoundPerson; whys: Why[]; leftOut?: LeftOut };
export type Standing = (typeof findPerson.$inferSelect)['standing'];
export type FoundRow = Found & { standing: Standing };

type Sealed = Pick<Found, 'person' | 'whys' | 'leftOut'>;

/** Keeps whom a run found, in the order given. */
export const insertFound = async (
  tx: PracticeTx,
  keys: KeyRing,
  { practiceId, runId }: { practiceId: string; runId: string },
  people: readonly Found[],
): Promise<void> => {
  const rows = people.map(({ patientId, person, whys, leftOut }, place) => {
    const kept: Sealed = { ...(person && { person }), whys, ...(leftOut && { leftOut }) };
    const sealed = seal(keys, placeOf(practiceId, runId, patientId), JSON.stringify(kept));
    return { practiceId, runId, patientId, place, sealed, leftOut: leftOut !== undefined };
  });
  for (let at = 0; at < rows.length; at += 500) {
    await tx
      .insert(findPerson)
      .values(rows.slice(at, at + 500))
      .onConflictDoNothing();
  }
};

/** A piece of the list of a run, or of who is left out of it. */
export const foundOf = async (
  tx: PracticeTx,
  keys: KeyRing,
  runId: string,
  { leftOut, from, most }: { leftOut: boolean; from: number; most: number },
): Promise<{ rows: FoundRow[]; all: number }> => {
  const whose = and(eq(findPerson.runId, runId), eq(findPerson.leftOut, leftOut));
  const rows = await tx
    .select()
    .from(findPerson)
    .where(whose)
    .orderBy(asc(findPerson.place))
    .offset(from)
    .limit(most);
  const [all] = await tx.select({ count: count() }).from(findPerson).where(whose);
  return { rows: rows.map(row => opened(keys, row)), all: all?.count ?? 0 };
};

/** One whom a run found, locked until the transaction ends. */
export const foundToChange = async (
  tx: PracticeTx,
  keys: KeyRing,
  runId: string,
  patientId: string,
): Promise<FoundRow | undefined> => {
  const [row] = await tx
    .select()
    .from(findPerson)
    .where(and(eq(findPerson.runId, runId), eq(findPerson.patientId, patientId)))
    .for('update');
  return row && opened(keys, row);
};

/** What became of somebody, in every run that found them. */
export const saveStanding = async (tx: PracticeTx, patientId: string, standing: Standing): Promise<void> => {
  await tx.update(findPerson).set({ standing }).where(eq(findPerson.patientId, patientId));
};

export type DeclineRow = typeof findDecline.$inferSelect;
export type DeclineSaid = { who?: { name: string; birthDate?: string }; words?: string };

/** Keeps that somebody is not to be found; one said before gives way to it. */
export const insertDecline = async (
  tx: PracticeTx,
  keys: KeyRing,
  row: Omit<DeclineRow, 'sealed' | 'takenBackAt'>,
  said: DeclineSaid,
): Promise<void> => {
  await endDeclines(tx, row.patientId, row.at);
  const sealed = seal(keys, declinePlace(row.practiceId, row.id), JSON.stringify(said));
  await tx.insert(findDecline).values({ ...row, sealed });
};

/** It counts no more from now on; it stays readable. False where nothing was said. */
export const endDeclines = async (tx: PracticeTx, patientId: string, at: string): Promise<boolean> =>
  (
    await tx
      .update(findDecline)
      .set({ takenBackAt: at })
      .where(and(eq(findDecline.patientId, patientId), isNull(findDecline.takenBackAt)))
      .returning({ id: findDecline.id })
  ).length > 0;

export type DeclineShown = {
  patientId: string;
  because: DeclineReason;
  at: string;
  until?: string;
  by: string;
} & DeclineSaid;

/** Who is not to be found as of a day, the newest first. */
export const declinesInForce = async (
  tx: PracticeTx,
  keys: KeyRing,
  today: string,
  most: number,
): Promise<DeclineShown[]> => {
  const rows = await tx
    .select({ row: findDecline, by: staff.name })
    .from(findDecline)
    .innerJoin(staff, and(eq(staff.practiceId, findDecline.practiceId), eq(staff.id, findDecline.staffId)))
    .where(inForce(today))
    .orderBy(desc(findDecline.at))
    .limit(most);
  return rows.map(({ row, by }) => ({
    ...{ patientId: row.patientId, because: row.because, at: row.at, by },
    ...(row.until !== null && { until: row.until }),
    ...(JSON.parse(unseal(keys, declinePlace(row.practiceId, row.id), row.sealed)) as DeclineSaid),
  }));
};

/** What stands here of these patients: who coaches them, who handed them over, what they declined. */
export async function knownHere(
  tx: PracticeTx,
  patientIds: readonly string[],
  today: string,
): Promise<Map<string, KnownHere>> {
  if (patientIds.length === 0) return new Map();
  const ids = [...patientIds];
  const said = await tx.select().from(careTeamMember).where(inArray(careTeamMember.patientId, ids));
  const talks = await tx
    .select({
      patientId: coachingSession.patientId,
      staffId: coachingSession.staffId,
      signedAt: coachingSession.signedAt,
    })
    .from(coachingSession)
    .where(and(inArray(coachingSession.patientId, ids), isNotNull(coachingSession.signedAt)));
  const handed = await tx
    .select({ patientId: handoff.patientId, by: handoff.by })
    .from(handoff)
    .where(
      and(inArray(handoff.patientId, ids), inArray(handoff.status, ['called', 'waiting', 'taken', 'booked'])),
    );
  const declined = await tx
    .select()
    .from(findDecline)
    .where(and(inArray(findDecline.patientId, ids), inForce(today)));
  const names = new Map(
    (await tx.select({ id: staff.id, name: staff.name }).from(staff)).map(one => [one.id, one.name]),
  );
  return new Map(
    ids.map(id => {
      const mine = <T extends { patientId: string }>(rows: readonly T[]) =>
        rows.filter(one => one.patientId === id);
      const team = careTeamOf(
        mine(said).map(memberIn),
        mine(talks).map(({ staffId, signedAt }) => ({ staffId, signedAt: signedAt ?? '' })),
      );
      const coach = team.find(({ until }) => until === undefined);
      const [open] = mine(handed);
      const no = mine(declined).toSorted((a, b) => b.at.localeCompare(a.at))[0];
      const here: KnownHere = {
        ...(coach && { coach: names.get(coach.staffId) ?? '' }),
        ...(open && { handedOverBy: open.by }),
        ...(no && {
          declined: { at: no.at, because: no.because, ...(no.until !== null && { until: no.until }) },
        }),
      };
      return [id, here];
    }),
  );
}

const inForce = (today: string) =>
  and(isNull(findDecline.takenBackAt), or(isNull(findDecline.until), gt(findDecline.until, sql`${today}`)));

const memberIn = ({ staffId, since, because, until }: typeof careTeamMember.$inferSelect): SaidMember => ({
  ...{ staffId, since, because },
  ...(until !== null && { until }),
});

function opened(keys: KeyRing, row: typeof findPerson.$inferSelect): FoundRow {
  const { practiceId, runId, patientId, sealed, standing } = row;
  const kept = JSON.parse(unseal(keys, placeOf(practiceId, runId, patientId), sealed)) as Sealed;
  return { patientId, ...kept, standing };
}

const placeOf = (practiceId: string, runId: string, patientId: string): SealPlace => ({
  ...{ practiceId, table: 'find_person', row: `${runId} ${patientId}`, column: 'sealed' },
});
const declinePlace = (practiceId: string, row: string): SealPlace => ({
  ...{ practiceId, table: 'find_decline', row, column: 'sealed' },
});
