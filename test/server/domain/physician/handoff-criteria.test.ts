import { describe, expect, it } from 'vitest';
import type { Measure, Problem, Reading } from '../../../../server/domain/chart/snapshot.ts';
import {
  handoffFacts,
  reasonForHandoff,
  tellsOfHandoff,
  usualCriteria,
} from '../../../../server/domain/physician/handoff-criteria.ts';

const now = new Date('2026-03-02T15:00:00Z');
const at = { now, timeZone: 'America/New_York' };
const readAt = now.toISOString();
const source = { type: 'Observation', id: 'o1' };

const problem = (name: string, status: Problem['status'] = 'active'): Problem => ({ name, status, source });
const a1c = (value: number, on = '2026-02-20', more: Partial<Reading> = {}): Measure => ({
  kind: 'a1c',
  unit: '%',
  readings: [{ at: on, value, from: 'lab', source, ...more }],
});
const pressure = (value: number, second: number, on = '2026-02-20'): Measure => ({
  kind: 'blood-pressure',
  unit: 'mmHg',
  readings: [{ at: on, value, second, from: 'clinic', source }],
});
const chart = (problems: Problem[], measures: Measure[]) => ({
  problems: { status: 'recorded', value: problems, readAt } as const,
  measures: { status: 'recorded', value: measures, readAt } as const,
  referrals: { status: 'none-recorded', readAt } as const,
});
const diabetes = [problem('Type 2 diabetes mellitus without complications')];
const hypertension = [problem('Essential hypertension')];

describe('the usual criteria are met by', () => {
  it.each<[string, Problem[], Measure[], string | undefined]>([
    ['diabetes with HbA1c 8.0', diabetes, [a1c(8)], 'diabetes'],
    ['not by 7.9', diabetes, [a1c(7.9)], undefined],
    ['not by a reading of two years ago', diabetes, [a1c(9, '2024-02-20')], undefined],
    ['not by a year in which it may have been', diabetes, [a1c(9, '2025')], undefined],
    ['not by one that lies ahead', diabetes, [a1c(9, '2026-03-09')], undefined],
    [
      'not by one the laboratory has not confirmed',
      diabetes,
      [a1c(9, '2026-02-20', { preliminary: true })],
      undefined,
    ],
    ['not by "less than 9"', diabetes, [a1c(9, '2026-02-20', { comparator: '<' })], undefined],
    ['by "more than 14"', diabetes, [a1c(14, '2026-02-20', { comparator: '>' })], 'diabetes'],
    ['not by a high HbA1c without the condition', [problem('Asthma')], [a1c(9)], undefined],
    ['not by what the family has', [problem('Family history of diabetes')], [a1c(9)], undefined],
    ['not by prediabetes', [problem('Prediabetes')], [a1c(9)], undefined],
    ['not by what is resolved', [problem('Type 2 diabetes', 'resolved')], [a1c(9)], undefined],
    ['high blood pressure with 140 above', hypertension, [pressure(140, 70)], 'hypertension'],
    ['high blood pressure with 90 below', hypertension, [pressure(132, 90)], 'hypertension'],
    ['not by 139/89', hypertension, [pressure(139, 89)], undefined],
    ['not by pulmonary hypertension', [problem('Pulmonary hypertension')], [pressure(150, 95)], undefined],
    ['both: diabetes is told', [...hypertension, ...diabetes], [a1c(9), pressure(150, 95)], 'diabetes'],
  ])('%s', (_, problems, measures, condition) => {
    const facts = handoffFacts(chart(problems, measures));
    expect(reasonForHandoff(facts, usualCriteria, at)?.condition).toBe(condition);
  });
  it('whatever the practice sets instead', () => {
    const facts = handoffFacts(chart(diabetes, [a1c(7.6)]));
    const stricter = [{ condition: 'diabetes', from: 7.5, withinDays: 90 } as const];
    expect(reasonForHandoff(facts, stricter, at)).toEqual({
      condition: 'diabetes',
      reading: { at: '2026-02-20', value: 7.6 },
    });
    expect(reasonForHandoff(facts, [], at)).toBeUndefined();
  });
});

describe('a chart that could not be read', () => {
  const unread = { status: 'could-not-be-read', because: 'emr-down', readAt } as const;
  it('suggests nothing, and takes nothing back of what was known', () => {
    const down = { ...chart([], []), problems: unread };
    expect(tellsOfHandoff(down)).toBe(false);
    expect(tellsOfHandoff(chart([], []))).toBe(true);
    expect(handoffFacts(down).conditions).toEqual([]);
  });
});
