import { describe, expect, test } from 'vitest';
import type { PatientFacts } from '../../../../server/domain/panel/facts.ts';
import { ranked } from '../../../../server/domain/panel/rank.ts';
import { reasonIn, stepIn } from '../../../../server/domain/panel/reason-words.ts';
import { reasonsOf } from '../../../../server/domain/panel/reasons.ts';
import { snoozeOf } from '../../../../server/domain/panel/snooze.ts';
import {
  checkedWeights,
  type ReasonKind,
  reasonKinds,
  usualWeights,
} from '../../../../server/domain/panel/weights.ts';
import { steady, today } from './facts.ts';

const day = (at: string) => at.slice(5);
const told = (facts: PatientFacts, language: 'en' | 'es' = 'en') =>
  reasonsOf(facts, usualWeights, today).map(reason => reasonIn(reason, language, day));
const bp = { measure: 'blood-pressure', value: 152, second: 95, unit: 'mmHg' } as const;
const habit = (recent: 'done' | 'not-done') =>
  Array.from({ length: 10 }, (_, at) => ({
    day: at < 5 ? `2026-11-${15 + at}` : `2026-11-0${at - 4}`,
    done: at < 5 ? recent : ('done' as const),
  }));

const each: Record<ReasonKind, [Partial<PatientFacts>, string]> = {
  'red-flag': [{ redFlags: [{ day: '2026-11-25' }] }, 'A red flag is open since 11-25'],
  unseen: [
    { lastReached: '2026-10-27', lastHeard: '2026-11-20' },
    'Not reached for 30 days, since 10-27: longer than the practice allows',
  ],
  admission: [
    { admissions: [{ day: '2026-11-24', kind: 'emergency' }] },
    'In the emergency department on 11-24',
  ],
  'home-reading': [
    { readings: [{ ...bp, day: '2026-11-25' }] },
    'Blood pressure 152/95 mmHg on 11-25, outside of the band',
  ],
  handoff: [
    { handoff: { day: '2026-11-25', urgency: 'today', taken: true } },
    'Handed over on 11-25, not met yet',
  ],
  'new-to-you': [{ takenOver: true, coachedSince: '2026-11-25' }, 'New to you since 11-25: say hello'],
  promise: [
    { promises: [{ what: 'bus pass', to: 'patient', due: '2026-11-20' }] },
    'Promised for 11-20: bus pass',
  ],
  message: [
    { messages: [{ day: '2026-11-24' }, { day: '2026-11-25' }] },
    'Wrote on 11-24, not answered (+1)',
  ],
  answer: [{ answers: [{ day: '2026-11-25' }] }, 'A clinician answered on 11-25: tell them'],
  tries: [
    { tries: [{ day: '2026-11-24' }, { day: '2026-11-25' }, { day: '2026-11-25' }] },
    '3 tries since 11-24, none reached',
  ],
  missed: [{ agreed: '2026-11-24' }, 'You had agreed to talk on 11-24; it did not come about'],
  date: [{ dates: [{ id: 'd', day: '2026-11-28', what: 'Quit day' }] }, '11-28: Quit day'],
  review: [{ plans: [{ goal: 'Walk', review: '2026-11-26' }] }, 'Plan to look at since 11-26: Walk'],
  habit: [{ checkIns: habit('not-done') }, 'Done less often since 11-15 than before'],
  'new-lab': [
    { labs: [{ measure: 'a1c', value: 8.2, unit: '%', day: '2026-11-24' }] },
    'New in the chart: A1c 8.2 % on 11-24',
  ],
  'teach-back': [
    { teachBacks: [{ topic: 'low sugar', day: '2026-11-23' }] },
    'Teach-back open since 11-23: low sugar',
  ],
  'call-due': [{ callDue: '2026-11-30' }, 'A call is due by 11-30'],
  quiet: [{ lastReached: '2026-11-12' }, 'Nothing heard for 14 days, since 11-12'],
};

