import { expect, test } from 'vitest';
import { ofEmrAlone } from '../../client/coach/schedule/emr-alone.ts';
import { offeredTimes } from '../../client/coach/schedule/offered-times.ts';
import { theirClock } from '../../client/coach/schedule/their-clock.ts';
import type { ScheduleView } from '../../server/http/contract/schedule.ts';

const day = '2026-11-27';
const free = ['09:00', '09:15', '09:30', '09:45'].map((clock, at) => ({
  ...{ clock, at: `${day}T14:${String(at * 15).padStart(2, '0')}:00.000Z` },
}));
const days = [{ day, hours: [], long: 24, free }];
const offer = (patientId: string, clock?: string) => ({
  ...{ patientId, day, from: 'plan' as const },
  ...(clock && { clock }),
});

test('no time is offered to two patients, and the one agreed on stays its patient’s', () => {
  const offers = [offer('rosa'), offer('walter', '09:00'), offer('grace'), offer('james', '09:00')];
  const clocks = (minutes: number) =>
    [...offeredTimes({ days, offers }, minutes)].map(([who, { clock }]) => [who, clock]);
  expect(clocks(30)).toEqual([
    ['walter', '09:00'],
    ['rosa', '09:30'],
  ]);
  expect(clocks(15)).toEqual([
    ['walter', '09:00'],
    ['rosa', '09:15'],
    ['grace', '09:30'],
  ]);
});

test('a talk that stands here and in the EMR is one talk', () => {
  const from = `${day}T14:00:00.000Z`;
  const to = `${day}T14:30:00.000Z`;
  const taken = ['rosa', 'walter', undefined].map(patientId => ({
    from,
    to,
    ...(patientId && { patientId }),
  }));
  const talk = { patientId: 'rosa', start: `${day}T14:15:00.000Z`, minutes: 15, state: 'booked' };
  const alone = (state: string) =>
    ofEmrAlone({
      emr: { is: 'read', asOf: from, busy: taken },
      talks: [{ ...talk, state }] as ScheduleView['talks'],
    }).map(({ patientId }) => patientId);
  expect(alone('booked')).toEqual(['walter', undefined]);
  expect(alone('cancelled')).toEqual(['rosa', 'walter', undefined]);
});

test('the patient’s own clock is told before one books, with its day; none where it is no time', () => {
  const [newYork, guam] = ['America/New_York', 'Pacific/Guam'];
  expect(theirClock({ day, clock: '09:00' }, newYork, guam)).toEqual({ day: '2026-11-28', clock: '00:00' });
  expect(theirClock({ at: `${day}T14:00:00Z` }, newYork, 'America/Denver')).toEqual({ day, clock: '07:00' });
  expect(theirClock({ day: '2027-03-14', clock: '02:30' }, newYork, guam)).toBeUndefined();
  expect(theirClock({ day, clock: '09:00' }, newYork, '')).toBeUndefined();
});
