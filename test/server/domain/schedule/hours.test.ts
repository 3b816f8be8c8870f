import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Availability,
  noHours,
  refusalOfHours,
  spansOn,
} from '../../../../server/domain/schedule/availability.ts';
import { freeOn, isWithinHours, nextFree, overlap, spanOf } from '../../../../server/domain/schedule/free.ts';
import { clockTime, hoursOf, whichOfTwo } from '../../../../server/domain/schedule/wall-clock.ts';
import { clockIn } from '../../../../server/domain/time-zone.ts';

const newYork = 'America/New_York';
const every = (from: string, to: string, timeZone = newYork): Availability => ({
  ...{ timeZone, other: [] },
  weekly: Array.from({ length: 7 }, () => [{ from, to }]),
});

describe('a clock time of a zone', () => {
  test.each([
    ['on any day', '2026-11-26', '10:00', newYork, { is: 'once', at: '2026-11-26T15:00:00.000Z' }],
    ['skipped in spring', '2026-03-08', '02:30', newYork, { is: 'never', next: '2026-03-08T07:00:00.000Z' }],
    [
      ...(['shown twice in autumn', '2026-11-01', '01:15', newYork] as const),
      { is: 'twice', first: '2026-11-01T05:15:00.000Z', second: '2026-11-01T06:15:00.000Z' },
    ],
    [
      'the hour before the gap',
      '2026-03-08',
      '01:59',
      newYork,
      { is: 'once', at: '2026-03-08T06:59:00.000Z' },
    ],
    [
      'the hour after the gap',
      '2026-03-08',
      '03:00',
      newYork,
      { is: 'once', at: '2026-03-08T07:00:00.000Z' },
    ],
    [
      'the midnight that ends a day',
      '2026-11-30',
      '24:00',
      newYork,
      { is: 'once', at: '2026-12-01T05:00:00.000Z' },
    ],
    [
      'a midnight that is skipped',
      '2026-09-06',
      '00:00',
      'America/Santiago',
      { is: 'never', next: '2026-09-06T04:00:00.000Z' },
    ],
    [
      'half an hour set forward',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      { is: 'never', next: '2026-10-03T15:30:00.000Z' },
    ],
    [
      'ahead of UTC by five and three quarters',
      '2026-11-26',
      '10:00',
      'Asia/Kathmandu',
      { is: 'once', at: '2026-11-26T04:15:00.000Z' },
    ],
    [
      'where the clocks are never set',
      '2026-03-08',
      '02:30',
      'America/Phoenix',
      { is: 'once', at: '2026-03-08T09:30:00.000Z' },
    ],
  ])('%s', (_, day, clock, zone, is) => {
    expect(clockTime(day, clock, zone)).toEqual(is);
  });

  test.each([
    ['2026-03-08', newYork, 23],
    ['2026-11-01', newYork, 25],
    ['2026-11-26', newYork, 24],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
  ])('%s in %s has %d hours', (day, zone, hours) => {
    expect(hoursOf(day, zone)).toBe(hours);
  });

  test('whichever instant it stands for, the wall shows it then', () => {
    const zones = [newYork, 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 365 * 24 * 12 }), (zone, steps) => {
        const at = new Date(Date.UTC(2026, 0, 1) + steps * 300_000).toISOString();
        const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));
        const time = clockTime(day, clockIn(at, zone), zone);
        const meant = time.is === 'twice' ? [time.first, time.second] : time.is === 'once' ? [time.at] : [];
        expect(meant).toContain(at);
        expect(whichOfTwo(at, zone) === undefined).toBe(time.is === 'once');
      }),
      { numRuns: 300 },
    );
  });
});

