import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import { type ChartItemsContext, chartItems } from '../../../../server/domain/session/chart-items.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { labelOf } from '../../../../server/domain/session/write-label.ts';
import { rosaDraft, signed } from './rosa-session.ts';
import { at, sure, words } from './walking.ts';

const context: ChartItemsContext = {
  settings: defaultSettings,
  note: 'the note',
  plansBefore: [{ id: 'p0', goal: 'Caminar los domingos' }],
};
const keys = (draft: SessionDraft) => chartItems(signed({ draft }), context).map(item => item.key);

describe('what the chart gets', () => {
  test('of a whole session, in the order in which it is sent', () => {
    const walk = chartItems(signed(), context).flatMap(item => (item.kind === 'step' ? item.step : []));
    expect(chartItems(signed(), context).map(item => [item.key, labelOf(item)])).toEqual([
      ['visit', { is: 'visit' }],
      ['note', { is: 'note' }],
      ['goal:p1', { is: 'goal', goal: 'Caminar con mi hermana después de cenar' }],
      ['step:p1', { is: 'step', step: walk[0] }],
      ['care-plan', { is: 'care-plan' }],
      ['plan-confidence:p1', { is: 'sureness', value: 8 }],
      ['ruler:b1:importance', { is: 'ruler', ruler: 'importance', about: 'Walking', value: 9 }],
      ['ruler:b1:readiness', { is: 'ruler', ruler: 'readiness', about: 'Walking', value: 7 }],
      ['stage:b1', { is: 'stage', about: 'Walking', stage: 'preparation' }],
      ['teach-back:t1', { is: 'teach-back', topic: 'When to take metformin' }],
      ['adherence:m1', { is: 'adherence', medicine: 'Metformin', days: 5 }],
      ['adherence:m2', { is: 'adherence', medicine: 'Lisinopril', days: 7 }],
      ['check-in:f1', { is: 'check-in', goal: 'Caminar los domingos' }],
      [
        'vital:blood-pressure',
        { is: 'vital', vital: 'blood-pressure', value: 184, second: 96, unit: 'mm[Hg]' },
      ],
      ['vital:weight', { is: 'vital', vital: 'weight', value: 81.4, unit: 'kg' }],
    ]);
  });

  test('a plan that is not active is in the note alone', () => {
    const plans = { p1: { ...rosaDraft.plans?.p1, confidence: undefined } };
    expect(keys({ plans })).toEqual(['visit', 'note']);
  });

  test('a confidence of 5 is a ruler of its own, though it made no plan', () => {
    const plans = { p1: { ...rosaDraft.plans?.p1, confidence: { c1: sure(3, 'Walk'), c2: sure(5) } } };
    const items = chartItems(signed({ draft: { plans } }), context);
    expect(items.map(({ key }) => key)).toEqual(['visit', 'note', 'plan-confidence:p1']);
    expect(items[2]).toMatchObject({ kind: 'ruler', ruler: 'confidence', about: words, value: 5, at });
    expect(items[2]).not.toHaveProperty('goalKey');
    // The step's sentence in it is English, for the chart: on the page it is told by its number alone.
    expect(items.slice(2).map(item => labelOf(item))).toEqual([{ is: 'sureness', value: 5 }]);
  });

  test('how they met is told only where somebody said so', () => {
    const visitOf = (how: SessionDraft['how']) =>
      chartItems(signed({ draft: { ...rosaDraft, how } }), context)[0];
    expect(visitOf({ means: 'phone' })).toMatchObject({ kind: 'visit', means: 'phone' });
    expect(visitOf(undefined)).toEqual(expect.not.objectContaining({ means: expect.anything() }));
  });

  test('where the EMR has the visit, none is made', () => {
    expect(chartItems(signed({ visitId: 'v1' }), context)[0]?.kind).toBe('note');
  });

  test('an amendment uses the same keys', () => {
    const amended = signed({
      version: 2,
      amendmentReason: 'wrong weight',
      draft: { ...rosaDraft, measured: { weight: 80, weightUnit: 'kg' } },
    });
    const before = chartItems(signed(), context).map(item => item.key);
    const after = chartItems(amended, context).map(item => item.key);
    expect(before.filter(key => after.includes(key))).toEqual(after);
    expect(new Set(before).size).toBe(before.length);
  });

  test('the goal in her words, the step until the next contact, the plan of both', () => {
    const items = chartItems(signed(), context);
    expect(items.find(item => item.kind === 'goal')).toMatchObject({
      words: 'Caminar con mi hermana después de cenar',
      summary: 'walk with her sister after dinner',
      start: '2026-03-02',
    });
    expect(items.find(item => item.kind === 'step')).toMatchObject({
      goalKey: 'goal:p1',
      until: '2026-03-16',
    });
    expect(items.find(item => item.kind === 'care-plan')).toMatchObject({
      goalKeys: ['goal:p1'],
      stepKeys: ['step:p1'],
    });
    expect(items.find(item => item.kind === 'check-in')).toMatchObject({ result: 'partly', done: 7, of: 9 });
    expect(items.find(item => item.kind === 'teach-back')).toMatchObject({
      result: 'correct',
      attempts: 2,
      closed: false,
    });
  });

  test.each<[string, SessionDraft, string[]]>([
    ['half a blood pressure is no vital sign', { measured: { systolic: 120 } }, []],
    ['a weight without its unit is no vital sign', { measured: { weight: 180 } }, []],
    ['a weight in pounds is one', { measured: { weight: 180, weightUnit: 'lb' } }, ['vital:weight']],
    [
      'a kept plan, asked how sure they are now, is a ruler',
      { followUps: { f: { planId: 'p0', next: 'keep', confidence: 6 } } },
      ['sure-of:f'],
    ],
    ['0 of 7 days is an answer', { medicines: { m: { name: 'X', daysOfLast7: 0 } } }, ['adherence:m']],
    ['a medicine without days has no adherence', { medicines: { m: { name: 'X', taking: 'yes' } } }, []],
    [
      'a ruler at 0 is an answer',
      { behaviours: { b: { name: 'Sleep', importance: 0 } } },
      ['ruler:b:importance'],
    ],
    ['a ruler about nothing is not sent', { behaviours: { b: { importance: 5 } } }, []],
    ['a topic nobody told back is not sent', { teachBacks: { t: { topic: 'Feet' } } }, []],
    ['a follow-up without a result is not sent', { followUps: { f: { planId: 'p0', helped: 'sun' } } }, []],
  ])('%s', (_, draft, expected) => {
    expect(keys({ agenda: { words: 'x' }, ...draft })).toEqual(['visit', 'note', ...expected]);
  });
});
