import { describe, expect, test } from 'vitest';
import {
  asOf,
  callAgain,
  firstState,
  giveBack,
  type Handoff,
  type HandoffState,
  isOpen,
  passOn,
  record,
  sayMore,
  take,
  withdraw,
} from '../../../../server/domain/handoff/handoff.ts';
import { reasonText, suggestedReasons } from '../../../../server/domain/handoff/reasons.ts';
import { handoffLine } from '../../../../server/domain/handoff/told.ts';
import { isRefusal } from '../../../../server/domain/refusal.ts';
import { dana, marcus, met, rosasHandoff } from '../../handoff/written.ts';

const at = '2026-10-12T14:03:00Z';
/** All coaches of the practice. */
const both = { coaches: [dana.staffId, marcus.staffId], at };
const taken: HandoffState = { status: 'taken', by: dana, at };
const ended = (status: 'met' | 'introduced' | 'booked' | 'declined' | 'missed'): HandoffState => ({
  ...{ status, by: dana, takenAt: at, at },
});
const states: { [name: string]: HandoffState } = {
  called: { status: 'called', since: '2026-10-12T14:00:00Z' },
  waiting: { status: 'waiting', since: '2026-10-12T14:00:00Z', because: 'referred' },
  'taken by Dana': taken,
  met: ended('met'),
  introduced: ended('introduced'),
  booked: ended('booked'),
  declined: ended('declined'),
  missed: ended('missed'),
  withdrawn: { status: 'withdrawn', at },
};
const deeds = {
  'Dana takes it': (handoff: Handoff) => take(handoff, dana, at),
  'Marcus takes it': (handoff: Handoff) => take(handoff, marcus, at),
  'Dana gives it back': (handoff: Handoff) => giveBack(handoff, dana, both),
  'Marcus says they met': (handoff: Handoff) => record(handoff, { outcome: 'met' }, marcus, at),
  'Dana says booked': (handoff: Handoff) => record(handoff, { outcome: 'booked' }, dana, at),
  'the physician takes it back': (handoff: Handoff) => withdraw(handoff, at),
  'the physician calls again': (handoff: Handoff) => callAgain(handoff, at),
};
const [same, over, another] = ['as it was', 'handoff-over', 'handoff-taken'];

/** What each deed makes of each state: the state it becomes, or why not. */
const becomes: { [deed in keyof typeof deeds]: string[] } = {
  //                              called     waiting    taken      met   introduced booked   declined missed  withdrawn
  'Dana takes it': ['taken', 'taken', same, over, over, over, over, 'taken', over],
  'Marcus takes it': ['taken', 'taken', another, over, over, over, over, 'taken', over],
  'Dana gives it back': [over, over, 'waiting', over, over, over, over, over, over],
  'Marcus says they met': ['met', 'met', another, over, over, 'met', over, 'met', over],
  'Dana says booked': ['booked', 'booked', 'booked', over, over, same, over, 'booked', over],
  'the physician takes it back': [
    ...['withdrawn', 'withdrawn', 'withdrawn', over, over, 'withdrawn', over, 'withdrawn', same],
  ],
  'the physician calls again': ['called', 'called', over, over, over, over, over, 'called', over],
};

describe.each(Object.entries(deeds))('%s', (name, deed) => {
  test.each(Object.entries(states).map(([state, shape], place) => [state, shape, place] as const))(
    'when it is %s',
    (_, state, place) => {
      const before = rosasHandoff({ state });
      const after = deed(before);
      const said = isRefusal(after) ? after.because : after === before ? same : after.state.status;
      expect(said).toBe(becomes[name as keyof typeof deeds][place]);
      expect(before.state).toBe(state);
    },
  );
});

