import { describe, expect, test } from 'vitest';
import type { TeachBackDraft } from '../../../../server/domain/session/draft.ts';
import { stillOpen, teachBackOutcome } from '../../../../server/domain/session/teach-back.ts';

const attempt = (result: 'correct' | 'partly' | 'not-yet', minute: number, words = 'with breakfast') => ({
  result,
  words,
  at: `2026-03-02T18:0${minute}:00Z`,
});
const all: TeachBackDraft = {
  topic: 'Metformin',
  attempts: { a: attempt('correct', 1) },
  agrees: 'yes',
  canDo: 'yes',
};

describe('understands, agrees, can do: three facts', () => {
  test.each<[string, TeachBackDraft, string, string[]]>([
    ['all three', all, 'closed', []],
    ['does not agree', { ...all, agrees: 'no' }, 'open', ['agrees']],
    ['agrees in part', { ...all, agrees: 'partly' }, 'open', ['agrees']],
    ['cannot do it', { ...all, canDo: 'no' }, 'open', ['can-do']],
    ['was not asked whether it can be done', { ...all, canDo: undefined }, 'open', ['can-do']],
    ['told it back in part', { ...all, attempts: { a: attempt('partly', 1) } }, 'open', ['understands']],
    ['not yet', { ...all, attempts: { a: attempt('not-yet', 1) } }, 'open', ['understands']],
    [
      'never asked to tell it back',
      { topic: 'Metformin', agrees: 'yes', canDo: 'yes' },
      'open',
      ['understands'],
    ],
    [
      'the last attempt decides',
      { ...all, attempts: { b: attempt('not-yet', 1), a: attempt('correct', 2) } },
      'closed',
      [],
    ],
    [
      'also when it is the worse one',
      { ...all, attempts: { b: attempt('correct', 1), a: attempt('not-yet', 2) } },
      'open',
      ['understands'],
    ],
    [
      'words without a verdict are an attempt that is not settled',
      {
        ...all,
        attempts: { a: attempt('correct', 1), b: { words: 'at night?', at: '2026-03-02T18:09:00Z' } },
      },
      'open',
      ['understands'],
    ],
  ])('%s', (_, teachBack, status, open) => {
    const outcome = teachBackOutcome('t1', teachBack);
    expect([outcome?.status, outcome && stillOpen(outcome)]).toEqual([status, open]);
  });

  test('an open topic from before keeps where it came from, and counts its attempts', () => {
    const attempts = { a: attempt('not-yet', 1), b: attempt('partly', 2, 'twice a day') };
    expect(teachBackOutcome('t2', { ...all, attempts, openBeforeId: 's0.t1' })).toMatchObject({
      openBeforeId: 's0.t1',
      attempts: 2,
      lastWords: 'twice a day',
      understands: 'partly',
    });
  });

  test('without a topic there is nothing to carry on', () => {
    expect(teachBackOutcome('t1', { ...all, topic: '  ' })).toBeUndefined();
  });
});
