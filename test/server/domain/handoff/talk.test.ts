import { describe, expect, test } from 'vitest';
import type { Handoff, HandoffState } from '../../../../server/domain/handoff/handoff.ts';
import { afterTalk, isAskedOf, metInTalk } from '../../../../server/domain/handoff/talk.ts';
import { dana, marcus, rosasHandoff } from '../../handoff/written.ts';

const at = '2026-10-12T15:00:00Z';
const talk = { id: 'the-talk', at };
const taken: HandoffState = { status: 'taken', by: dana, at: '2026-10-12T14:03:00Z' };
const booked: HandoffState = { ...taken, status: 'booked', takenAt: taken.at };
const linked = (state: HandoffState): Handoff => rosasHandoff({ state, sessionId: talk.id });

describe('a coach is asked whether a talk was what a physician asked for', () => {
  const { handedOverAt } = rosasHandoff();
  const asked = (
    change: Partial<Parameters<typeof isAskedOf>[1]> = {},
    means?: 'in-person' | 'phone' | 'video',
  ) =>
    isAskedOf(
      { ...talk, ...(means && { means }) },
      { status: 'called', handedOverAt, mine: false, ...change },
    );

  test.each(['called', 'waiting', 'taken', 'booked', 'missed'] as const)('while it is %s', status => {
    expect(asked({ status })).toBe(true);
  });
  test.each(['met', 'introduced', 'declined', 'withdrawn'] as const)('and not once it is %s', status => {
    expect(asked({ status })).toBe(false);
  });
  test('not where the talk was over before the patient was handed over, nor where another talk was it', () => {
    expect(asked({ handedOverAt: '2026-10-12T15:00:01Z' })).toBe(false);
    expect(asked({ sessionId: 'another-talk' })).toBe(false);
    expect(asked({ sessionId: talk.id })).toBe(true);
  });
  test('and not where they took it and the signature will tell by itself how the patient was met', () => {
    const own = { status: 'taken', mine: true, sessionId: talk.id } as const;
    expect(asked(own, 'in-person')).toBe(false);
    expect(asked(own, 'phone')).toBe(false);
    expect(asked(own, 'video')).toBe(true);
    expect(asked(own)).toBe(true);
    expect(asked({ ...own, status: 'missed' }, 'in-person')).toBe(true);
  });
});

describe('a signed talk', () => {
  test.each([
    ['in the room', 'in-person', 'met'],
    ['by phone', 'phone', 'introduced'],
    ['by video, of which the coach is asked', 'video', 'taken'],
    ['held nobody knows how', undefined, 'taken'],
  ] as const)('%s ends the handoff its coach had taken: %s, %s', (_how, means, status) => {
    expect(afterTalk(linked(taken), means, dana, at).state.status).toBe(status);
  });

  test('ends one that was booked, and leaves alone what another coach has or what has ended', () => {
    expect(afterTalk(linked(booked), 'in-person', dana, at).state).toMatchObject({ status: 'met', at });
    const others = linked(taken);
    expect(afterTalk(others, 'in-person', marcus, at)).toBe(others);
    const declined = linked({ ...booked, status: 'declined' });
    expect(afterTalk(declined, 'in-person', dana, at)).toBe(declined);
  });

  test('was it by the word of a coach who talked with the patient, even with another one on the way', () => {
    expect(metInTalk(rosasHandoff({ state: taken }), { outcome: 'met', talk }, marcus, at)).toMatchObject({
      state: { status: 'met', by: marcus, at },
      sessionId: talk.id,
    });
    const declined = rosasHandoff({ state: { ...booked, status: 'declined' } });
    expect(metInTalk(declined, { outcome: 'met', talk }, marcus, at)).toMatchObject({
      because: 'handoff-over',
    });
  });
});