describe('why a patient is on the queue', () => {
  test.each(reasonKinds)('%s: said in a sentence with its next step, in both languages', kind => {
    const [change, sentence] = each[kind];
    const found = reasonsOf(steady(change), usualWeights, today);
    expect(found.map(reason => reason.kind)).toEqual([kind]);
    expect(told(steady(change))).toEqual([sentence]);
    expect(told(steady(change), 'es').join()).not.toMatch(/\b(on|since|the|for)\b|undefined/);
    expect(stepIn(kind, 'en')).not.toBe(stepIn(kind, 'es'));
  });

  test.each<[string, Partial<PatientFacts>]>([
    ['a second try that did not reach them', { tries: [{ day: '2026-11-24' }, { day: '2026-11-25' }] }],
    ['a promise for next week', { promises: [{ what: 'call', to: 'patient', due: '2026-12-03' }] }],
    ['a promise without a day', { promises: [{ what: 'call', to: 'patient' }] }],
    ['a plan that was talked about since its day', { plans: [{ goal: 'Walk', review: '2026-11-20' }] }],
    ['a talk that was kept a day early', { agreed: '2026-11-23' }],
    ['a talk agreed on for today', { agreed: today }],
    ['a reading within the band', { readings: [{ ...bp, value: 130, second: 80, day: '2026-11-25' }] }],
    ['a habit that goes as before', { checkIns: habit('done') }],
    ['a lab of two months ago', { labs: [{ measure: 'a1c', value: 8, unit: '%', day: '2026-09-20' }] }],
    ['a quit day next month', { dates: [{ id: 'd', day: '2026-12-24', what: 'Quit day' }] }],
    ['a call that would count till the month ends, a week too far', { callDue: '2026-12-31' }],
    ['a fortnight in which the patient checked in', { lastReached: '2026-11-05', lastHeard: '2026-11-20' }],
  ])('%s is none', (_, change) => {
    expect(told(steady(change))).toEqual([]);
    expect(ranked(steady(change), usualWeights, today)).toMatchObject({
      standing: 'nothing',
      band: 'steady',
    });
  });

  test('the sum is the points of its reasons, and a day more of waiting weighs more', () => {
    const facts = steady({
      promises: [{ what: 'call', to: 'patient', due: '2026-11-20' }],
      redFlags: [{ day: '2026-11-25' }],
    });
    const { score, reasons, band } = ranked(facts, usualWeights, today);
    expect(reasons.map(({ kind, points }) => [kind, points])).toEqual([
      ['red-flag', 100],
      ['promise', 52],
    ]);
    expect([score, band]).toEqual([152, 'now']);
    expect(ranked(facts, usualWeights, '2026-11-27').score).toBe(154);
  });
});

test('a talk that is booked raises nobody before its day; then it is what is to be done', () => {
  const bookings = [{ day: '2026-11-27', clock: '10:00', means: 'phone' as const, missed: false }];
  const labs = [{ measure: 'a1c' as const, value: 8.2, unit: '%', day: '2026-11-24' }];
  const without = ranked(steady({ labs }), usualWeights, today);
  const ahead = ranked(steady({ labs, bookings }), usualWeights, today);
  expect([ahead.score, ahead.band]).toEqual([without.score, without.band]);
  expect(ahead.reasons.map(({ kind, points }) => [kind, points])).toEqual([
    ['new-lab', 22],
    ['date', 0],
  ]);
  expect(ranked(steady({ bookings }), usualWeights, today).standing).toBe('nothing');
  expect(ranked(steady({ bookings }), usualWeights, '2026-11-27')).toMatchObject({
    standing: 'shown',
    reasons: [{ kind: 'date', points: 30 }],
  });
});

describe('what is put off', () => {
  const promise = { promises: [{ what: 'call', to: 'patient' as const, due: '2026-11-20' }] };
  const snooze = { until: '2026-12-10', why: 'away' as const };
  const standing = (change: Partial<PatientFacts>) => ranked(steady(change), usualWeights, today).standing;

  test.each<[string, Partial<PatientFacts>, string]>([
    ['a snoozed patient is not shown', { ...promise, snooze }, 'snoozed'],
    ['and is again on the day it ends', { ...promise, snooze: { ...snooze, until: today } }, 'shown'],
    ['a red flag shows them all the same', { snooze, redFlags: [{ day: today }] }, 'shown'],
    ['so does the limit of the unseen', { snooze, lastReached: '2026-10-27' }, 'shown'],
    ['after a try a review rests', { plans: [{ goal: 'Walk', review: today }], lastTried: today }, 'resting'],
    [
      'and comes back the day after tomorrow',
      { plans: [{ goal: 'Walk', review: today }], lastTried: '2026-11-24' },
      'shown',
    ],
    ['a promise does not rest', { ...promise, lastTried: today }, 'shown'],
  ])('%s', (_, change, expected) => expect(standing(change)).toBe(expected));

  test('until a day ahead, within what the practice lets a coach, with a reason', () => {
    const { limits } = usualWeights;
    expect(snoozeOf(snooze, limits, today)).toEqual(snooze);
    expect(snoozeOf({ ...snooze, until: today }, limits, today)).toMatchObject({
      because: 'snooze-not-ahead',
    });
    expect(snoozeOf({ ...snooze, until: '2027-02-01' }, limits, today)).toMatchObject({
      because: 'snooze-too-long',
    });
    expect(snoozeOf({ ...snooze, why: 'other', words: ' ' }, limits, today)).toMatchObject({
      because: 'snooze-why',
    });
  });
});

describe('the weights', () => {
  test.each<[string, (file: never) => void, string]>([
    [
      'a reason without points',
      (w: { reasons: { quiet: object } }) => (w.reasons.quiet = {}),
      'reasons.quiet.points',
    ],
    [
      'a number below nothing',
      (w: { limits: { quietDays: number } }) => (w.limits.quietDays = -1),
      'limits.quietDays',
    ],
    ['bands in another order', (w: { bands: { now: number } }) => (w.bands.now = 1), 'bands'],
  ] as never)('%s stops the program and is named', (_, spoil, named) => {
    const file = structuredClone(usualWeights);
    spoil(file as never);
    expect(() => checkedWeights(file)).toThrow(`weights of the queue: ${named}:`);
  });
});
