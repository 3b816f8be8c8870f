import { describe, expect, test } from 'vitest';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { type SignInput, signSession, wouldSign } from '../../../../server/domain/session/sign.ts';
import { rosaDraft, rosaInput, signed } from './rosa-session.ts';

describe('signing is refused', () => {
  const told = { r1: { kind: 'chest-pain', told: 'Dr. Osei' } } as const;
  test.each<[string, Partial<SignInput>, [string, string | undefined][]]>([
    ['when nothing is written down', { draft: {} }, [['nothing-recorded', undefined]]],
    [
      'when only the clock ran',
      { draft: { how: { means: 'phone' }, time: rosaDraft.time } },
      [['nothing-recorded', undefined]],
    ],
    [
      'when only blanks were typed',
      { draft: { agenda: { words: ' \n ' } } },
      [['nothing-recorded', undefined]],
    ],
    [
      'when nobody was told of a red flag',
      { draft: { redFlags: { r1: { kind: 'chest-pain' } } } },
      [['red-flag-not-told', 'redFlags.r1.told']],
    ],
    [
      'when a measure is a red flag nobody raised',
      { draft: { measured: { systolic: 185, diastolic: 90 } } },
      [['red-flag-not-told', 'measured.systolic']],
    ],
    [
      'when time was corrected without saying why',
      { draft: { redFlags: told, timeCorrections: { k: { activity: 'planning', minutes: 9 } } } },
      [['reason-needed', 'timeCorrections.k.reason']],
    ],
    ['when an amendment says no reason', { version: 2 }, [['reason-needed', 'amendmentReason']]],
    [
      'when an amendment says a blank reason',
      { version: 2, amendmentReason: '  ' },
      [['reason-needed', 'amendmentReason']],
    ],
    [
      'for all its reasons at once',
      { version: 2, draft: { redFlags: { a: { kind: 'other' }, b: { kind: 'abuse' } } } },
      [
        ['red-flag-not-told', 'redFlags.a.told'],
        ['red-flag-not-told', 'redFlags.b.told'],
        ['reason-needed', 'amendmentReason'],
      ],
    ],
  ])('%s', (_, change, refusals) => {
    const outcome = signSession({ ...rosaInput, ...change });
    expect(Array.isArray(outcome) && outcome.map(({ refused, field }) => [refused, field])).toEqual(refusals);
  });

  test.each<[string, SessionDraft]>([
    ['one word of the agenda', { agenda: { words: 'x' } }],
    ['a weight', { measured: { weight: 80 } }],
    ['a yes', { askTellAsks: { a: { fromClinician: false } } }],
    ['a red flag that was told', { redFlags: { r1: { kind: 'chest-pain', told: 'Dr. Osei' } } }],
  ])('but not with %s', (_, draft) => {
    expect(Array.isArray(signSession({ ...rosaInput, draft }))).toBe(false);
  });
});

test('what signing would make can be looked at before it is allowed', () => {
  const { signed: looked, refusals } = wouldSign({ ...rosaInput, version: 2 });
  expect(refusals.map(({ refused }) => refused)).toEqual(['reason-needed']);
  expect(looked.plans).toHaveLength(2);
});

describe('a signature keeps', () => {
  test('the plan she chose as active, the other with what it lacks', () => {
    expect(signed().plans.map(plan => [plan.id, plan.status, 'missing' in plan ? plan.missing : []])).toEqual(
      [
        ['p1', 'active', []],
        ['p2', 'not-active', ['how-often', 'start', 'agreement', 'confidence', 'next-contact']],
      ],
    );
  });

  test('the draft as it stood', () => {
    expect(signed().record).toEqual(rosaDraft);
  });

  test('the talk’s own time and its whole minutes', () => {
    expect(signed()).toMatchObject({
      startedAt: '2026-03-02T17:02:00.000Z',
      endedAt: '2026-03-02T17:32:00.000Z',
      minutes: { byActivity: { teaching: 18, planning: 12 }, total: 30 },
    });
  });

  test('the opening as its time when the clock never ran, as long as the coach says', () => {
    const timeCorrections = {
      k: { activity: 'planning', minutes: 20, reason: 'on paper', at: rosaInput.now },
    } as const;
    expect(signed({ draft: { ...rosaDraft, time: undefined, timeCorrections } })).toMatchObject({
      startedAt: '2026-03-02T17:00:00Z',
      endedAt: '2026-03-02T17:20:00.000Z',
      minutes: { total: 20 },
    });
  });

  test('the session’s next contact for a plan that has none', () => {
    const plans = { p1: { ...rosaDraft.plans?.p1, nextContact: undefined } };
    const draft = { ...rosaDraft, plans, nextContact: { date: '2026-03-20', means: 'video' } as const };
    expect(signed({ draft }).plans[0]).toMatchObject({
      status: 'active',
      nextContact: { date: '2026-03-20', means: 'video' },
    });
  });

  test('an amended plan as active although its next contact is over by then', () => {
    const late = { version: 2, amendmentReason: 'wrong weight', now: '2026-04-01T10:00:00Z' };
    expect(signed(late)).toMatchObject({
      amendmentReason: 'wrong weight',
      plans: [{ status: 'active' }, {}],
    });
    expect(signed({ now: late.now }).plans[0]).toMatchObject({ missing: ['next-contact'] });
  });

  test.each<[string, string]>([
    ['the hour after', '2026-03-02T18:40'],
    ['the next week', '2026-03-09T10:00'],
  ])('of an amendment made %s the talk’s own time and minutes, unless they are corrected', (_, clock) => {
    const adding = { activity: 'agenda', from: `${clock}:00Z`, to: `${clock.slice(0, -1)}9:00Z` } as const;
    const amended = {
      ...{ version: 2, amendmentReason: 'wrong weight', now: `${clock}:30Z`, atFirst: rosaDraft },
      draft: { ...rosaDraft, time: { ...rosaDraft.time, later: adding } },
    };
    const { startedAt, endedAt, minutes } = signed();
    expect(signed(amended)).toMatchObject({ startedAt, endedAt, minutes });
    const timeCorrections = {
      k: { activity: 'planning', minutes: 20, reason: 'we went on by phone', at: amended.now },
    } as const;
    expect(signed({ ...amended, draft: { ...amended.draft, timeCorrections } }).minutes).toEqual({
      byActivity: { teaching: 18, planning: 20 },
      total: 38,
    });
  });

  test('no amendment reason on a first signature', () => {
    expect(signed({ amendmentReason: 'because' })).not.toHaveProperty('amendmentReason');
  });
});
