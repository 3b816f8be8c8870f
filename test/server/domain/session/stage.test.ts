import { describe, expect, test } from 'vitest';
import { type SessionDraft, type Stage, stages } from '../../../../server/domain/session/draft.ts';
import { promptsFor, pushesToAction, stageRemarks } from '../../../../server/domain/session/stage.ts';

describe('the talk follows the stage', () => {
  test.each<[Stage | undefined, boolean]>([
    [undefined, false],
    ['precontemplation', false],
    ['contemplation', false],
    ['preparation', true],
    ['action', true],
    ['maintenance', true],
    ['relapse', false],
  ])('%s pushes to action: %s', (stage, pushes) => {
    expect(pushesToAction(stage)).toBe(pushes);
  });

  test('nobody who is not thinking of change is asked for a step', () => {
    const steps = ['what-would-you-like-to-do', 'smallest-first-step', 'what-could-get-in-the-way'];
    expect(promptsFor('precontemplation').filter(prompt => steps.includes(prompt))).toEqual([]);
    expect(promptsFor('contemplation').filter(prompt => steps.includes(prompt))).toEqual([]);
  });

  test('after a lapse the first question is what was learned', () => {
    expect(promptsFor('relapse')[0]).toBe('what-did-you-learn');
  });

  test.each(stages)('%s has prompts, each once', stage => {
    expect(new Set(promptsFor(stage)).size).toBe(promptsFor(stage).length);
    expect(promptsFor(stage).length).toBeGreaterThan(2);
  });
});

describe('what does not fit together is said gently', () => {
  const draft = (stage: Stage, says: 'agrees' | 'declines', what = 'walk after dinner'): SessionDraft => ({
    behaviours: { b1: { name: 'Walking', stage } },
    plans: { p1: { goal: 'Ver crecer a mis nietos', what, agreement: { says } } },
  });
  test.each<[string, SessionDraft, number]>([
    ['agreed to walk, not thinking of walking', draft('precontemplation', 'agrees'), 1],
    ['declined to walk, not thinking of walking', draft('precontemplation', 'declines'), 0],
    ['agreed to walk, getting ready', draft('preparation', 'agrees'), 0],
    ['agreed to something else', draft('precontemplation', 'agrees', 'eat less bread'), 0],
  ])('%s', (_, session, remarks) => {
    expect(stageRemarks(session)).toHaveLength(remarks);
  });
});
