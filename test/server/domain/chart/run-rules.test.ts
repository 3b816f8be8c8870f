import { describe, expect, it } from 'vitest';
import { baseline, runSigns } from '../../../../server/domain/chart/run-rules.ts';
import { daysBefore } from '../../../../server/domain/time-zone.ts';

/** One value a week from 5 January on; an underscore is six weeks without one. */
const weekly = (values: readonly (number | '_')[]) => {
  let at = 0;
  return values.flatMap(value => {
    at += value === '_' ? 6 : 1;
    return value === '_' ? [] : [{ day: daysBefore('2026-01-05', -7 * (at - 1)), value }];
  });
};
const day = (week: number) => daysBefore('2026-01-05', -7 * week);
const level = [5, 3, 6, 2, 5, 4, 6, 3, 5, 4];

describe('the baseline of a run chart', () => {
  it.each([
    ['ten points have none', level, [], undefined],
    ['eleven are all in it', [...level, 4], [], { median: 4, points: 11 }],
    ['twelve are all in it', [...level, 4, 6], [], { median: 4.5, points: 12 }],
    [
      'of thirteen the first twelve are frozen, whatever comes after',
      [...level, 4, 6, 99],
      [],
      { median: 4.5, points: 12, until: 'enough' },
    ],
    [
      'ten before the first change are frozen',
      [...level, 99, 99],
      [day(10), day(11)],
      { median: 4.5, points: 10, until: 'change' },
    ],
    [
      'all twenty before it are',
      [...level, ...level, 99],
      [day(20)],
      { median: 4.5, points: 20, until: 'change' },
    ],
    ['nine before it are too few: all are in it', [...level, 4], [day(9)], { median: 4, points: 11 }],
    ['a change on the first day changed nothing seen', [...level, 4], [day(0)], { median: 4, points: 11 }],
    ['one after the last has no later values yet', [...level, 4], [day(30)], { median: 4, points: 11 }],
  ])('%s', (_, values, changes, expected) => {
    const found = baseline(weekly(values), changes);
    expect(
      found && { median: found.median, points: found.points, ...(found.until && { until: found.until }) },
    ).toEqual(expected);
  });
});

describe('a shift', () => {
  const against5 = (values: (number | '_')[]) =>
    runSigns(weekly(values), 5).filter(({ is }) => is === 'shift');
  it.each([
    [
      'six in a row below the median',
      [6, 4, 6, 4, 6, 4, 3, 4, 3, 4, 3],
      [{ side: 'below', points: 6, goesOn: true }],
    ],
    ['not five', [6, 4, 6, 4, 6, 6, 4, 3, 4, 3, 4], []],
    ['not of ten points, were all of them below', [4, 3, 4, 3, 4, 3, 4, 3, 4, 3], []],
    [
      'a value on the median neither counts nor ends it',
      [6, 4, 6, 6, 4, 3, 5, 4, 5, 3, 4, 3, 5],
      [{ side: 'below', points: 6, goesOn: true }],
    ],
    [
      'one that is over is told as over',
      [6, 7, 6, 7, 6, 7, 6, 4, 6, 4, 6],
      [{ side: 'above', points: 7, goesOn: false }],
    ],
    ['the newer of two', [6, 7, 6, 7, 6, 7, 4, 3, 4, 3, 4, 3], [{ side: 'below', points: 6, goesOn: true }]],
    ['where values are missing the row ends', [6, 4, 6, 6, 6, 4, 4, 4, '_', 4, 4, 4], []],
    [
      'one before the gap does not go on after it',
      [6, 4, 6, 4, 6, 4, 4, 4, 4, 4, 4, '_', 5],
      [{ side: 'below', points: 6, goesOn: false }],
    ],
  ] as const)('%s', (_, values, expected) => {
    expect(against5([...values])).toMatchObject(expected);
  });
});

describe('a trend', () => {
  const told = (values: (number | '_')[]) => runSigns(weekly(values), 5).filter(({ is }) => is === 'trend');
  it.each([
    [
      'five rising in a row',
      [5, 3, 5, 3, 5, 3, 5, 3, 4, 5, 6, 7],
      [{ direction: 'rising', points: 5, goesOn: true }],
    ],
    ['not four', [5, 3, 5, 3, 5, 3, 5, 3, 4, 5, 6], []],
    ['not of ten points, were all of them rising', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], []],
    [
      'equal neighbours count once and end nothing',
      [5, 3, 5, 3, 5, 3, 8, 7, 7, 6, 6, 5, 4],
      [{ direction: 'falling', points: 5, goesOn: true }],
    ],
    [
      'turned at its end it is over',
      [5, 3, 5, 3, 5, 3, 4, 5, 6, 7, 6],
      [{ direction: 'rising', points: 5, goesOn: false }],
    ],
    ['where values are missing it ends', [5, 3, 5, 3, 5, 3, 4, 5, '_', 6, 7, 8], []],
  ] as const)('%s', (_, values, expected) => {
    expect(told([...values])).toMatchObject(expected);
  });
  it('says its days', () => {
    expect(told([5, 3, 5, 3, 5, 3, 5, 3, 4, 5, 6, 7])).toMatchObject([{ from: day(7), to: day(11) }]);
  });
});
