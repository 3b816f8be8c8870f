import { type Refusal, refuse } from '../refusal.ts';
import { beginsAt, endsAt, isZone } from './wall-clock.ts';

/** Hours of a day by the clock on the wall: HH:MM, the end up to 24:00. */
export type Hours = { from: string; to: string };

/** A day on which other hours hold than those of its weekday: none is a day off. */
export type OtherDay = { day: string; hours: readonly Hours[] };

/** When a coach is there for talks, by their own word; the clock is that of their zone. `weekly`: Monday first. */
export type Availability = {
  timeZone: string;
  weekly: readonly (readonly Hours[])[];
  other: readonly OtherDay[];
};

/** A piece of time between two instants; the end is no longer in it. */
export type Span = { from: string; to: string };

export const mostHoursOfDay = 6;
export const mostOtherDays = 120;

/** What somebody has who has set nothing. */
export const noHours = (timeZone: string): Availability => ({
  timeZone,
  weekly: [[], [], [], [], [], [], []],
  other: [],
});

/** Whether anything is set at all: without that no time is outside of it. */
export const hasHours = ({ weekly, other }: Availability): boolean =>
  weekly.some(hours => hours.length > 0) || other.some(({ hours }) => hours.length > 0);

/**
 * Whether hours may be kept as they are said. Refuses a zone nobody knows, a week that has not seven days, hours that end
 * before they begin or lie over each other, and the same day twice.
 */
export function refusalOfHours({ timeZone, weekly, other }: Availability): Refusal | undefined {
  if (!isZone(timeZone)) return refuse('bad-request', 'zone-unknown', 'timeZone');
  if (weekly.length !== 7) return refuse('bad-request', 'hours-crossed', 'weekly');
  if (weekly.some(areCrossed)) return refuse('bad-request', 'hours-crossed', 'weekly');
  if (other.some(({ hours }) => areCrossed(hours))) return refuse('bad-request', 'hours-crossed', 'other');
  if (new Set(other.map(({ day }) => day)).size < other.length)
    return refuse('bad-request', 'hours-day-twice', 'other');
  return undefined;
}

/** The hours of one day as instants, in order. A day of 23 or 25 hours is as long as it is. */
export function spansOn(day: string, availability: Availability): Span[] {
  const { timeZone } = availability;
  return hoursOn(day, availability)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ from, to }) => ({ from: beginsAt(day, from, timeZone), to: endsAt(day, to, timeZone) }))
    .filter(({ from, to }) => from < to);
}

/** By the clock on the wall: those of this very day, else those of its weekday. */
export function hoursOn(day: string, { weekly, other }: Availability): readonly Hours[] {
  const own = other.find(one => one.day === day);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return own?.hours ?? weekly[weekday] ?? [];
}

function areCrossed(hours: readonly Hours[]): boolean {
  const sorted = hours.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.some(({ from, to }, at) => from >= to || (sorted[at + 1]?.from ?? '99:99') < to);
}
