import { describe, expect, test } from 'vitest';
import type { PlanDraft } from '../../../../server/domain/session/draft.ts';
import { activate, type PlanRules, planState } from '../../../../server/domain/session/plan.ts';
import { stepWords } from '../../../../server/domain/session/step-words.ts';
import { waysToShrink } from '../../../../server/domain/session/ways-to-shrink.ts';
import { agreed, at, rules, sure, walking, words, yes } from './walking.ts';

describe('where a plan stands', () => {
  const agreedBut = (change: Partial<PlanDraft>): PlanDraft => ({ ...agreed, ...change });
  test.each<[string, PlanDraft, Partial<PlanRules>, string, string[]]>([
    [
      'nothing written yet',
      {},
      {},
      'draft',
      ['goal', 'what', 'how-often', 'start', 'agreement', 'confidence', 'next-contact'],
    ],
    ['a goal of blanks is no goal', agreedBut({ goal: '  \n' }), {}, 'draft', ['goal']],
    [
      'how often is not said',
      agreedBut({ timesPer: undefined, days: undefined }),
      {},
      'draft',
      ['how-often', 'agreement-to-this-step', 'confidence-in-this-step'],
    ],
    ['no start', agreedBut({ start: undefined }), {}, 'draft', ['start']],
    ['the step is clear, nobody answered yet', walking, {}, 'offered', ['agreement', 'confidence']],
    [
      'the patient declines',
      agreedBut({ agreement: { ...yes, says: 'declines' } }),
      {},
      'declined',
      ['declined'],
    ],
    [
      'a no to an earlier step is no answer to this one',
      agreedBut({ agreement: { says: 'declines', toStep: 'Walk 60 minutes', at } }),
      {},
      'offered',
      ['agreement-to-this-step'],
    ],
    [
      'agreed, then made smaller: asked again',
      agreedBut({ howMuch: 10 }),
      {},
      'offered',
      ['agreement-to-this-step', 'confidence-in-this-step'],
    ],
    [
      'sure of 6 where 7 is needed',
      agreedBut({ confidence: { c1: sure(6) } }),
      {},
      'below-threshold',
      ['confidence-below-threshold'],
    ],
    ['sure of 7 where 7 is needed', agreedBut({ confidence: { c1: sure(7) } }), {}, 'ready', []],
    [
      'sure of 7 where the practice asks for 8',
      agreedBut({ confidence: { c1: sure(7) } }),
      { threshold: 8 },
      'below-threshold',
      ['confidence-below-threshold'],
    ],
    [
      'sure of 0 is an answer',
      agreedBut({ confidence: { c1: sure(0) } }),
      {},
      'below-threshold',
      ['confidence-below-threshold'],
    ],
    [
      'sure of 5 with a reason written down',
      agreedBut({ confidence: { c1: sure(5) }, belowThresholdReason: 'She wants to try it for a week' }),
      {},
      'ready',
      [],
    ],
    [
      'a reason of blanks is no reason',
      agreedBut({ confidence: { c1: sure(5) }, belowThresholdReason: '   ' }),
      {},
      'below-threshold',
      ['confidence-below-threshold'],
    ],
    [
      'asked twice, the later answer counts',
      agreedBut({ confidence: { c2: sure(5, words, '2026-03-02T17:10:00Z'), c1: sure(8) } }),
      {},
      'ready',
      [],
    ],
    [
      'the later answer counts also when it is lower',
      agreedBut({ confidence: { c1: sure(8, words, '2026-03-02T17:10:00Z'), c2: sure(4) } }),
      {},
      'below-threshold',
      ['confidence-below-threshold'],
    ],
    [
      'time zones do not turn the order of two answers',
      agreedBut({
        confidence: {
          c1: sure(4, words, '2026-03-02T10:00:00-08:00'),
          c2: sure(9, words, '2026-03-02T17:59:00Z'),
        },
      }),
      {},
      'below-threshold',
      ['confidence-below-threshold'],
    ],
    [
      'a reading without its step does not count',
      agreedBut({ confidence: { c1: { value: 9, at } } }),
      {},
      'agreed',
      ['confidence'],
    ],
    [
      'agreed, sure, but when do we talk again',
      agreedBut({ nextContact: undefined }),
      {},
      'agreed',
      ['next-contact'],
    ],
    [
      'a date without a means is no contact',
      agreedBut({ nextContact: { date: '2026-03-16' } }),
      {},
      'agreed',
      ['next-contact'],
    ],
    [
      'a contact in the past is no contact',
      agreedBut({ nextContact: { date: '2026-03-01', means: 'phone' } }),
      {},
      'agreed',
      ['next-contact'],
    ],
    [
      'a contact later today is one',
      agreedBut({ nextContact: { date: '2026-03-02', means: 'phone' } }),
      {},
      'ready',
      [],
    ],
    [
      'the contact agreed for the whole session counts',
      agreedBut({ nextContact: undefined }),
      { nextContact: { date: '2026-03-16', means: 'video' } },
      'ready',
      [],
    ],
    ['all there', agreed, {}, 'ready', []],
  ])('%s', (_, plan, more, status, missing) => {
    const state = planState(plan, { ...rules, ...more });
    expect([state.status, 'missing' in state ? state.missing : []]).toEqual([status, missing]);
  });

  test('below the threshold the coach is shown the reading and the four ways to a smaller step', () => {
    const alone = { ...walking, withWhom: undefined };
    const unsure = { ...alone, confidence: { c1: sure(5, stepWords(alone, 'en')) } };
    expect(planState(unsure, rules)).toMatchObject({
      status: 'below-threshold',
      reading: { value: 5 },
      threshold: 7,
    });
    expect(waysToShrink('p1', unsure).map(({ way }) => way)).toEqual([
      'smaller',
      'fewer',
      'other-time-or-place',
      'with-someone',
    ]);
  });
});