describe('hours a coach sets', () => {
  test.each([
    ['a zone nobody knows', { ...every('09:00', '17:00'), timeZone: 'Mars/Base' }, 'zone-unknown'],
    ['an end before the beginning', every('17:00', '09:00'), 'hours-crossed'],
    [
      'two that lie over each other',
      {
        ...noHours(newYork),
        weekly: [
          [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
      },
      'hours-crossed',
    ],
    [
      'the same day twice',
      {
        ...noHours(newYork),
        other: [
          { day: '2026-12-24', hours: [] },
          { day: '2026-12-24', hours: [] },
        ],
      },
      'hours-day-twice',
    ],
    ['a week of six days', { ...noHours(newYork), weekly: [[], [], [], [], [], []] }, 'hours-crossed'],
  ])('%s is refused', (_, said, because) => {
    expect(refusalOfHours(said)).toMatchObject({ because });
  });

  test('hours that meet, and an evening to midnight, are kept', () => {
    const [first, ...rest] = noHours(newYork).weekly;
    const weekly = [
      [...(first ?? []), { from: '09:00', to: '12:00' }, { from: '12:00', to: '24:00' }],
      ...rest,
    ];
    expect(refusalOfHours({ ...noHours(newYork), weekly })).toBeUndefined();
  });

  test.each([
    ['a usual day', '2026-11-26', every('00:00', '24:00'), 24],
    ['the day of 23 hours', '2026-03-08', every('00:00', '24:00'), 23],
    ['the day of 25 hours', '2026-11-01', every('00:00', '24:00'), 25],
    ['hours that begin in the gap', '2026-03-08', every('02:30', '05:00'), 2],
    ['hours that end in the gap', '2026-03-08', every('01:00', '02:30'), 1],
    ['hours within the gap', '2026-03-08', every('02:00', '03:00'), 0],
    ['hours over the hour that comes twice', '2026-11-01', every('01:00', '02:00'), 2],
    ['a day off', '2026-12-25', { ...every('09:00', '17:00'), other: [{ day: '2026-12-25', hours: [] }] }, 0],
    [
      'other hours on one day',
      '2026-12-24',
      { ...every('09:00', '17:00'), other: [{ day: '2026-12-24', hours: [{ from: '09:00', to: '11:00' }] }] },
      2,
    ],
  ])('%s: as many hours as there are', (_, day, availability, hours) => {
    const long = spansOn(day, availability).reduce(
      (all, { from, to }) => all + Date.parse(to) - Date.parse(from),
      0,
    );
    expect(long / 3_600_000).toBe(hours);
  });
});

describe('free times', () => {
  const now = '2026-11-20T12:00:00.000Z';
  const clocks = (
    day: string,
    minutes: number,
    availability: Availability,
    busy: { from: string; to: string }[] = [],
  ) => freeOn(day, { availability, busy, minutes, now }).map(at => clockIn(at, availability.timeZone));

  test('lie within the hours as a whole, every quarter of an hour', () => {
    expect(clocks('2026-11-26', 30, every('09:00', '10:00'))).toEqual(['09:00', '09:15', '09:30']);
    expect(clocks('2026-11-26', 60, every('09:00', '10:00'))).toEqual(['09:00']);
    expect(clocks('2026-11-26', 10, every('09:00', '09:30'))).toEqual(['09:00', '09:10', '09:20']);
  });

  test('leave out what a talk or the EMR takes, to the minute', () => {
    const busy = [{ from: '2026-11-26T14:30:00.000Z', to: '2026-11-26T15:00:00.000Z' }];
    expect(clocks('2026-11-26', 15, every('09:00', '10:30'), busy)).toEqual([
      '09:00',
      '09:15',
      '10:00',
      '10:15',
    ]);
  });

  test('are told in both hours that the clock shows twice, and in none that it skips', () => {
    expect(clocks('2026-11-01', 60, every('01:00', '02:00')).length).toBe(0); // gone by
    const asking = {
      availability: every('01:00', '03:00'),
      busy: [],
      minutes: 60,
      now: '2026-02-01T00:00:00.000Z',
    };
    expect(freeOn('2026-11-01', asking).map(at => clockIn(at, newYork))).toEqual([
      ...['01:00', '01:15', '01:30', '01:45', '01:00', '01:15', '01:30', '01:45', '02:00'],
    ]);
    expect(freeOn('2026-03-08', asking).map(at => clockIn(at, newYork))).toEqual(['01:00']);
  });

  test('the next three go on to the days after', () => {
    const asking = { availability: every('09:00', '09:45'), busy: [], minutes: 30, now };
    const next = nextFree(asking, { from: '2026-11-26T14:10:00.000Z', most: 3, days: 14 });
    expect(next).toEqual([
      '2026-11-26T14:15:00.000Z',
      '2026-11-27T14:00:00.000Z',
      '2026-11-27T14:15:00.000Z',
    ]);
  });

  test('a talk over midnight is within hours that meet there, and outside where they end before', () => {
    const late = spanOf('2026-11-27T04:45:00.000Z', 30); // 23:45 to 00:15
    expect(isWithinHours(late, every('00:00', '24:00'))).toBe(true);
    expect(isWithinHours(late, every('09:00', '24:00'))).toBe(false);
    expect(isWithinHours(spanOf('2026-11-26T21:45:00.000Z', 30), every('09:00', '17:00'))).toBe(false);
    expect(isWithinHours(spanOf('2026-11-26T21:30:00.000Z', 30), every('09:00', '17:00'))).toBe(true);
  });

  test('none that is offered is over anything, past, or outside of the hours', () => {
    const start = Date.parse('2026-10-28T00:00:00Z');
    const span = fc
      .tuple(fc.integer({ min: 0, max: 8 * 288 }), fc.integer({ min: 1, max: 30 }))
      .map(([at, long]) => spanOf(new Date(start + at * 300_000).toISOString(), long * 5));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.constantFrom(10, 15, 30, 60), (busy, minutes) => {
        const availability = every('00:30', '03:30');
        for (const at of freeOn('2026-11-01', { availability, busy, minutes, now })) {
          const slot = spanOf(at, minutes);
          expect(busy.some(one => overlap(one, slot))).toBe(false);
          expect(isWithinHours(slot, availability)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
