import { expect, test } from 'vitest';
import {
  ageOn,
  type Calendar,
  dayNumber,
  dayOf,
  knowShifts,
  sayClock,
  sayDay,
  sayMoment,
} from '../../client/design/dates.ts';
import { shiftsOf } from '../../client/design/zone-shifts.ts';
import { languageFrom } from '../../server/domain/language.ts';

const calendar: Calendar = { timeZone: 'America/Los_Angeles', now: '2025-11-14T18:41:00Z', language: 'en' };

test.each([
  ['2024', '2024'],
  ['2024-06', 'Jun 2024'],
  ['2025-06-09', '9 Jun'],
  ['2024-06-09', '9 Jun 2024'],
  ['2025-11-14T07:30:00Z', '13 Nov'],
  ['2025-11-14T23:30:00-08:00', '14 Nov'],
  ['2025-01-01T02:00:00Z', '31 Dec 2024'],
])('a chart date of %s is told as "%s", never fuller than the chart has it', (at, said) => {
  expect(sayDay(at, calendar)).toBe(said);
});

test('the same day in Spanish has the Spanish month', () => {
  expect(sayDay('2025-08-03', { ...calendar, language: 'es' })).toBe('3 ago');
});

test('a time is told on the practice clock, with its day only when it is not today', () => {
  expect(sayClock('2025-11-14T18:41:00Z', calendar.timeZone)).toBe('10:41');
  expect(sayMoment('2025-11-14T08:05:00Z', calendar)).toBe('00:05');
  expect(sayMoment('2025-11-13T18:41:00Z', calendar)).toBe('13 Nov, 10:41');
});

test('what is not a date is told as it stands, not as today', () => {
  expect(dayOf('yesterdayT', calendar.timeZone)).toBe('yesterdayT');
});

test.each([
  ['1967-11-14', 58],
  ['1967-11-15', 57],
  ['1967-12-01', 57],
  ['1967', undefined],
  ['1967-11', undefined],
])('born %s is %s years old on 14 Nov 2025', (birthDate, years) => {
  expect(ageOn(birthDate, calendar)).toBe(years);
});

test('a partial date stands in the middle of what it leaves open', () => {
  expect(dayNumber('2025-06', 'UTC')).toBe(dayNumber('2025-06-15', 'UTC'));
  expect(dayNumber('2025', 'UTC')).toBe(dayNumber('2025-07-01', 'UTC'));
});

test.each([
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['fr-CA,es;q=0.5', 'es'],
  ['fr', 'en'],
  [undefined, 'en'],
  ['', 'en'],
] as const)('a browser that asks for %s is spoken to in %s', (wanted, language) => {
  expect(languageFrom(wanted)).toBe(language);
});

test.each([
  'America/New_York',
  'Africa/Casablanca', // an hour back in Ramadan alone
  'Australia/Lord_Howe', // half an hour
  'Asia/Kathmandu', // never, and 45 minutes off the hour
])('the clock of %s that the server gives to the page is the calendar’s own, to the minute', timeZone => {
  const now = Date.parse('2026-03-14T12:00:00Z');
  const shifts = shiftsOf(timeZone, now);
  const aroundShifts = shifts.shifts.flatMap(([at]) => [at - 60_000, at - 1, at, at + 60_000]);
  const days = Array.from({ length: 1_500 }, (_, step) => now + 300 * 86_400_000 - step * 233_280_007);
  const instants = [...aroundShifts, ...days].map(at => new Date(at).toISOString());
  const tell = () => instants.map(at => `${dayOf(at, timeZone)} ${sayClock(at, timeZone)}`);
  const byCalendar = tell();
  knowShifts(timeZone, shifts);
  expect(tell()).toEqual(byCalendar);
});
