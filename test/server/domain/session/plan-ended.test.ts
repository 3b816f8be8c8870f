import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import { chartItems } from '../../../../server/domain/session/chart-items.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { noteText } from '../../../../server/domain/session/note.ts';
import { idOfPlanAfter } from '../../../../server/domain/session/plan-after.ts';
import { endOfPlan, type SessionBefore } from '../../../../server/domain/session/plan-ended.ts';
import { rosaDraft, signed } from './rosa-session.ts';

const walk = { id: 's0.p0', goal: 'Caminar los domingos' };
const bread = { id: 's0.p9', goal: 'Comer menos pan' };
const everything = ['goal:p0', 'step:p0', 'goal:p9', 'step:p9', 'care-plan'];
const lastTime = (change: Partial<SessionBefore> = {}): SessionBefore => ({
  ...{ id: 's0', inChart: everything },
  plans: [walk, bread].map(({ id }) => ({ id, status: 'active' })),
  ...change,
});
type FollowUp = NonNullable<SessionDraft['followUps']>[string];
const itemsOf = (reviews: FollowUp[], sessionBefore = lastTime(), plans: SessionDraft['plans'] = {}) => {
  const followUps = Object.fromEntries(reviews.map((review, at) => [`f${at}`, review]));
  return chartItems(signed({ draft: { ...rosaDraft, plans, followUps } }), {
    ...{ settings: defaultSettings, note: 'the note', plansBefore: [walk, bread] },
    sessionsBefore: [sessionBefore],
  });
};
const ended = (reviews: FollowUp[], sessionBefore = lastTime()) =>
  itemsOf(reviews, sessionBefore).flatMap(item =>
    item.kind === 'plan-ended' ? [`${item.part} ${item.how}`] : [],
  );

test.each<[FollowUp, string | undefined]>([
  [{ next: 'keep', result: 'all' }, undefined],
  [{ result: 'not' }, undefined],
  [{ next: 'shrink', result: 'part' }, 'revised'],
  [{ next: 'swap', result: 'all' }, 'revised'],
  [{ next: 'stop', result: 'part' }, 'stopped'],
  [{ next: 'stop' }, 'stopped'],
  [{ next: 'stop', result: 'all' }, 'completed'],
])('a follow-up of %o makes the plan %s', (review, end) => {
  expect(endOfPlan(review)).toBe(end);
});

describe('what the chart learns of plans that ended', () => {
  test.each<[string, FollowUp[], SessionBefore, string[]]>([
    ['nothing while they go on', [{ planId: walk.id, next: 'keep' }], lastTime(), []],
    [
      'one of two: its goal and step, while the coaching plan of both goes on',
      [{ planId: walk.id, next: 'shrink' }],
      lastTime(),
      ['goal revised', 'step revised'],
    ],
    [
      'both: the coaching plan too',
      [
        { planId: walk.id, next: 'stop', result: 'all' },
        { planId: bread.id, next: 'stop' },
      ],
      lastTime(),
      ['goal completed', 'step completed', 'goal stopped', 'step stopped', 'care-plan stopped'],
    ],
    [
      'the last one that was left',
      [{ planId: walk.id, next: 'stop', result: 'all' }],
      lastTime({
        plans: [
          { id: walk.id, status: 'active' },
          { id: bread.id, status: 'completed' },
        ],
      }),
      ['goal completed', 'step completed', 'care-plan completed'],
    ],
    [
      'only what the chart has of it',
      [{ planId: walk.id, next: 'swap' }],
      lastTime({ inChart: ['goal:p0'] }),
      ['goal revised'],
    ],
    [
      'of what it has nothing of, one word in the note',
      [{ planId: walk.id, next: 'swap' }],
      lastTime({ inChart: [] }),
      ['plan revised'],
    ],
    [
      'each plan once: the last word counts',
      [
        { planId: walk.id, next: 'swap' },
        { planId: walk.id, next: 'stop' },
      ],
      lastTime({ inChart: [] }),
      ['plan stopped'],
    ],
    [
      'a plan that is looked at twice and kept in the end goes on',
      [
        { planId: walk.id, next: 'swap' },
        { planId: walk.id, next: 'keep' },
      ],
      lastTime(),
      [],
    ],
  ])('%s', (_, reviews, sessionBefore, expected) => {
    expect(ended(reviews, sessionBefore)).toEqual(expected);
  });

  test('they are told by name, on the day of the talk, last of all', () => {
    const items = itemsOf([{ planId: walk.id, next: 'shrink' }]);
    expect(items.slice(-2)).toMatchObject([
      {
        key: 'plan-ended:goal:s0.p0',
        how: 'revised',
        goal: 'Caminar los domingos',
        on: '2026-03-02',
        ends: { sessionId: 's0', key: 'goal:p0' },
      },
      { key: 'plan-ended:step:s0.p0', ends: { sessionId: 's0', key: 'step:p0' } },
    ]);
  });
});