describe('a call', () => {
  const called = rosasHandoff({ handedOverAt: '2026-10-12T14:00:00Z' });
  test.each([
    ['2026-10-12T14:04:59Z', undefined, 'called'],
    ['2026-10-12T14:05:00Z', undefined, 'waiting'],
    ['2026-10-12T14:09:59Z', 10, 'called'],
    ['2026-10-12T14:10:00Z', 10, 'waiting'],
  ])('at %s, of %s minutes, is %s', (now, minutes, status) => {
    expect(asOf(called, new Date(now), minutes).state.status).toBe(status);
  });
  test('that nobody answered waits since the moment it ran out, whenever it is looked at', () => {
    const late = asOf(called, new Date('2026-10-13T09:00:00Z'));
    expect(late.state).toEqual({
      ...{ status: 'waiting', since: '2026-10-12T14:05:00.000Z', because: 'nobody-came' },
    });
    expect(isOpen(late)).toBe(true);
  });
  test('is passed on by a coach once, and goes on for the others', () => {
    const once = passOn(called, dana, both);
    expect(isRefusal(once) ? once : [once.state, once.passes]).toEqual([called.state, [dana]]);
    expect(isRefusal(once) || passOn(once, dana, both)).toBe(once);
    expect(passOn(rosasHandoff({ state: taken }), marcus, both)).toMatchObject({ because: 'handoff-over' });
  });
  test('that every coach has passed on is a referral at once: nobody is called any longer', () => {
    const once = passOn(called, dana, both);
    expect(isRefusal(once) || passOn(once, marcus, both)).toMatchObject({
      passes: [dana, marcus],
      state: { status: 'waiting', since: at, because: 'nobody-came' },
    });
  });
  test('is called anew when the coach who went cannot come after all, while the patient may be in the room', () => {
    const gone = take(called, dana, '2026-10-12T14:01:00Z');
    if (isRefusal(gone)) throw new Error(gone.because);
    const again = giveBack(gone, dana, both);
    expect(again).toMatchObject({ passes: [dana], state: { status: 'called', since: at, after: dana } });
    // Nobody else is left, the patient has gone by now, or it was taken out of the list: then it waits there.
    const waits = { status: 'waiting', because: 'given-back' };
    expect(giveBack(gone, dana, { coaches: [dana.staffId], at })).toMatchObject({ state: waits });
    expect(giveBack(gone, dana, { ...both, at: '2026-10-12T14:32:00Z' })).toMatchObject({ state: waits });
    expect(giveBack(rosasHandoff({ state: taken }), dana, both)).toMatchObject({ state: waits });
  });
  test('says more after the one tap, as long as a coach is awaited', () => {
    const bare = rosasHandoff({ room: undefined, reasons: [], words: undefined });
    const asked = { room: '4', reasons: ['fear'] };
    const more = sayMore(bare, asked);
    expect(more).toMatchObject({ ...asked, state: bare.state });
    expect(isRefusal(more) || sayMore(more, asked)).toBe(more);
    expect(sayMore(rosasHandoff({ state: met }), asked)).toMatchObject({ because: 'handoff-over' });
  });
  test('begins only when the coach is wanted now', () => {
    expect(firstState('now', at).status).toBe('called');
    expect(firstState('today', at)).toEqual({ status: 'waiting', since: at, because: 'referred' });
  });
});

describe('the words', () => {
  test('of the note say who, how, when, where, why and what came of it', () => {
    expect(handoffLine(rosasHandoff({ state: met }), 'America/New_York')).toBe(
      'Handed over warmly by Dr. Ama Osei, Oct 12, 2026, 10:00 AM, room 4. Reason: Diabetes, Fear or worry: ' +
        'afraid of insulin. Outcome: met in the room (Begins on Friday).',
    );
  });
  test('of a handoff without a reason say so, and one of a later version is passed over', () => {
    expect(reasonText({ reasons: [] })).toBe('No reason given');
    expect(reasonText({ reasons: ['of-tomorrow'], words: ' sleep ' })).toBe('sleep');
  });
  test('that are pre-filled are two at most: what is out of its band, then what the problem list says', () => {
    const readAt = at;
    const measures = (['a1c', 'weight', 'blood-pressure'] as const).map(kind => ({ kind, inBand: 'above' }));
    const recorded = <T>(value: T) => ({ status: 'recorded' as const, value, readAt });
    expect(
      suggestedReasons({ measures: recorded(measures as never), problems: recorded(['Smoker']) }),
    ).toEqual(['diabetes', 'blood-pressure']);
    const none = { status: 'none-recorded', readAt } as const;
    expect(suggestedReasons({ measures: none, problems: recorded(['Tobacco use', 'Obesity']) })).toEqual([
      'smoking',
      'weight',
    ]);
    expect(suggestedReasons({ measures: none, problems: none })).toEqual([]);
  });
});
