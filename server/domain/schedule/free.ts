import { daysAfter } from '../panel/days.ts';
import { dayIn } from '../time-zone.ts';
import { type Availability, type Span, spansOn } from './availability.ts';

/** Times begin on a grid of so many minutes from the beginning of the coach's hours; short talks fill it more closely. */
const gridMinutes = (minutes: number): number => Math.min(minutes, 15);

export type Asking = {
  availability: Availability;
  /** Whatever takes the coach or the patient: talks booked, and what stands in the EMR. */
  busy: readonly Span[];
  /** How long the talk is to be. */
  minutes: number;
  now: string;
};

/** When a talk of this length could begin on a day: within the hours of the day as a whole, not over anything, not past. */
export function freeOn(day: string, { availability, busy, minutes, now }: Asking): string[] {
  const step = gridMinutes(minutes) * 60_000;
  const long = minutes * 60_000;
  return spansOn(day, availability).flatMap(({ from, to }) => {
    const starts: string[] = [];
    for (let at = Date.parse(from); at + long <= Date.parse(to); at += step) {
      const slot = spanOf(new Date(at).toISOString(), minutes);
      if (at >= Date.parse(now) && !busy.some(one => overlap(one, slot))) starts.push(slot.from);
    }
    return starts;
  });
}

/** The next times at or after an instant, so many of them, as far as the days looked at reach. */
export function nextFree(
  asking: Asking,
  { from, most, days }: { from: string; most: number; days: number },
): string[] {
  const { timeZone } = asking.availability;
  const now = from > asking.now ? from : asking.now;
  const found: string[] = [];
  let day = dayIn(now, timeZone);
  for (let count = 0; count < days && found.length < most; count++) {
    found.push(...freeOn(day, { ...asking, now }));
    day = daysAfter(day, 1);
  }
  return found.slice(0, most);
}

/** From an instant on, so many minutes. */
export const spanOf = (from: string, minutes: number): Span => ({
  from: new Date(from).toISOString(),
  to: new Date(Date.parse(from) + minutes * 60_000).toISOString(),
});

/** Two that share time; who only meet at an end do not. */
export const overlap = (one: Span, other: Span): boolean =>
  Date.parse(one.from) < Date.parse(other.to) && Date.parse(other.from) < Date.parse(one.to);

/** Whether the coach's hours hold a span as a whole; hours that meet are one. */
export function isWithinHours(span: Span, availability: Availability): boolean {
  const first = dayIn(span.from, availability.timeZone);
  const hours = [daysAfter(first, -1), first, daysAfter(first, 1)].flatMap(day => spansOn(day, availability));
  let reached = Date.parse(span.from);
  for (const { from, to } of hours)
    if (Date.parse(from) <= reached && Date.parse(to) > reached) reached = Date.parse(to);
  return reached >= Date.parse(span.to);
}