describe('making a plan active', () => {
  test('both readings are kept, and the one of an earlier step is not the plan’s', () => {
    const confidence = { c1: sure(5, 'Walk 40 minutes, every day', '2026-03-02T17:10:00Z'), c2: sure(8) };
    expect(
      activate(
        'p1',
        { ...agreed, confidence, barriers: { b1: { barrier: 'rain', plan: 'the mall' }, b2: {} } },
        rules,
      ),
    ).toEqual({
      status: 'active',
      id: 'p1',
      goal: 'Caminar con mi hermana después de cenar',
      step: {
        what: 'walk',
        howMuch: { amount: 20, unit: 'minutes' },
        when: 'After dinner',
        often: { times: 3, per: 'week', days: ['mon', 'wed', 'fri'] },
        where: 'around the block',
        withWhom: 'my sister',
        start: '2026-03-02',
      },
      agreedAt: at,
      confidence: { value: 8, at, earlier: [confidence.c1] },
      barriers: [{ barrier: 'rain', plan: 'the mall' }],
      nextContact: { date: '2026-03-16', means: 'phone' },
    });
  });

  test('the reason is kept only where it was needed', () => {
    const reason = { belowThresholdReason: 'She wants to try' };
    expect(activate('p1', { ...agreed, ...reason }, rules)).not.toHaveProperty('belowThresholdReason');
    expect(activate('p1', { ...agreed, ...reason, confidence: { c1: sure(5) } }, rules)).toMatchObject(
      reason,
    );
  });

  test('what is not active keeps the words and says what it lacks', () => {
    expect(activate('p1', { ...walking, nextContact: undefined }, rules)).toEqual({
      status: 'not-active',
      id: 'p1',
      goal: 'Caminar con mi hermana después de cenar',
      what: 'walk',
      missing: ['agreement', 'confidence', 'next-contact'],
    });
  });
});
