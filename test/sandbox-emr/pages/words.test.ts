import { expect, test } from 'vitest';
import { clockText, dateText } from './words.ts';

test.each([
  ['2026-11-14T14:30:00Z', '14 Nov 2026, 09:30'],
  ['2026-07-14T14:30:00Z', '14 Jul 2026, 10:30'],
  ['2026-11-15T02:05:00Z', '14 Nov 2026, 21:05'],
  ['2026-11-14T09:30:00-05:00', '14 Nov 2026, 09:30'],
  ['2026-11-14', '14 Nov 2026'],
  ['2026-11', 'Nov 2026'],
  ['2026', '2026'],
  ['last autumn', 'last autumn'],
  ['sometime Tuesday', 'sometime Tuesday'],
  [undefined, undefined],
])('the chart shows %s by the practice’s clock: %s', (written, shown) => {
  expect(dateText(written, true)).toBe(shown);
});

test('an appointment begins by the practice’s clock', () => {
  expect([clockText('2026-11-14T14:30:00Z'), clockText(undefined)]).toEqual(['09:30', undefined]);
});
