import { describe, expect, test } from 'vitest';
import {
  endedSince,
  keysEndedSince,
  type OtherTalk,
  saidLater,
} from '../../../../server/domain/session/later-talks.ts';
import type { SignedSession } from '../../../../server/domain/session/signed.ts';

const first = '2026-10-01T14:00:00Z';
const talk = (day: string, says: Partial<OtherTalk>): OtherTalk => ({
  ...{ startedAt: `${day}T14:00:00Z`, signedAt: `${day}T15:00:00Z`, teachBacks: [] },
  ...{ followUps: {}, promises: {} },
  ...says,
});
const review = (planId: string, next?: 'keep' | 'shrink' | 'swap' | 'stop', result?: 'all') => ({
  followUps: { f1: { planId, ...(next && { next }), ...(result && { result }) } },
});

describe('what later talks said', () => {
  test.each([
    ['stopped', review('s1.p1', 'stop'), 'stopped'],
    ['done', review('s1.p1', 'stop', 'all'), 'completed'],
    ['swapped', review('s1.p1', 'swap'), 'revised'],
    ['kept', review('s1.p1', 'keep'), 'active'],
    ['asked about, with nothing decided', review('s1.p1', undefined, 'all'), 'active'],
  ])('a plan that was %s has its last word there', (_, says, status) => {
    expect(saidLater(first, [talk('2026-10-15', says)]).plans.get('s1.p1')).toEqual({
      status,
      at: '2026-10-15T15:00:00Z',
    });
  });

  test('of two later talks the later one counts, in whatever order they are read', () => {
    const talks = [talk('2026-10-29', review('s1.p1', 'stop')), talk('2026-10-15', review('s1.p1', 'keep'))];
    expect(saidLater(first, talks).plans.get('s1.p1')?.status).toBe('stopped');
    expect(saidLater(first, [...talks].reverse()).plans.get('s1.p1')?.status).toBe('stopped');
  });

  test('an earlier talk, and an entry in which nothing was said, say nothing', () => {
    const talks = [
      talk('2026-09-15', review('s1.p1', 'stop')),
      talk('2026-10-15', { followUps: { f1: { planId: 's1.p1' } } }),
    ];
    expect(saidLater(first, talks).plans.size).toBe(0);
  });

  test('topics closed and promises kept are theirs, not what was only asked about', () => {
    const outcome = {
      id: 't',
      topic: 'x',
      understands: 'yes',
      agrees: 'yes',
      canDo: 'yes',
      attempts: 1,
    } as const;
    const said = saidLater(first, [
      talk('2026-10-15', {
        teachBacks: [
          { ...outcome, lastWords: '', status: 'closed', openBeforeId: 's1.t1' },
          { ...outcome, lastWords: '', status: 'open', openBeforeId: 's1.t2' },
        ],
        promises: {
          one: { openBeforeId: 's1.r1', keptOn: '2026-10-14' },
          two: { openBeforeId: 's1.r2' },
          own: { what: 'Call', keptOn: '2026-10-15' },
        },
      }),
    ]);
    expect([...said.topicsClosed]).toEqual([['s1.t1', '2026-10-15T15:00:00Z']]);
    expect([...said.promisesKept]).toEqual([['s1.r1', '2026-10-14']]);
  });
});

describe('an amendment', () => {
  const plans = (...ids: string[]) => ({
    plans: ids.map(id => ({ id, status: 'active' })) as unknown as SignedSession['plans'],
  });
  const ended = endedSince('s1', saidLater(first, [talk('2026-10-15', review('s1.p1', 'stop'))]));

  test('knows which of its own plans ended since', () => {
    expect([...ended]).toEqual([['p1', 'stopped']]);
    expect(endedSince('s2', saidLater(first, [talk('2026-10-15', review('s1.p1', 'stop'))])).size).toBe(0);
  });

  test('leaves goal and step of such a plan alone, and the coaching plan only when none of it goes on', () => {
    expect([...keysEndedSince(plans('p1'), ended)]).toEqual(['goal:p1', 'step:p1', 'care-plan']);
    expect([...keysEndedSince(plans('p1', 'p2'), ended)]).toEqual(['goal:p1', 'step:p1']);
    expect([...keysEndedSince(plans('p2'), ended)]).toEqual([]);
  });
});
