import { dayIn, daysBefore } from '../time-zone.ts';
import type { ChartDate } from './snapshot.ts';

/**
 * Partial dates compared as they stand. YYYY, YYYY-MM and YYYY-MM-DD are compared letter by letter up to the shorter
 * one and never made fuller; an instant counts as its day in the practice's zone.
 */

/** The day of a chart date, or as much of it as is known. */
export const dayOf = (at: ChartDate, timeZone: string): string => {
  if (at.length <= 10) return at;
  return Number.isNaN(Date.parse(at)) ? at.slice(0, 10) : dayIn(at, timeZone);
};

/** Whether it is on the day or later, or could be: "2026-03" could be after 10 March. */
export const couldBeSince = (at: string, day: string): boolean => at >= day.slice(0, at.length);

/** Whether it lies in the future for certain. */
export const isAfter = (at: string, day: string): boolean => at > day.slice(0, at.length);

export const isWholeDay = (at: string): boolean => at.length === 10;

/** Newest first; of two that start alike the fuller date counts as newer. */
export const newestFirst = <T extends { at: string }>(facts: readonly T[]): T[] =>
  facts.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

/** Age in completed years as far as it is certain: born "1967-06" is one year older only from July on. */
export function ageOn(birthDate: ChartDate | undefined, today: string): number | undefined {
  if (!birthDate || !/^\d{4}(-\d\d){0,2}/.test(birthDate)) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const latestBirthday = `${birthDate.slice(5, 10)}-31`.replace(/^-31$/, '12-31').slice(0, 5);
  const age = today.slice(5) >= latestBirthday ? years : years - 1;
  return age >= 0 && age <= 130 ? age : undefined;
}

/** The first day of the window in which something counts as lately. */
export const lately = (today: string, days: number): string => daysBefore(today, days);