describe('the plan that takes the place of another', () => {
  const p1 = rosaDraft.plans?.p1;
  const replacesIn = (reviews: FollowUp[], plans: SessionDraft['plans'], sessionBefore = lastTime()) =>
    itemsOf(reviews, sessionBefore, plans).flatMap(item =>
      item.kind === 'step' ? [`${item.key} ${item.replaces?.key}`] : [],
    );
  const swapped: FollowUp = { planId: walk.id, next: 'swap' };

  test.each<[string, FollowUp[], SessionDraft['plans'], string[]]>([
    ['the one made from it', [swapped], { 'after-p0': p1 ?? {} }, ['step:after-p0 step:p0']],
    ['the only new one', [swapped], { p1: p1 ?? {} }, ['step:p1 step:p0']],
    [
      'among others, the one made from it',
      [swapped],
      { 'after-p0': p1 ?? {}, p2: p1 ?? {} },
      ['step:after-p0 step:p0', 'step:p2 undefined'],
    ],
    [
      'of two new ones nobody can say',
      [swapped],
      { p1: p1 ?? {}, p2: p1 ?? {} },
      ['step:p1 undefined', 'step:p2 undefined'],
    ],
    [
      'not another, when the one made from it is not active yet',
      [swapped],
      { 'after-p0': { goal: 'Caminar', what: 'walk' }, p2: p1 ?? {} },
      ['step:p2 undefined'],
    ],
    [
      'none, after one that was stopped',
      [{ planId: walk.id, next: 'stop' }],
      { p1: p1 ?? {} },
      ['step:p1 undefined'],
    ],
  ])('%s', (_, reviews, plans, expected) => {
    expect(replacesIn(reviews, plans)).toEqual(expected);
  });

  test('the new coaching plan takes the place of the old only when nothing of the old goes on', () => {
    const both: FollowUp[] = [swapped, { planId: bread.id, next: 'stop' }];
    const replaces = (reviews: FollowUp[]) =>
      itemsOf(reviews, lastTime(), { p1: p1 ?? {} }).flatMap(item =>
        item.kind === 'care-plan' ? [item.replaces] : [],
      );
    expect(replaces([swapped])).toEqual([undefined]);
    expect(replaces(both)).toEqual([[{ sessionId: 's0', key: 'care-plan' }]]);
  });

  test.each([
    ['s0.p0', 'after-p0'],
    [`s0.${'a'.repeat(60)}`, `x${'a'.repeat(59)}`],
  ])('the plan after %s is %s', (id, after) => {
    expect(idOfPlanAfter(id)).toBe(after);
  });
});

test('a plan whose end is taken back goes on, and the note says what the chart may show', () => {
  const note = noteText(signed({ version: 2, amendmentReason: 'She keeps it' }), {
    ...{ settings: defaultSettings, plansBefore: [walk], takenBack: [walk.id] },
  });
  expect(note).toContain('- "Caminar los domingos" goes on after all. The chart may still show its plan as');
});
