import { daysAfter } from '../panel/days.ts';
import { clockIn, dayIn } from '../time-zone.ts';

/**
 * What a clock on a wall of a zone stands for: one instant; none, where the clock was set forward over it (`next`: the first
 * instant after the gap); or two, where it was set back and showed it again.
 */
export type ClockTime =
  | { is: 'once'; at: string }
  | { is: 'never'; next: string }
  | { is: 'twice'; first: string; second: string };

const halfADay = 43_200_000;

/** A day (YYYY-MM-DD) and a clock (HH:MM, or 24:00 for the midnight that ends the day) in an IANA zone, as instants. */
export function clockTime(day: string, clock: string, zone: string): ClockTime {
  if (clock === '24:00') return clockTime(daysAfter(day, 1), '00:00', zone);
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  const [before = 0, after = 0] = [wanted - halfADay, wanted + halfADay].map(at => aheadOfUtc(at, zone));
  const found = [...new Set([wanted - before, wanted - after])]
    .filter(at => at + aheadOfUtc(at, zone) === wanted)
    .toSorted((a, b) => a - b)
    .map(iso);
  const [first, second] = found;
  if (first === undefined) return { is: 'never', next: iso(endOfGap(wanted - after, wanted - before, zone)) };
  return second === undefined ? { is: 'once', at: first } : { is: 'twice', first, second };
}

/** When something begins that is to begin at a clock time: the first of two, the end of a gap. */
export function beginsAt(day: string, clock: string, zone: string): string {
  const time = clockTime(day, clock, zone);
  return time.is === 'once' ? time.at : time.is === 'twice' ? time.first : time.next;
}

/** When something ends that ends at a clock time: the last of two, the end of a gap. */
export function endsAt(day: string, clock: string, zone: string): string {
  const time = clockTime(day, clock, zone);
  return time.is === 'once' ? time.at : time.is === 'twice' ? time.second : time.next;
}

/** Hours from one midnight to the next: 24, but for the days on which the clock is set. */
export const hoursOf = (day: string, zone: string): number =>
  (Date.parse(beginsAt(day, '24:00', zone)) - Date.parse(beginsAt(day, '00:00', zone))) / 3_600_000;

/** Whether a name is a zone the calendar knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/** Which of the two it is, where the clock of an instant shows twice on its day. */
export function whichOfTwo(instant: string, zone: string): 'first' | 'second' | undefined {
  const time = clockTime(dayIn(instant, zone), clockIn(instant, zone), zone);
  if (time.is !== 'twice') return undefined;
  return Date.parse(instant) < Date.parse(time.second) ? 'first' : 'second';
}

/** Milliseconds that the zone's clock is ahead of UTC at an instant; whole minutes. */
function aheadOfUtc(at: number, zone: string): number {
  const instant = iso(Math.floor(at / 60_000) * 60_000);
  return Date.parse(`${dayIn(instant, zone)}T${clockIn(instant, zone)}:00Z`) - Date.parse(instant);
}

/** The first instant at which the clock stands ahead as it does after; between an instant before the change and one after. */
function endOfGap(low: number, high: number, zone: string): number {
  const [from, to] = low < high ? [low, high] : [high, low];
  const later = aheadOfUtc(to, zone);
  let [before, at] = [from - 60_000, to];
  while (at - before > 60_000) {
    const middle = before + Math.floor((at - before) / 120_000) * 60_000;
    if (aheadOfUtc(middle, zone) === later) at = middle;
    else before = middle;
  }
  return at;
}

const iso = (at: number) => new Date(at).toISOString();
