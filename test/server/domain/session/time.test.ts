import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activities, type SessionDraft } from '../../../../server/domain/session/draft.ts';
import { minutesOf, type Stretch, stretches, talkOf } from '../../../../server/domain/session/time.ts';

const start = Date.parse('2026-03-02T18:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const touch = (seconds: number, activity: Stretch['activity'] = 'planning') => ({
  at: at(seconds),
  activity,
});
const stretch = (activity: Stretch['activity'], from: number, to: number) => ({
  activity,
  from: at(from),
  to: at(to),
});
const listed = (...entries: Stretch[]): SessionDraft['time'] =>
  Object.fromEntries(entries.map((entry, n) => [`t${n}`, entry]));

describe('time keeps itself', () => {
  test.each<[string, ReturnType<typeof touch>[], Stretch[]]>([
    ['typing on and on is one stretch', [touch(0), touch(30), touch(85)], [stretch('planning', 0, 85)]],
    ['a pause of 60 seconds is still work', [touch(0), touch(60)], [stretch('planning', 0, 60)]],
    [
      'a pause of 61 seconds is none, not even its first minute',
      [touch(0), touch(61), touch(70)],
      [stretch('planning', 61, 70)],
    ],
    ['a lone touch takes no time', [touch(0)], []],
    [
      'the step in hand when the pause began has the time',
      [touch(0, 'teaching'), touch(40, 'planning'), touch(50, 'planning')],
      [stretch('teaching', 0, 40), stretch('planning', 40, 50)],
    ],
    ['touches that arrive out of order', [touch(50), touch(0), touch(30)], [stretch('planning', 0, 50)]],
    ['nothing', [], []],
  ])('%s', (_, touches, expected) => {
    expect(stretches(touches)).toEqual(expected);
  });
});

describe('whole minutes', () => {
  test.each<[string, Stretch[], object, number]>([
    ['59 seconds are no minute', [stretch('planning', 0, 59)], {}, 0],
    ['119 seconds are one minute', [stretch('planning', 0, 119)], { planning: 1 }, 1],
    [
      'two stretches of one activity add up before flooring',
      [stretch('planning', 0, 45), stretch('planning', 100, 145)],
      { planning: 1 },
      1,
    ],
    [
      'two windows open at once count once',
      [stretch('planning', 0, 600), stretch('planning', 0, 600)],
      { planning: 10 },
      10,
    ],
    [
      'where two activities overlap the later begun has the time',
      [stretch('planning', 0, 600), stretch('teaching', 300, 600)],
      { planning: 5, teaching: 5 },
      10,
    ],
    [
      'a stretch inside another splits it',
      [stretch('planning', 0, 600), stretch('teaching', 120, 240)],
      { planning: 8, teaching: 2 },
      10,
    ],
    ['a stretch that ends before it begins is nothing', [stretch('planning', 60, 0)], {}, 0],
  ])('%s', (_, entries, byActivity, total) => {
    expect(minutesOf(listed(...entries))).toEqual({ byActivity, total });
  });

  const planned = listed(stretch('planning', 0, 600), stretch('teaching', 600, 900));
  test.each<[string, SessionDraft['timeCorrections'], object, number]>([
    [
      'replaces its activity',
      { c: { activity: 'planning', minutes: 3, reason: 'phone call', at: at(0) } },
      { planning: 3, teaching: 5 },
      8,
    ],
    [
      'adds an activity',
      { c: { activity: 'follow-up', minutes: 4, reason: 'in the hallway', at: at(0) } },
      { planning: 10, teaching: 5, 'follow-up': 4 },
      19,
    ],
    [
      'takes one away',
      { c: { activity: 'planning', minutes: 0, reason: 'left open', at: at(0) } },
      { teaching: 5 },
      5,
    ],
    [
      'without a reason it does not count',
      { c: { activity: 'planning', minutes: 3, reason: ' ', at: at(0) } },
      { planning: 10, teaching: 5 },
      15,
    ],
    [
      'the latest one counts',
      {
        a: { activity: 'planning', minutes: 2, reason: 'b', at: at(9) },
        b: { activity: 'planning', minutes: 7, reason: 'a', at: at(3) },
      },
      { planning: 2, teaching: 5 },
      7,
    ],
  ])('a correction: %s', (_, corrections, byActivity, total) => {
    expect(minutesOf(planned, corrections)).toEqual({ byActivity, total });
  });

  test('never more than the time that passed, however many windows were open', () => {
    const entry = fc.record({
      activity: fc.constantFrom(...activities),
      from: fc.nat(5000),
      length: fc.nat(2000),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), entries => {
        const time = listed(
          ...entries.map(({ activity, from, length }) => stretch(activity, from, from + length)),
        );
        const covered = new Set(
          entries.flatMap(({ from, length }) => Array.from({ length }, (_, n) => from + n)),
        );
        const { byActivity, total } = minutesOf(time);
        const sum = Object.values(byActivity).reduce((all, minutes) => all + minutes, 0);
        expect(total).toBe(sum);
        expect(total).toBeLessThanOrEqual(Math.floor(covered.size / 60));
        expect(total).toBeGreaterThan(covered.size / 60 - activities.length);
        expect(Object.values(byActivity).every(minutes => Number.isInteger(minutes) && minutes > 0)).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });
});

test('the talk is neither the preparing, nor the writing up, nor what was written into the open draft next day', () => {
  const nextDay = 24 * 3600;
  const time = listed(
    stretch('preparing', 0, 300),
    stretch('agenda', 300, 600),
    stretch('planning', 700, 1800),
    stretch('documenting', 1800, 2400),
    stretch('planning', nextDay, nextDay + 60),
  );
  expect(talkOf(time)).toEqual({ from: at(300), to: at(1800) });
});
