import { daysBefore } from '../time-zone.ts';

/** A day, so many days later. */
export const daysAfter = (day: string, days: number): string => daysBefore(day, -days);

/** The month (YYYY-MM) of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

export const firstDay = (month: string): string => `${month}-01`;
/** Told by the number of days rather than by a date: it is asked for each rule of each patient. */
export function lastDay(month: string): string {
  const year = Number(month.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month.slice(5, 7)) - 1];
  return `${month}-${days}`;
}

/** A month, so many months later (or earlier, below zero). */
export function monthsAfter(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The same day so many months earlier; the last of the month where it has no such day. */
export function dayMonthsBefore(day: string, months: number): string {
  const month = monthsAfter(monthOf(day), -months);
  const same = `${month}-${day.slice(8)}`;
  const last = lastDay(month);
  return same > last ? last : same;
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Days of the month left, the day looked at among them; none once it is over, all before it began. */
export function daysLeft(month: string, asOf: string): number {
  const from = asOf < firstDay(month) ? firstDay(month) : asOf;
  return Math.max(0, daysBetween(from, lastDay(month)) + 1);
}

/** Full months from one day to another. */
export function monthsPassed(from: string, to: string): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}
