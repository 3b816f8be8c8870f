import { shortDay } from '../../server/domain/short-date.ts';
import type { Language } from './words.ts';

/** Where and when dates are told: the practice's zone and the moment the page was made. */
export type Calendar = { timeZone: string; now: string; language: Language };

/** Minutes a zone's clock is ahead of UTC from each instant on, within a span; all in ms since 1970. */
export type ZoneShifts = { from: number; until: number; shifts: [at: number, minutes: number][] };

/** What the server looked up of a zone: asking a slow browser's own calendar even once costs 40 ms of its first screen. */
export function knowShifts(timeZone: string, shifts: ZoneShifts): void {
  known.set(timeZone, shifts);
}

/**
 * The day of a chart date in the practice's zone: YYYY, YYYY-MM or YYYY-MM-DD, never fuller than the chart has it.
 * Only an instant (with a time and a zone) is moved into the zone.
 */
export function dayOf(at: string, timeZone: string): string {
  if (!at.includes('T')) return at;
  const local = partsOf(at, timeZone);
  return local === undefined ? at.slice(0, 10) : `${local.year}-${local.month}-${local.day}`;
}

/** "14 Nov", with the year when it is another than this one's; "Nov 2025" and "2025" where the chart says no more. */
export function sayDay(at: string, calendar: Calendar): string {
  const day = dayOf(at, calendar.timeZone);
  const said = shortDay(day, calendar.language);
  const thisYear = dayOf(calendar.now, calendar.timeZone).startsWith(day.slice(0, 4));
  return thisYear && day.length > 7 ? said.slice(0, -5) : said;
}

/** "10:41" in the practice's zone, 24 hours. */
export function sayClock(at: string, timeZone: string): string {
  const local = partsOf(at, timeZone);
  return local === undefined ? '' : `${local.hour}:${local.minute}`;
}

/** "10:41" for today, "14 Nov, 10:41" for another day. */
export function sayMoment(at: string, calendar: Calendar): string {
  const clock = sayClock(at, calendar.timeZone);
  const today = dayOf(at, calendar.timeZone) === dayOf(calendar.now, calendar.timeZone);
  return today ? clock : `${sayDay(at, calendar)}, ${clock}`;
}

/** Whole years on the day of the page; undefined when the chart does not know the day of birth, or names one ahead. */
export function ageOn(birthDate: string, calendar: Calendar): number | undefined {
  const [year, month, day] = birthDate.split('-').map(Number);
  const [nowYear = 0, nowMonth = 0, nowDay = 0] = dayOf(calendar.now, calendar.timeZone)
    .split('-')
    .map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const hadBirthday = nowMonth > month || (nowMonth === month && nowDay >= day);
  const age = nowYear - year - (hadBirthday ? 0 : 1);
  return age >= 0 && age <= 130 ? age : undefined;
}

/** Days since 1970 of a chart date, in the middle of what it leaves open. For drawing, not for rules. */
export function dayNumber(at: string, timeZone: string): number {
  const [year, month, day] = dayOf(at, timeZone).split('-').map(Number);
  if (year === undefined) return 0;
  const at12 =
    month === undefined ? Date.UTC(year, 6, 1) : Date.UTC(year, month - 1, day === undefined ? 15 : day);
  return at12 / 86_400_000;
}

type LocalParts = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

const known = new Map<string, ZoneShifts>();
const clocks = new Map<string, Intl.DateTimeFormat>();

// Numbers only, put together here: the browser and the server would not word a date alike.
function partsOf(at: string, timeZone: string): LocalParts | undefined {
  const moment = new Date(at).getTime();
  if (Number.isNaN(moment)) return undefined;
  const told = shiftedBy(known.get(timeZone), moment) ?? clockOf(timeZone).format(moment);
  const [year = '', month = '', day = '', hour = '', minute = ''] = told.split(/\D+/);
  return { year, month, day, hour, minute };
}

function shiftedBy(zone: ZoneShifts | undefined, at: number): string | undefined {
  if (zone === undefined || at < zone.from || at >= zone.until) return undefined;
  const minutes = zone.shifts.findLast(([from]) => from <= at)?.[1] ?? 0;
  return new Date(at + minutes * 60_000).toISOString();
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone);
  if (kept) return kept;
  // Swedish tells year, month, day, hour and minute in this order.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}
