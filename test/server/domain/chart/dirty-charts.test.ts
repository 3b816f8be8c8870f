import { describe, expect, test } from 'vitest';
import { ageOn, couldBeSince, isAfter } from '../../../../server/domain/chart/chart-dates.ts';
import { measure, medicine, none, prep, reading, recorded, visit } from './rosa-chart.ts';

describe('dirty charts', () => {
  test.each<[string, string, number | undefined]>([
    ['1967-03-02', '2026-03-02', 59],
    ['1967-03-03', '2026-03-02', 58],
    ['1967-02', '2026-03-02', 59],
    ['1967-03', '2026-03-02', 58],
    ['1967', '2026-03-02', 58],
    ['1967', '2026-12-31', 59],
    ['unknown', '2026-03-02', undefined],
    ['2030-01-01', '2026-03-02', undefined],
  ])('born %s, on %s: %s', (born, today, age) => {
    expect(ageOn(born, today)).toBe(age);
  });

  test.each([
    ['2026', '2026-02-04', true, false],
    ['2026-02', '2026-02-04', true, false],
    ['2026-01', '2026-02-04', false, false],
    ['2026-02-03', '2026-02-04', false, false],
    ['2026-02-04', '2026-02-04', true, false],
    ['2026-03', '2026-02-04', true, true],
    ['2027', '2026-02-04', true, true],
  ])('%s against %s: could be since %s, certainly after %s', (at, day, since, after) => {
    expect([couldBeSince(at, day), isAfter(at, day)]).toEqual([since, after]);
  });

  test('facts from the future, planned visits and medicines without a date are not news', () => {
    const chart = {
      visits: recorded([
        visit('office', '2026-04-01'),
        { ...visit('office', '2026-02-20'), status: 'planned' as const },
      ]),
      medicines: recorded([medicine('Aspirin'), medicine('Statin', '2027-01-01')]),
      measures: recorded([measure('a1c', '%', reading('2026-12-01', 6, 'lab'))]),
    };
    expect(prep(chart, { checkIns: [] }).since.facts).toEqual([]);
  });

  test('a reading dated only by month keeps its month', () => {
    const chart = {
      measures: recorded([measure('a1c', '%', reading('2026-02', 8.2, 'lab'))]),
      visits: none,
      medicines: none,
    };
    expect(prep(chart, { checkIns: [] }).since.facts.map(fact => [fact.at, fact.kind])).toEqual([
      ['2026-02', 'lab'],
    ]);
  });

  test('readings out of order and one that is no number', () => {
    const chart = {
      measures: recorded([
        measure(
          'weight',
          'kg',
          reading('2026-02-20', 81, 'clinic'),
          reading('2025-11-14', 84, 'clinic'),
          reading('2026-02-21', Number.NaN, 'clinic'),
          reading('2025-12-01', 83, 'clinic'),
        ),
      ]),
    };
    const { measures } = prep(chart);
    if (measures.status !== 'recorded') throw new Error(measures.status);
    expect(measures.value[0]).toMatchObject({
      last: { value: 81 },
      trend: { status: 'told', direction: 'down', readings: 3 },
    });
  });

  test('an emergency visit late in the evening is told by the practice’s own day', () => {
    expect(prep().since.facts.find(fact => fact.kind === 'visit')?.at).toBe('2026-02-11');
  });
});
