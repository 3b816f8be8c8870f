import { describe, expect, test } from 'vitest';
import { bornOn, calendarOf, later } from './calendar.ts';
import { drawsOf } from './draws.ts';

describe("the practice's calendar", () => {
  test.each([
    ['2026-11-22', 0, '09:00', '2026-11-22T09:00:00-05:00'],
    ['2026-11-22', 21, '09:00', '2026-11-01T09:00:00-05:00'],
    ['2026-11-22', 22, '09:00', '2026-10-31T09:00:00-04:00'],
    ['2026-03-09', 1, '23:10', '2026-03-08T23:10:00-04:00'],
    ['2026-11-22', -60, '08:30', '2027-01-21T08:30:00-05:00'],
  ])('on %s, %i days ago at %s was %s', (today, ago, clock, moment) => {
    expect(calendarOf(today).at(ago, clock)).toBe(moment);
  });

  test.each(['22.11.2026', '2026-13-01', 'today', ''])('refuses %j as a day', day => {
    expect(() => calendarOf(day)).toThrow('Not a date');
  });

  test.each([
    ['2026-06-16', '1967-06-17'],
    ['2026-06-17', '1968-06-17'],
    ['2027-01-01', '1968-06-17'],
  ])('someone of 58 with her birthday in June was born, on %s, on %s', (today, born) => {
    expect(bornOn(today, 58, '06-17')).toBe(born);
  });

  test('an hour later is an hour later, and never the next day', () => {
    expect(later('09:30', 45)).toBe('10:15');
    expect(later('23:50', 45)).toBe('23:59');
  });
});

test('a table of lab values refuses a lab nobody knows and a line too short', () => {
  expect(drawsOf('ago a1c ldl\n12 8.2 -')).toEqual([{ ago: 12, a1c: 8.2 }]);
  expect(() => drawsOf('ago a1x\n12 8.2')).toThrow('No such lab: a1x');
  expect(() => drawsOf('ago a1c ldl\n12 8.2')).toThrow('Ragged');
});
