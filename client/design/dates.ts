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
  const [year = '', month, day] = dayOf(at, calendar.timeZone).split('-');
  if (month === undefined) return year;
  const name = months[calendar.language][Number(month) - 1] ?? month;
  if (day === undefined) return `${name} ${year}`;
  const thisYear = dayOf(calendar.now, calendar.timeZone).startsWith(year);
  return thisYear ? `${Number(day)} ${name}` : `${Number(day)} ${name} ${year}`;
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

const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
};

type LocalParts = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

const known = new Map<string, ZoneShifts>();
const clocks = new Map<string, Intl.DateTimeFormat>();

// Numbers only, put together here: the browser and the server would not word a date alike.
function partsOf(at: string, timeZone: string): LocalParts | undefined {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return undefined;
  const shifted = shiftedBy(known.get(timeZone), moment.getTime());
  if (shifted) return shifted;
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(part => [part.type, part.value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { year, month, day, hour, minute };
}

function shiftedBy(zone: ZoneShifts | undefined, at: number): LocalParts | undefined {
  if (zone === undefined || at < zone.from || at >= zone.until) return undefined;
  const minutes = zone.shifts.findLast(([from]) => from <= at)?.[1] ?? 0;
  const [year = '', month = '', day = '', hour = '', minute = ''] = new Date(at + minutes * 60_000)
    .toISOString()
    .split(/[-T:]/);
  return { year, month, day, hour, minute };
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-CA', {
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
