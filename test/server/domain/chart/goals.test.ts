import { describe, expect, test } from 'vitest';
import { readGoals } from '../../../../server/chart/read/goals.ts';
import type { ChartGoal } from '../../../../server/domain/chart/snapshot.ts';
import { none, prep, recorded, walkingPlan } from './rosa-chart.ts';

const osei = { reference: 'Practitioner/dr-osei', display: 'Dr. Ama Osei' };
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });
const goal = (more: object = {}) => ({
  resourceType: 'Goal',
  id: 'g1',
  lifecycleStatus: 'active',
  description: { text: 'A1c below 7.5' },
  startDate: '2026-01-24',
  expressedBy: osei,
  target: [{ measure: loinc('4548-4'), detailQuantity: { value: 7.5, unit: '%', comparator: '<' } }],
  ...more,
});
const goalsOf = (...resources: object[]): ChartGoal[] =>
  readGoals(resources as Parameters<typeof readGoals>[0], 'rosa').value;
const stripOf = (kind: string, goals: ChartGoal[]) => {
  const { measures } = prep({ goals: recorded(goals) });
  return measures.status === 'recorded' ? measures.value.find(strip => strip.kind === kind) : undefined;
};

describe('what a goal of the chart aims at', () => {
  const quantity = (value: number, unit: string, comparator?: string) => ({
    value,
    unit,
    ...(comparator && { comparator }),
  });
  test.each<[string, object[], object[]]>([
    [
      'below',
      [{ measure: loinc('4548-4'), detailQuantity: quantity(7.5, '%', '<') }],
      [{ kind: 'a1c', high: 7.5, highOpen: true }],
    ],
    [
      'in another unit',
      [{ measure: loinc('4548-4'), detailQuantity: quantity(53, 'mmol/mol', '<=') }],
      [{ kind: 'a1c', high: 7 }],
    ],
    [
      'from on',
      [{ measure: loinc('41950-7'), detailQuantity: quantity(6000, 'steps', '>=') }],
      [{ kind: 'steps', low: 6000 }],
    ],
    [
      'a number that says not which way',
      [{ measure: loinc('29463-7'), detailQuantity: quantity(75, 'kg') }],
      [{ kind: 'weight', low: 75, high: 75 }],
    ],
    [
      'a range',
      [{ measure: loinc('29463-7'), detailRange: { low: quantity(70, 'kg'), high: quantity(75, 'kg') } }],
      [{ kind: 'weight', low: 70, high: 75 }],
    ],
    [
      'both pressures apart',
      [
        { measure: loinc('8480-6'), detailQuantity: quantity(130, 'mmHg', '<') },
        { measure: loinc('8462-4'), detailQuantity: quantity(80, 'mmHg', '<') },
      ],
      [{ kind: 'blood-pressure', high: 130, highOpen: true, secondHigh: 80 }],
    ],
    [
      'one number for a whole pressure',
      [{ measure: loinc('85354-9'), detailQuantity: quantity(130, 'mmHg', '<') }],
      [],
    ],
    ['a unit nobody knows', [{ measure: loinc('29463-7'), detailQuantity: quantity(12, 'stone') }], []],
    ['a date only', [{ dueDate: '2026-06-01' }], []],
  ])('%s', (_, target, targets) => {
    expect(goalsOf(goal({ target }))[0]?.targets).toEqual(targets);
  });

  test.each<[string, object, Partial<ChartGoal>]>([
    ['a practitioner', { expressedBy: osei }, { setBy: 'clinician', by: 'Dr. Ama Osei' }],
    ['the patient', { expressedBy: { reference: 'Patient/rosa' } }, { setBy: 'patient' }],
    [
      'a relative',
      { expressedBy: { reference: 'RelatedPerson/1', display: 'Lidia' } },
      { setBy: 'other', by: 'Lidia' },
    ],
    ['nobody named', { expressedBy: undefined }, { setBy: 'not-recorded' }],
    [
      'us',
      { identifier: [{ system: 'https://alongside.health/fhir/identifier/chart-write', value: 'x' }] },
      { ours: true },
    ],
  ])('set by %s', (_, more, expected) => {
    expect(goalsOf(goal(more))[0]).toMatchObject(expected);
  });
});

describe('the physician’s goal on the prep', () => {
  test('stands at its measure, said to be whose, and apart from what the patient chose', () => {
    const goals = goalsOf(goal());
    expect(stripOf('a1c', goals)?.goal).toEqual({
      kind: 'a1c',
      high: 7.5,
      highOpen: true,
      setBy: 'clinician',
      by: 'Dr. Ama Osei',
      at: '2026-01-24',
      source: { type: 'Goal', id: 'g1' },
    });
    const view = prep({ goals: recorded(goals) });
    expect(view.goals.status === 'recorded' && view.goals.value.map(each => each.words)).toEqual([
      'A1c below 7.5',
    ]);
    expect(view.chose.map(each => each.goal)).toEqual([walkingPlan.goal]);
  });

  test('of several the newest of a clinician counts', () => {
    const goals = goalsOf(
      goal({
        id: 'old',
        startDate: '2025-01-01',
        target: [{ measure: loinc('4548-4'), detailQuantity: { value: 8, unit: '%', comparator: '<' } }],
      }),
      goal({ id: 'nobody', startDate: '2026-02-01', expressedBy: undefined }),
      goal(),
    );
    expect(stripOf('a1c', goals)?.goal?.source.id).toBe('g1');
  });

  test.each([
    ['given up', { lifecycleStatus: 'cancelled' }],
    ['reached', { lifecycleStatus: 'completed' }],
    ['only proposed', { lifecycleStatus: 'proposed' }],
    ['the patient’s own', { expressedBy: { reference: 'Patient/rosa' } }],
    [
      'ours',
      { identifier: [{ system: 'https://alongside.health/fhir/identifier/chart-write', value: 'x' }] },
    ],
  ])('a goal that is %s is not drawn at the measure', (_, more) => {
    expect(stripOf('a1c', goalsOf(goal(more)))?.goal).toBeUndefined();
  });

  test('a goal that repeats the plan word for word is the plan', () => {
    const repeated = goal({
      description: { text: walkingPlan.goal.toUpperCase() },
      expressedBy: { reference: 'Patient/rosa' },
    });
    expect(prep({ goals: recorded(goalsOf(repeated)) }).goals.status).toBe('none-recorded');
  });

  test('no goals recorded is said, and so are goals kept from before they were read in full', () => {
    expect(prep({ goals: none }).goals).toEqual(none);
    const before = {
      words: 'A1c below 7.5',
      status: 'active',
      source: { type: 'Goal', id: 'g1' },
    } as ChartGoal;
    expect(prep({ goals: recorded([before]) }).goals.status).toBe('none-recorded');
  });
});
