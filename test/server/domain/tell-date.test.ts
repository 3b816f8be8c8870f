import { describe, expect, test } from 'vitest';
import {
  daysFrom,
  tellClock,
  tellDate,
  tellDayWithWeekday,
  tellTime,
  weekdayOf,
} from '../../../server/domain/tell-date.ts';

const west = 'America/Los_Angeles';

describe('dates as people read them', () => {
  test.each([
    ['2026-03-02', 'Mar 2, 2026', '2 de marzo de 2026'],
    ['2026-03', 'Mar 2026', 'marzo de 2026'],
    ['2026', '2026', '2026'],
    ['2026-03-02T07:59:00Z', 'Mar 1, 2026', '1 de marzo de 2026'],
    ['2026-03-02T08:00:00Z', 'Mar 2, 2026', '2 de marzo de 2026'],
    ['2026-07-01T06:59:00Z', 'Jun 30, 2026', '30 de junio de 2026'],
  ])('%s', (date, english, spanish) => {
    expect([tellDate(date, 'en', west), tellDate(date, 'es', west)]).toEqual([english, spanish]);
  });

  test.each([
    ['00:05', '12:05 AM', '12:05 a. m.'],
    ['09:30', '9:30 AM', '9:30 a. m.'],
    ['12:00', '12:00 PM', '12:00 p. m.'],
    ['23:59', '11:59 PM', '11:59 p. m.'],
  ])('%s', (clock, english, spanish) => {
    expect([tellClock(clock), tellClock(clock, 'es')]).toEqual([english, spanish]);
  });

  test('the hour that summer time leaves out does not exist here either', () => {
    expect(tellTime('2026-03-08T09:59:00Z', west)).toBe('1:59 AM');
    expect(tellTime('2026-03-08T10:00:00Z', west)).toBe('3:00 AM');
  });

  test.each([
    ['2024-01-01', 0],
    ['2026-03-02', 0],
    ['2026-03-08', 6],
    ['1999-12-31', 4],
    ['2024-02-29', 3],
  ])('%s is weekday %d', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  test('a day with its weekday, and the days to another', () => {
    expect(tellDayWithWeekday('2026-03-16', 'en')).toBe('Mon, Mar 16, 2026');
    expect(tellDayWithWeekday('2026-03-16', 'es')).toBe('lunes, 16 de marzo de 2026');
    expect([daysFrom('2026-03-07', '2026-03-09'), daysFrom('2026-03-01', '2026-02-28')]).toEqual([2, -1]);
  });
});
