import { expect, it } from 'vitest';
import { mayGo, usualRetention } from '../../../../server/storage/backup/retention.ts';

const hour = 3_600_000;
const now = Date.parse('2026-10-12T15:00:00.000Z');
const everyHourFor = (hours: number) =>
  Array.from({ length: hours }, (_, ago) => new Date(now - ago * hour).toISOString());

it('of two months of hourly backups 24 hours, 7 days and 4 weeks stay', () => {
  const all = everyHourFor(24 * 60);
  const gone = new Set(mayGo(all, usualRetention));
  const kept = all.filter(time => !gone.has(time));
  expect(kept.slice(0, 24)).toEqual(all.slice(0, 24));
  const days = [
    '2026-10-10',
    '2026-10-09',
    '2026-10-08',
    '2026-10-07',
    '2026-10-06',
    '2026-10-04',
    '2026-09-27',
  ];
  expect(kept.slice(24)).toEqual(days.map(day => `${day}T23:00:00.000Z`));
});

it.each([
  ['one backup is never thrown away', everyHourFor(1), { hourly: 1, daily: 0, weekly: 0 }, 0],
  ['two of one hour are one', [...everyHourFor(1), '2026-10-12T15:20:00.000Z'], usualRetention, 1],
  [
    'after a month without any, the old ones stay',
    ['2026-08-01T10:00:00.000Z', '2026-08-02T10:00:00.000Z'],
    usualRetention,
    0,
  ],
])('%s', (_, taken, keep, gone) => {
  expect(mayGo(taken, keep)).toHaveLength(gone);
});
