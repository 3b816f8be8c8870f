import { describe, expect, it } from 'vitest';
import type { Measure, MeasureKind, Problem, Reading } from '../../../../server/domain/chart/snapshot.ts';
import {
  conditionsAsked,
  type HandoffFacts,
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

const reading = (kind: MeasureKind, unit: string, value: number, on = '2026-02-20'): Measure => ({
  ...{ kind, unit },
  readings: [{ at: on, value, from: 'unknown', source }],
});
const ldl = (value: number, on?: string) => reading('ldl', 'mg/dL', value, on);
const bmi = (value: number) => reading('bmi', 'kg/m²', value);
const phq9 = (value: number) => reading('phq9', 'points', value);

describe('where a practice sets them, the criteria are met by', () => {
  const own = [
    { condition: 'high-cholesterol', from: 160, withinDays: 365 },
    { condition: 'obesity', from: 35, withinDays: 365 },
    { condition: 'depression', from: 10, withinDays: 90 },
  ] as const;
  it.each<[string, string, Measure[], string | undefined]>([
    ['high cholesterol with LDL 160', 'Mixed hyperlipidemia', [ldl(160)], 'high-cholesterol'],
    ['what else it is called', 'Pure hypercholesterolemia', [ldl(190)], 'high-cholesterol'],
    ['the name a patient would use', 'High cholesterol', [ldl(190)], 'high-cholesterol'],
    ['not by LDL 159', 'Hyperlipidemia', [ldl(159)], undefined],
    ['not by an LDL of two years ago', 'Hyperlipidemia', [ldl(190, '2024-02-20')], undefined],
    ['not by another lipid', 'Antiphospholipid syndrome', [ldl(190)], undefined],
    ['not by low HDL', 'Low HDL cholesterol', [ldl(190)], undefined],
    ['not by what the family has', 'Family history of hypercholesterolemia', [ldl(190)], undefined],
    ['not by being tested', 'Screening for hyperlipidemia', [ldl(190)], undefined],
    ['obesity with BMI 35', 'Morbid obesity', [bmi(35)], 'obesity'],
    ['not by BMI 34.9', 'Obesity', [bmi(34.9)], undefined],
    ['not by obesity of earlier days', 'History of obesity', [bmi(36)], undefined],
    ['not by a high BMI without the condition', 'Asthma', [bmi(41)], undefined],
    ['depression with a PHQ-9 of 10', 'Major depressive disorder, recurrent', [phq9(10)], 'depression'],
    ['not by a PHQ-9 of 9', 'Depression', [phq9(9)], undefined],
    ['not by being asked', 'Depression screening', [phq9(20)], undefined],
    ['not by another illness', 'Bipolar disorder, current episode depressive', [phq9(20)], undefined],
    ['not by another measure', 'Depression', [ldl(190)], undefined],
  ])('%s', (_, name, measures, condition) => {
    const facts = handoffFacts(chart([problem(name)], measures));
    expect(reasonForHandoff(facts, own, at)?.condition).toBe(condition);
    expect(reasonForHandoff(facts, usualCriteria, at)).toBeUndefined();
  });
  it('and nothing is kept of a measure that no criterion asks for', () => {
    const full = chart([...diabetes, problem('Depression'), problem('Obesity')], [a1c(9), phq9(14), bmi(36)]);
    expect(handoffFacts(full, conditionsAsked([]))).toEqual({
      conditions: ['diabetes'],
      a1c: { at: '2026-02-20', value: 9 },
      sent: false,
    });
    const [, obesity] = own;
    expect(handoffFacts(full, conditionsAsked([obesity]))).toEqual({
      conditions: ['diabetes', 'obesity'],
      a1c: { at: '2026-02-20', value: 9 },
      bmi: { at: '2026-02-20', value: 36 },
      sent: false,
    });
  });
  it('facts that were kept before these conditions were known are read as ever', () => {
    const kept: HandoffFacts = JSON.parse(
      '{"conditions":["diabetes","hypertension"],"a1c":{"at":"2026-02-20","value":7},"pressure":{"at":"2026-02-20","value":150,"second":95},"sent":false}',
    );
    expect(reasonForHandoff(kept, [...own, ...usualCriteria], at)).toEqual({
      condition: 'hypertension',
      reading: { at: '2026-02-20', value: 150, second: 95 },
    });
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
