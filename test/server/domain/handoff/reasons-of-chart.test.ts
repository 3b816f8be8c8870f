import { expect, test } from 'vitest';
import type { ChartSnapshot, Measure } from '../../../../server/domain/chart/snapshot.ts';
import { reasonsOfChart } from '../../../../server/domain/handoff/reasons-of-chart.ts';
import { usualCriteria } from '../../../../server/domain/physician/handoff-criteria.ts';
import { rosaChart } from '../chart/rosa-chart.ts';

const at = { now: new Date('2026-03-02T15:00:00Z'), timeZone: 'America/New_York' };
const readAt = at.now.toISOString();
const source = { type: 'Observation', id: 'o1' };
const a1c = (value: number): Measure => ({
  ...{ kind: 'a1c', unit: '%' },
  readings: [{ at: '2026-02-20', value, from: 'lab', source }],
});
const chart = (name: string, measures: Measure[]): ChartSnapshot => ({
  ...rosaChart,
  problems: { status: 'recorded', value: [{ name, status: 'active', source }], readAt },
  measures: { status: 'recorded', value: measures, readAt },
});

test('who is handed over in one tap is handed over for what the practice’s own criteria say', () => {
  const own = [{ condition: 'diabetes' as const, from: 6.2, withinDays: 365 }];
  const diabetes = chart('Type 2 diabetes mellitus', [a1c(6.5)]);
  expect(reasonsOfChart(diabetes, { criteria: own, ...at })).toEqual(['diabetes']);
  const asthma = chart('Asthma', [a1c(5.2)]);
  expect(reasonsOfChart(asthma, { criteria: usualCriteria, ...at })).toEqual([]);
  const smokes = chart('Nicotine dependence', [a1c(5.2)]);
  expect(reasonsOfChart(smokes, { criteria: usualCriteria, ...at })).toEqual(['smoking']);
});

test.each([
  ['high-cholesterol', 160, 'Hyperlipidemia', 'ldl', 'mg/dL', 'cholesterol'],
  ['obesity', 35, 'Obesity', 'bmi', 'kg/m²', 'weight'],
  ['depression', 10, 'Depression', 'phq9', 'points', 'mood'],
] as const)('the coach is told that it is for %s', (condition, from, name, kind, unit, reason) => {
  const readings = [{ at: '2026-02-20', value: from, from: 'unknown', source } as const];
  const criteria = [{ condition, from, withinDays: 365 }];
  expect(reasonsOfChart(chart(name, [{ kind, unit, readings }]), { criteria, ...at })[0]).toBe(reason);
});
