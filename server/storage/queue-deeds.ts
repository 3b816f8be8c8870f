import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Snooze } from '../domain/panel/facts.ts';
import type { PracticeTx } from './database.ts';
import { coachDate, coachWeek, snooze } from './schema.ts';

type Whose = { practiceId: string; staffId: string; patientId: string };

/** Puts a patient off for this coach; what was said before is no more. */
export const saveSnooze = async (tx: PracticeTx, whose: Whose, said: Snooze, at: string): Promise<void> => {
  const set = { until: said.until, why: said.why, words: said.words ?? null, at };
  await tx
    .insert(snooze)
    .values({ ...whose, ...set })
    .onConflictDoUpdate({ target: [snooze.practiceId, snooze.staffId, snooze.patientId], set });
};

/** The coach wants the patient back. */
export const endSnooze = async (tx: PracticeTx, { staffId, patientId }: Whose): Promise<void> => {
  await tx.delete(snooze).where(and(eq(snooze.staffId, staffId), eq(snooze.patientId, patientId)));
};

/** Keeps a date that a coach set; the same key again changes nothing. False: there are as many as there may be. */
export const saveDate = async (
  tx: PracticeTx,
  row: Whose & { id: string; day: string; what: string; at: string },
  most: number,
): Promise<boolean> => {
  const open = and(eq(coachDate.patientId, row.patientId), isNull(coachDate.droppedAt));
  if ((await tx.$count(coachDate, open)) >= most) return false;
  await tx.insert(coachDate).values(row).onConflictDoNothing();
  return true;
};

/** A date that stands; `day`: YYYY-MM-DD. */
export type CoachDate = { id: string; day: string; what: string };

/** The dates that stand for these patients, each patient's first first. */
export const datesOf = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<Map<string, CoachDate[]>> => {
  const { patientId, id, day, what } = coachDate;
  const rows = await tx
    .select({ patientId, id, day, what })
    .from(coachDate)
    .where(and(inArray(patientId, [...patientIds]), isNull(coachDate.droppedAt)))
    .orderBy(day, what);
  const ofEach = Map.groupBy(rows, row => row.patientId);
  return new Map([...ofEach].map(([patient, of]) => [patient, of.map(({ patientId: _, ...date }) => date)]));
};

/** Takes a date of this patient away; once gone it stays so. */
export const dropDate = async (
  tx: PracticeTx,
  { id, patientId }: { id: string; patientId: string },
  at: string,
): Promise<void> => {
  await tx
    .update(coachDate)
    .set({ droppedAt: at })
    .where(and(eq(coachDate.id, id), eq(coachDate.patientId, patientId), isNull(coachDate.droppedAt)));
};

/** Minutes a week that a coach has, by their own word. */
export const weekOfCoach = async (tx: PracticeTx, staffId: string): Promise<number | undefined> =>
  (await tx.select({ minutes: coachWeek.minutes }).from(coachWeek).where(eq(coachWeek.staffId, staffId)))[0]
    ?.minutes;

export const saveWeek = async (
  tx: PracticeTx,
  row: { practiceId: string; staffId: string; minutes: number; at: string },
): Promise<void> => {
  const { minutes, at } = row;
  await tx
    .insert(coachWeek)
    .values(row)
    .onConflictDoUpdate({ target: [coachWeek.practiceId, coachWeek.staffId], set: { minutes, at } });
};
