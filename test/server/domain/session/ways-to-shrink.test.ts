import { describe, expect, test } from 'vitest';
import type { PlanDraft } from '../../../../server/domain/session/draft.ts';
import { applyEdits } from '../../../../server/domain/session/edits.ts';
import { stepWords } from '../../../../server/domain/session/step-words.ts';
import { waysToShrink } from '../../../../server/domain/session/ways-to-shrink.ts';

describe('a smaller step', () => {
  const smaller = (plan: PlanDraft, way: string) => {
    const found = waysToShrink('p1', plan).find(each => each.way === way);
    if (found?.by !== 'edits') return found;
    expect(found.words).toBe(
      stepWords(applyEdits({ plans: { p1: plan } }, found.edits).draft.plans?.p1 ?? {}, 'en'),
    );
    return found.words;
  };

  test.each([
    [30, 15],
    [25, 10],
    [45, 20],
    [20, 10],
    [10, 5],
    [5, 2],
    [3, 1],
    [1, 0.5],
    [90, 45],
    [150, 50],
    [10_000, 5000],
    [7500, 3500],
    [6000, 3000],
  ])('%d becomes %d', (howMuch, half) => {
    expect(smaller({ what: 'do', howMuch }, 'smaller')).toBe(`Do ${half.toLocaleString('en-US')}`);
  });

  test.each<[PlanDraft, string]>([
    [
      { timesPer: 3, per: 'week', days: { mon: true, wed: true, fri: true } },
      'Do, 2 times a week (Mon, Fri)',
    ],
    [{ timesPer: 2, per: 'week' }, 'Do, once a week'],
    [{ timesPer: 7, per: 'week' }, 'Do, 4 times a week'],
    [{ timesPer: 1, per: 'day' }, 'Do, 4 times a week'],
    [{ timesPer: 3, per: 'day' }, 'Do, 2 times a day'],
    [{ days: { sat: true, sun: true } }, 'Do, once a week (Sat)'],
  ])('%j becomes %s', (plan, fewer) => {
    expect(smaller({ what: 'do', ...plan }, 'fewer')).toBe(fewer);
  });

  test('once a week is as seldom as it gets, and a quarter as small', () => {
    expect(
      waysToShrink('p1', { what: 'do', howMuch: 0.25, timesPer: 1, per: 'week' }).map(each => each.way),
    ).toEqual(['other-time-or-place', 'with-someone']);
  });

  test('where only the patient can say, the fields to ask about are named', () => {
    expect(waysToShrink('p1', { what: 'do' })).toEqual([
      { way: 'smaller', by: 'asking', ask: ['howMuch'] },
      { way: 'other-time-or-place', by: 'asking', ask: ['when', 'where'] },
      { way: 'with-someone', by: 'asking', ask: ['withWhom'] },
    ]);
  });
});
