/** The days of one practice, counted back from today. All dates of the sandbox's charts come from here. */
export type Calendar = {
  /** YYYY-MM-DD */
  today: string;
  /** The date that many days ago (negative: days ahead), as YYYY-MM-DD. */
  day(daysAgo: number): string;
  /** A moment of that day by the practice's clock ("09:30"), as a FHIR instant with the practice's offset. */
  at(daysAgo: number, clock: string): string;
};

/** Where the practice's clock hangs. */
export const PRACTICE_TIME_ZONE = 'America/New_York';

const DAY_MS = 86_400_000;

/** A calendar for `today` (YYYY-MM-DD). Throws on anything else, since every date would be wrong. */
export function calendarOf(today: string): Calendar {
  const noon = Date.parse(`${today}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(today) || Number.isNaN(noon)) throw new Error(`Not a date: ${today}`);
  const offsets = new Map<string, string>();

  const day = (daysAgo: number) => new Date(noon - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const offsetOn = (date: string) => {
    const known = offsets.get(date);
    if (known) return known;
    const offset = practiceOffset(date);
    offsets.set(date, offset);
    return offset;
  };
  return {
    today,
    day,
    at: (daysAgo, clock) => `${day(daysAgo)}T${clock}:00${offsetOn(day(daysAgo))}`,
  };
}

/** "09:30" and 25 minutes make "09:55"; stays within the day. */
export function later(clock: string, minutes: number): string {
  const [hour = '0', minute = '0'] = clock.split(':');
  const total = Math.min(Number(hour) * 60 + Number(minute) + minutes, 23 * 60 + 59);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** The date of birth that makes someone exactly `age` on `today`, with the given birthday (MM-DD). */
export function bornOn(today: string, age: number, birthday: string): string {
  const hadBirthday = birthday <= today.slice(5);
  return `${Number(today.slice(0, 4)) - age - (hadBirthday ? 0 : 1)}-${birthday}`;
}

const offsetFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: PRACTICE_TIME_ZONE,
  timeZoneName: 'longOffset',
});

function practiceOffset(date: string): string {
  const zone = offsetFormat.formatToParts(new Date(`${date}T15:00:00Z`)).find(p => p.type === 'timeZoneName');
  return zone?.value.slice(3) || 'Z';
}
