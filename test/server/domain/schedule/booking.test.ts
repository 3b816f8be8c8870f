import { describe, expect, test } from 'vitest';
import { noHours } from '../../../../server/domain/schedule/availability.ts';
import {
  type Around,
  openOffers,
  refusalOfChange,
  refusalOfTalk,
  standingOf,
  startOf,
} from '../../../../server/domain/schedule/booking.ts';
import { spanOf } from '../../../../server/domain/schedule/free.ts';

const newYork = 'America/New_York';
const now = '2026-11-26T14:00:00.000Z'; // 9:00 there
const nineToFive = {
  ...noHours(newYork),
  weekly: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
};
const around: Around = { availability: nineToFive, coachBusy: [], patientBusy: [], emrBusy: [], now };
const at10 = spanOf('2026-11-27T15:00:00.000Z', 30);

describe('a talk that is asked for', () => {
  test.each([
    ['in a free hour', '2026-11-27T15:00:00.000Z', {}, undefined],
    ['a minute ago, while they speak', '2026-11-26T13:59:00.000Z', { anyway: true }, undefined],
    ['that has gone by', '2026-11-26T13:00:00.000Z', {}, 'talk-gone-by'],
    ['in two years', '2028-11-26T15:00:00.000Z', {}, 'talk-too-far'],
    ['over another of the coach', '2026-11-27T15:15:00.000Z', { coachBusy: [at10] }, 'coach-booked'],
    ['over another of the patient', '2026-11-27T14:45:00.000Z', { patientBusy: [at10] }, 'patient-booked'],
    [
      'over another of the coach, on purpose',
      '2026-11-27T15:00:00.000Z',
      { coachBusy: [at10], anyway: true },
      'coach-booked',
    ],
    ['right after another', '2026-11-27T15:30:00.000Z', { coachBusy: [at10] }, undefined],
    ['right before another', '2026-11-27T14:30:00.000Z', { coachBusy: [at10] }, undefined],
    ['over what stands in the EMR', '2026-11-27T15:00:00.000Z', { emrBusy: [at10] }, 'busy-in-emr'],
    [
      'over what stands in the EMR, on purpose',
      '2026-11-27T15:00:00.000Z',
      { emrBusy: [at10], anyway: true },
      undefined,
    ],
    ['that straddles the end of the hours', '2026-11-27T21:45:00.000Z', {}, 'outside-hours'],
    ['that ends with the hours', '2026-11-27T21:30:00.000Z', {}, undefined],
    ['in the night', '2026-11-27T05:00:00.000Z', {}, 'outside-hours'],
    ['in the night, on purpose', '2026-11-27T05:00:00.000Z', { anyway: true }, undefined],
    [
      'in the night, by a coach who set no hours',
      '2026-11-27T05:00:00.000Z',
      { availability: noHours(newYork) },
      undefined,
    ],
  ])('%s', (_, start, { anyway, ...more }: { anyway?: boolean } & Partial<Around>, because) => {
    const refusal = refusalOfTalk({ start, minutes: 30, ...(anyway && { anyway }) }, { ...around, ...more });
    expect(refusal?.because).toBe(because);
  });

  test.each([
    [{ at: '2026-11-27T10:00:00-05:00' }, '2026-11-27T15:00:00.000Z'],
    [{ day: '2026-11-27', clock: '10:00' }, '2026-11-27T15:00:00.000Z'],
    [{ day: '2026-03-08', clock: '02:30' }, { because: 'clock-skipped' }],
    [{ day: '2026-11-01', clock: '01:30' }, { because: 'clock-twice' }],
    [{ day: '2026-11-01', clock: '01:30', which: 'second' }, '2026-11-01T06:30:00.000Z'],
  ] as const)('a clock time is an instant, or asked back about: %o', (asked, meant) => {
    const start = startOf(asked, newYork);
    if (typeof meant === 'string') expect(start).toBe(meant);
    else expect(start).toMatchObject(meant);
  });
});

