import { describe, expect, test } from 'vitest';
import { keepTime } from '../../client/coach/session/keep-time.ts';
import { promptFor } from '../../client/coach/session/prompt-for.ts';
import { isStarted, stepIds } from '../../client/coach/session/steps.ts';
import type { Activity, MedicineDraft, SessionDraft, Stage } from '../../server/domain/session/draft.ts';
import { applyEdits } from '../../server/domain/session/edits.ts';
import { stepWords } from '../../server/domain/session/step-words.ts';
import { minutesOf } from '../../server/domain/session/time.ts';
import { richDraft } from './session-views.ts';

const rules = { threshold: 7 };

describe('the talk track follows the record', () => {
  const step = { goal: 'play', what: 'Walk', timesPer: 3, per: 'week', start: '2025-11-14' } as const;
  const said = stepWords(step, 'en');
  const at = '2025-11-14T18:41:00Z';
  const sure = (value: number) => ({ r1: { value, aboutStep: said, at } });
  const agreement = { says: 'agrees', toStep: said, at } as const;
  const nextContact = { date: '2025-11-28', means: 'phone' } as const;
  test.each<[string, NonNullable<SessionDraft['plans']>[string], string]>([
    ['nothing yet', {}, 'planGoal'],
    ['a goal', { goal: 'play' }, 'planStep'],
    ['a step', step, 'planSure'],
    ['a step they are not sure of', { ...step, confidence: sure(5) }, 'planBelow'],
    ['a step they are sure of', { ...step, confidence: sure(8) }, 'planAgree'],
    ['their yes', { ...step, confidence: sure(8), agreement }, 'planNext'],
    ['all of it', { ...step, confidence: sure(8), agreement, nextContact }, 'planReady'],
    ['a step changed after their yes', { ...step, timesPer: 5, confidence: sure(8), agreement }, 'planSure'],
  ])('a plan with %s', (_, plan, prompt) => {
    expect(promptFor('plan', { plans: { p1: plan } }, rules)).toBe(prompt);
  });

  test.each<[Stage, string]>([
    ['precontemplation', 'planNotNow'],
    ['contemplation', 'planNotNow'],
    ['relapse', 'planNotNow'],
    ['preparation', 'planGoal'],
    ['action', 'planGoal'],
    ['maintenance', 'planGoal'],
  ])('in %s a plan is asked for by "%s"', (stage, prompt) => {
    expect(promptFor('plan', { behaviours: { b1: { name: 'Walking', stage } } }, rules)).toBe(prompt);
  });

  test.each<[string, MedicineDraft, string]>([
    ['taken', { taking: 'yes' }, 'medicines'],
    ['not taken', { taking: 'no' }, 'medicinesWhy'],
    ['taken sometimes', { taking: 'sometimes' }, 'medicinesWhy'],
    ['taken, not sure if as prescribed', { taking: 'yes', asPrescribed: 'not-sure' }, 'medicinesWhy'],
    ['taken on 5 days', { taking: 'yes', daysOfLast7: 5 }, 'medicinesWhy'],
    ['taken sometimes, with the reason', { taking: 'sometimes', whyNot: 'cost' }, 'medicines'],
  ])('of a medicine %s', (_, medicine, prompt) => {
    expect(promptFor('medicines', { medicines: { m1: { name: 'Metformin', ...medicine } } }, rules)).toBe(
      prompt,
    );
  });

  test.each<[string, SessionDraft, string]>([
    [
      'not yet',
      { teachBacks: { t1: { topic: 'food', attempts: { a1: { result: 'not-yet' } } } } },
      'teachBackAgain',
    ],
    [
      'correct',
      { teachBacks: { t1: { topic: 'food', attempts: { a1: { result: 'correct' } } } } },
      'teachBackAgree',
    ],
    [
      'correct and agreed',
      { teachBacks: { t1: { topic: 'food', attempts: { a1: { result: 'correct' } }, agrees: 'yes' } } },
      'teachBackCan',
    ],
  ])('after a teach-back that is %s', (_, draft, prompt) => {
    expect(promptFor('teachBack', draft, rules)).toBe(prompt);
  });
});

test('the dots are empty for an empty session and filled for a full one', () => {
  const walk = { what: 'Walk', often: { times: 3, per: 'week' as const, days: [] }, start: '2025-10-14' };
  const carried = { plans: [{ id: 'p0', goal: 'play', step: walk, confidence: 8, since: '2025-10-14' }] };
  const full = { ...richDraft, followUps: { p0: { planId: 'p0', result: 'part' as const } } };
  expect(stepIds.filter(step => isStarted(step, {}, carried))).toEqual([]);
  expect(stepIds.filter(step => isStarted(step, full, carried))).toEqual([...stepIds]);
  expect(isStarted('followUp', { followUps: { p0: { planId: 'p0', helped: 'sister' } } }, carried)).toBe(
    false,
  );
});

/** Touches at seconds, as the page reports them; the minutes the draft then holds. */
function kept(touches: [second: number, activity: Activity][]) {
  let now = 0;
  let ids = 0;
  let draft: SessionDraft = {};
  let writes = 0;
  const keeper = keepTime({
    now: () => now,
    newId: () => `t${++ids}`,
    write: edits => {
      const edited = applyEdits(draft, edits);
      expect([...edited.conflicts, ...edited.refused]).toEqual([]);
      draft = edited.draft;
      writes += 1;
    },
  });
  for (const [second, activity] of touches) {
    now = second * 1000;
    keeper.touch(activity);
  }
  keeper.settle();
  return { ...minutesOf(draft.time), entries: Object.keys(draft.time ?? {}).length, writes };
}

const every = (step: number, from: number, to: number, activity: Activity): [number, Activity][] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => [from + n * step, activity]);

describe('time keeps itself', () => {
  test.each<[string, [number, Activity][], { total: number; entries: number }]>([
    ['a lone touch takes no time', [[0, 'agenda']], { total: 0, entries: 0 }],
    ['ten minutes of writing are ten', every(5, 0, 600, 'agenda'), { total: 10, entries: 1 }],
    ['a pause of a minute is work', every(60, 0, 600, 'agenda'), { total: 10, entries: 1 }],
    [
      'a longer pause is not, not even its first minute',
      every(61, 0, 610, 'agenda'),
      { total: 0, entries: 0 },
    ],
    [
      'five minutes, a long pause, five minutes',
      [...every(5, 0, 300, 'agenda'), ...every(5, 900, 1200, 'agenda')],
      { total: 10, entries: 2 },
    ],
  ])('%s', (_, touches, { total, entries }) => {
    expect(kept(touches)).toMatchObject({ total, entries });
  });

  test('it counts for the step in hand, and a pause for the step it began in', () => {
    const spent = kept([...every(5, 0, 300, 'agenda'), ...every(5, 330, 600, 'planning')]);
    expect(spent.byActivity).toEqual({ agenda: 5, planning: 4 });
  });

  test('an hour of typing is written down some hundred times, not thousands', () => {
    expect(kept(every(1, 0, 3600, 'planning')).writes).toBeLessThanOrEqual(241);
  });
});
