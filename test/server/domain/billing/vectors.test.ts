import { describe, expect, it } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import { aCall, aMonth, rulesOf, told } from './a-month.ts';

describe('minutes of a month become codes, as published', () => {
  it.each([
    ['rn', 19, ''],
    ['rn', 20, '99490'],
    ['rn', 39, '99490'],
    ['rn', 40, '99490 99439'],
    ['rn', 60, '99490 99439x2'],
    ['rn', 120, '99490 99439x2'],
    ['chw', 59, ''],
    ['chw', 60, 'G0019'],
    ['chw', 90, 'G0019 G0022'],
    ['chw', 120, 'G0019 G0022x2'],
  ] as const)('%s, %i minutes: %s', (by, minutes, codes) => {
    const { chosen } = evaluateMonth(
      aMonth({
        contacts: [aCall('k1', '2026-10-06', minutes, by)],
        practice: { ...aMonth().practice, offers: ['ccm', 'chi'] },
      }),
      rulesOf('2026-10'),
    );
    expect(told(chosen.lines)).toBe(codes);
  });
});