describe('how a talk stands', () => {
  const at11 = { state: 'booked', start: '2026-11-26T16:00:00.000Z', minutes: 30 } as const;
  test.each([
    ['before it, nobody spoke with them', undefined, '2026-11-26T15:00:00Z', 'ahead'],
    ['under way', undefined, '2026-11-26T16:10:00Z', 'ahead'],
    ['its time went by', undefined, '2026-11-26T16:30:00Z', 'open'],
    ['they spoke then', '2026-11-26T16:20:00Z', '2026-11-26T16:21:00Z', 'held'],
    ['they spoke an hour before', '2026-11-26T15:00:00Z', '2026-11-26T15:01:00Z', 'held'],
    ['a word three hours before takes nobody off', '2026-11-26T13:00:00Z', '2026-11-26T14:00:00Z', 'ahead'],
    ['and settles it once it went by', '2026-11-26T13:00:00Z', '2026-11-26T17:00:00Z', 'held'],
  ])('%s', (_, reachedUntil, at, standing) => {
    expect(standingOf(at11, reachedUntil, at)).toBe(standing);
  });
  test('called off stays called off', () => {
    expect(standingOf({ ...at11, state: 'cancelled' }, '2026-11-26T16:20:00Z', now)).toBe('cancelled');
  });

  test.each([
    ['is moved by who saw it as it is', { sequence: 2, deed: 'move' }, {}, undefined],
    ['was changed meanwhile', { sequence: 1, deed: 'move' }, {}, 'talk-changed'],
    ['was called off', { sequence: 2, deed: 'move' }, { state: 'cancelled' }, 'talk-called-off'],
    ['is not missed before it began', { sequence: 2, deed: 'miss' }, {}, 'talk-ahead'],
    [
      'that was missed is booked anew by moving it',
      { sequence: 2, deed: 'move' },
      { state: 'missed' },
      undefined,
    ],
    [
      'that has gone by is not called off',
      { sequence: 2, deed: 'cancel' },
      { start: '2026-11-25T16:00:00Z' },
      'talk-gone-by',
    ],
  ] as const)('one that %s', (_, asked, change, because) => {
    expect(refusalOfChange({ ...at11, sequence: 2, ...change }, asked, now)?.because).toBe(because);
  });
});

test('what was agreed on is offered once for each patient, and to nobody who has a talk ahead', () => {
  const offer = (patientId: string, day: string, from: 'plan' | 'contact' = 'plan') => ({
    patientId,
    day,
    from,
  });
  const open = openOffers(
    [offer('rosa', '2026-12-03'), offer('rosa', '2026-12-01', 'contact'), offer('walter', '2026-12-01')],
    [
      { patientId: 'walter', start: '2026-12-02T15:00:00Z', state: 'booked' },
      { patientId: 'rosa', start: '2026-11-20T15:00:00Z', state: 'booked' },
      { patientId: 'rosa', start: '2026-12-02T15:00:00Z', state: 'cancelled' },
    ],
    { timeZone: newYork, today: '2026-11-26' },
  );
  expect(open).toEqual([offer('rosa', '2026-12-01', 'contact')]);
});

test('what was agreed on is booked where the EMR has that patient with the coach on that day', () => {
  const agreed = { patientId: 'rosa', day: '2026-12-01', from: 'plan' } as const;
  const from = (patientId: string, start: string) => ({ patientId, ...spanOf(start, 30) });
  const openWith = (inEmr: ReturnType<typeof from>[]) =>
    openOffers([agreed], [], { timeZone: newYork, today: '2026-11-26', inEmr });
  // Half past eleven at night in New York, which is another day in Greenwich.
  expect(openWith([from('rosa', '2026-12-02T04:30:00Z')])).toEqual([]);
  for (const other of [from('walter', '2026-12-01T15:00:00Z'), from('rosa', '2026-12-02T15:00:00Z')])
    expect(openWith([other])).toEqual([agreed]);
});
