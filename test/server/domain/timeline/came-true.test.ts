import { describe, expect, it } from 'vitest';
import { cameTrue, sentenceOf } from '../../../../server/domain/timeline/came-true.ts';
import type { PastTalk } from '../../../../server/domain/timeline/past-talk.ts';
import { lookBack, planOf, talkOn } from './past.ts';

const rules = { threshold: 7, timeZone: 'UTC' };

/** One plan a month, each looked back on in the next talk: how sure, how often done, of how many. */
const months = (...plans: [sure: number, done: number | undefined, of?: number][]): PastTalk[] =>
  [...plans, undefined].map((plan, at) => {
    const day = `2026-${String(at + 1).padStart(2, '0')}-05`;
    const [, done, of] = plans[at - 1] ?? [];
    return talkOn(day, {
      plans: plan ? [planOf(`p${at}`, day, plan[0])] : [],
      followUps:
        at === 0
          ? {}
          : lookBack(`2026-${String(at).padStart(2, '0')}-05.p${at - 1}`, {
              result: 'part',
              ...(done !== undefined && { timesDone: done, timesPlanned: of }),
              next: 'swap',
            }),
    });
  });
const said = (talks: PastTalk[], value?: number) => sentenceOf(cameTrue(talks, [], rules), value);

describe('stated confidence against what was done', () => {
  it.each([
    [
      'three plans and ten times are enough',
      [
        [8, 2, 4],
        [8, 1, 3],
        [8, 1, 3],
      ],
      { done: 4, of: 10, plans: 3, inTen: 4, next: 'smaller' },
    ],
    [
      'two plans are not, however many times',
      [
        [8, 4, 20],
        [8, 4, 20],
      ],
      undefined,
    ],
    [
      'nine times are not',
      [
        [8, 2, 3],
        [8, 1, 3],
        [8, 1, 3],
      ],
      undefined,
    ],
    [
      'nothing counted is nothing said',
      [
        [8, undefined],
        [8, undefined],
        [8, undefined],
      ],
      undefined,
    ],
    [
      'what came as often as it was said is left as it is',
      [
        [8, 4, 5],
        [8, 4, 5],
        [8, 4, 5],
      ],
      { inTen: 8, next: 'as-said' },
    ],
    [
      'one in ten off is the roughness of the ruler',
      [
        [8, 7, 10],
        [8, 7, 10],
        [8, 7, 10],
      ],
      { inTen: 7, next: 'as-said' },
    ],
    [
      'two in ten off is not',
      [
        [8, 6, 10],
        [8, 6, 10],
        [8, 6, 10],
      ],
      { inTen: 6, next: 'smaller' },
    ],
    [
      'who does more than they say may want more',
      [
        [7, 10, 10],
        [7, 9, 10],
        [7, 9, 10],
      ],
      { inTen: 9, next: 'more' },
    ],
    [
      'more done than planned is all of it, not more',
      [
        [8, 7, 5],
        [8, 7, 5],
        [8, 7, 5],
      ],
      { done: 15, of: 15, inTen: 10 },
    ],
  ] as const)('%s', (_, plans, expected) => {
    const sentence = said(months(...(plans as unknown as Parameters<typeof months>)));
    if (expected === undefined) expect(sentence).toBeUndefined();
    else expect(sentence).toMatchObject(expected);
  });

  const mixed = months([8, 2, 5], [8, 2, 5], [8, 2, 5], [9, 1, 5], [5, 5, 5], [7, 1, 5]);
  it('is told of the number with the most behind it, unless a number is asked about', () => {
    expect(said(mixed)).toMatchObject({ about: { is: 'value', value: 8 }, done: 6, of: 15 });
    expect(said(mixed, 8)).toMatchObject({ about: { is: 'value', value: 8 } });
  });
  it('is told of all that was sure where a number alone has too little behind it, and of none that was not sure', () => {
    expect(said(mixed, 9)).toMatchObject({
      ...{ about: { is: 'sure', from: 7 }, done: 8, of: 25, plans: 5, inTen: 3, next: 'smaller' },
    });
    expect(said(mixed, 5)).toBeUndefined();
  });

  it('counts the days of check-ins where no follow-up told numbers, those done in part among them', () => {
    const talks = months([8, undefined], [8, 3, 3]);
    const day = (at: string, done: 'done' | 'partly' | 'not-done', planId = '2026-01-05.p0') => ({
      planId,
      day: at,
      done,
    });
    const { byValue } = cameTrue(
      talks,
      [
        day('2026-01-06', 'done'),
        day('2026-01-08', 'partly'),
        day('2026-01-10', 'not-done'),
        day('2026-02-20', 'not-done', '2026-02-05.p1'),
      ],
      rules,
    );
    // Of the second plan the follow-up told numbers, so its check-ins are not counted on top.
    expect(byValue).toEqual({ 8: { done: 4, of: 6, plans: 2 } });
  });

  it('holds what was done after a new answer against that answer', () => {
    const talks = [
      talkOn('2026-01-05', { plans: [planOf('p', '2026-01-05', 9)] }),
      talkOn('2026-01-19', {
        followUps: lookBack('2026-01-05.p', {
          result: 'part',
          timesDone: 1,
          timesPlanned: 6,
          confidence: 6,
          next: 'keep',
        }),
      }),
      talkOn('2026-02-02', {
        followUps: lookBack('2026-01-05.p', { result: 'all', timesDone: 6, timesPlanned: 6, next: 'keep' }),
      }),
    ];
    expect(cameTrue(talks.toReversed(), [], rules).byValue).toEqual({
      9: { done: 1, of: 6, plans: 1 },
      6: { done: 6, of: 6, plans: 1 },
    });
  });

  it('says of how many plans nobody told numbers', () => {
    expect(cameTrue(months([8, undefined], [8, 1, 3], [7, undefined]), [], rules).uncounted).toBe(2);
  });
});
