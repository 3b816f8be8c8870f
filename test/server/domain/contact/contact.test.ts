import { describe, expect, it, test } from 'vitest';
import { type ContactWritten, contactFrom } from '../../../../server/domain/contact/as-written.ts';
import { countedKinds, triesSince } from '../../../../server/domain/contact/attempts.ts';
import {
  isWrittenLater,
  keepsCalls,
  type LoggedContact,
  overlaps,
  refusalOfContact,
  saysTheSame,
  total,
} from '../../../../server/domain/contact/contact.ts';
import { contactNote } from '../../../../server/domain/contact/contact-note.ts';
import { countedInWords } from '../../../../server/domain/contact/contact-words.ts';
import {
  contactKinds,
  mayReach,
  quickMinutes,
  usualActivity,
} from '../../../../server/domain/contact/kinds.ts';

const timeZone = 'America/New_York';
const now = '2026-11-12T19:00:00.000Z'; // 14:00 in New York
const context = { now, timeZone };
const writing = { now, timeZone, callAgain: 'Call again' };
const call: ContactWritten = {
  ...{ kind: 'call', direction: 'out', reached: 'patient', minutes: { talking: 10 } },
  when: { ended: '2026-11-12T18:59:00.000Z' },
};
const logged = (change: Partial<ContactWritten> = {}): LoggedContact =>
  contactFrom({ ...call, ...change }, writing);
const refusal = (change: Partial<ContactWritten>) => refusalOfContact(logged(change), context);

describe('a contact as it is written', () => {
  it('ended just now, and began as many minutes before', () => {
    expect(logged()).toEqual({
      ...{ kind: 'call', direction: 'out', reached: 'patient', minutes: { talking: 10 } },
      ...{ from: '2026-11-12T18:49:00.000Z', to: '2026-11-12T18:59:00.000Z' },
    });
  });
  it('began at a clock of the practice, and lasted as long as its activities together', () => {
    const contact = logged({
      when: { day: '2026-11-12', start: '13:00' },
      minutes: { talking: 10, documenting: 5, coordinating: 0 },
    });
    expect([contact.from, contact.to]).toEqual(['2026-11-12T18:00:00.000Z', '2026-11-12T18:15:00.000Z']);
    expect([total(contact), contact.minutes]).toEqual([15, { talking: 10, documenting: 5 }]);
  });
  it('a voicemail of which no minutes were said took none', () => {
    const voicemail = logged({ kind: 'voicemail', reached: 'nobody', minutes: {} });
    expect([voicemail.from === voicemail.to, total(voicemail), refusalOfContact(voicemail, context)]).toEqual(
      [...[true, 0, undefined]],
    );
  });
  it('promises to call again, in words of the coach or in ours', () => {
    expect(logged({ next: { day: '2026-11-16' } }).next).toEqual({ day: '2026-11-16', what: 'Call again' });
    expect(logged({ next: { day: '2026-11-16', what: ' Ask about the bus pass ' } }).next?.what).toBe(
      'Ask about the bus pass',
    );
  });
  test.each([
    [60, undefined, false],
    [61, undefined, true],
    [20, 15, true],
    [20, 30, false],
  ])('written down %i minutes after it began, with a limit of %s, it is marked: %s', (ago, limit, marked) => {
    const from = new Date(Date.parse(now) - ago * 60_000).toISOString();
    expect(isWrittenLater(from, now, limit)).toBe(marked);
  });
  it('no quick choice is 45 minutes, and none is chosen by itself', () => {
    expect([...quickMinutes]).toEqual([5, 10, 15, 30]);
    expect(refusal({ minutes: {} })?.because).toBe('contact-minutes');
  });
});

describe('what is refused, with the field to put right', () => {
  test.each<[string, Partial<ContactWritten>, string, string]>([
    ['one that is still ahead', { when: { ended: '2026-11-12T19:05:00Z' } }, 'contact-ahead', 'start'],
    ['one over midnight', { when: { day: '2026-11-11', start: '23:55' } }, 'contact-too-long', 'minutes'],
    [
      'one of more than a year ago',
      { when: { day: '2025-11-01', start: '10:00' } },
      'contact-too-old',
      'start',
    ],
    ['a talk without minutes', { minutes: { talking: 0 } }, 'contact-minutes', 'minutes'],
    ['a voicemail that reached them', { kind: 'voicemail' }, 'contact-cannot-reach', 'reached'],
    ['coordination with the patient', { kind: 'coordination' }, 'contact-cannot-reach', 'reached'],
    ['a group of one', { kind: 'group', size: 1 }, 'contact-group-size', 'size'],
    ['a next step before it', { next: { day: '2026-11-11' } }, 'contact-next-past', 'next'],
  ])('%s', (_, change, because, field) => {
    expect(refusal(change)).toMatchObject({ because, field });
  });
  test.each<[string, Partial<ContactWritten>]>([
    ['a clock that is a minute ahead', { when: { ended: '2026-11-12T19:01:00Z' } }],
    ['one that ends at midnight', { when: { day: '2026-11-11', start: '23:50' } }],
    ['a next step on the same day', { next: { day: '2026-11-12' } }],
    ['a call that nobody answered, without minutes', { reached: 'nobody', minutes: {} }],
  ])('not refused: %s', (_, change) => {
    expect(refusal(change)).toBeUndefined();
  });
  it('each kind may reach whom it usually reaches', () => {
    for (const kind of contactKinds) {
      const [usual] = mayReach[kind];
      expect(refusal({ kind, reached: usual, size: 4 }), kind).toBeUndefined();
    }
  });
});

test.each([
  ['13:00', '13:10', '13:05', '13:20', true],
  ['13:00', '13:10', '13:10', '13:20', false],
  ['13:00', '14:00', '13:20', '13:30', true],
  ['13:00', '13:10', '14:00', '14:10', false],
])('%s to %s and %s to %s meet: %s', (a, b, c, d, meet) => {
  const at = (clock: string) => `2026-11-12T${clock}:00Z`;
  expect(overlaps({ from: at(a), to: at(b) }, { from: at(c), to: at(d) })).toBe(meet);
});

test.each([
  ['call', 'patient', 'talking'],
  ['call', 'nobody', 'other-work'],
  ['message', 'nobody', 'other-work'],
  ['in-person', 'circle', 'talking'],
  ['coordination', 'agency', 'coordinating'],
] as const)('minutes of a %s that reached %s are %s', (kind, reached, activity) => {
  expect(usualActivity(kind, reached)).toBe(activity);
});

test('a try keeps a promise to call, and so does whatever reached them; word with an agency does not', () => {
  const keeps = (change: Partial<ContactWritten>) => keepsCalls(logged(change));
  expect(keeps({ reached: 'nobody', minutes: {} })).toBe(true);
  expect(keeps({ direction: 'in' })).toBe(true);
  expect(keeps({ kind: 'coordination', reached: 'agency' })).toBe(false);
});

test('two wordings that differ in nothing but the order of their minutes are the same', () => {
  const one = logged({ minutes: { talking: 5, documenting: 5 } });
  expect(saysTheSame(one, logged({ minutes: { documenting: 5, talking: 5 } }))).toBe(true);
  expect(saysTheSame(one, logged({ minutes: { talking: 10 } }))).toBe(false);
});

describe('what was tried since they were last spoken with', () => {
  const on = (day: string, change: Partial<ContactWritten>) =>
    logged({ ...change, when: { day, start: '10:00' } });
  const nobody = { reached: 'nobody', minutes: {} } as const;
  const all = [
    on('2026-11-10', { kind: 'voicemail', ...nobody }),
    on('2026-11-12', { kind: 'voicemail', ...nobody }),
    on('2026-11-11', { kind: 'call', ...nobody }),
    on('2026-11-09', { kind: 'voicemail', ...nobody }),
    on('2026-11-05', { kind: 'call' }),
    on('2026-11-04', { kind: 'voicemail', ...nobody }),
    on('2026-11-11', { kind: 'coordination', reached: 'nobody', minutes: {} }),
  ];
  it('counts each attempt by itself, from the first one on', () => {
    const tries = triesSince(all);
    expect(tries && countedInWords(tries.kinds, 'en')).toBe('1 call, not reached; 3 voicemails');
    expect(tries?.since).toBe('2026-11-09T15:00:00.000Z');
  });
  it('begins anew with a session', () => {
    expect(triesSince(all, '2026-11-10T20:00:00Z')?.kinds).toEqual([
      { kind: 'call', count: 1, reached: 0 },
      { kind: 'voicemail', count: 1, reached: 0 },
    ]);
    expect(triesSince(all, '2026-11-12T20:00:00Z')).toBeUndefined();
  });
  it('is told in both languages', () => {
    const kinds = countedKinds([...all.slice(0, 5)]);
    expect(countedInWords(kinds, 'en')).toBe('2 calls, 1 reached; 3 voicemails');
    expect(countedInWords(kinds, 'es')).toBe('2 llamadas, 1 con respuesta; 3 mensajes de voz');
  });
});

describe('the note of contacts', () => {
  const by = { name: 'Dana Reyes', credential: 'NBC-HWC' };
  it('has a line each, oldest first, with what was said and what comes next', () => {
    const spoke = {
      ...logged({ said: 'Walks with her sister again', next: { day: '2026-11-16' } }),
      version: 1,
    };
    const voicemail = logged({ kind: 'voicemail', reached: 'nobody', minutes: {} });
    const earlier = { ...voicemail, from: '2026-11-12T14:00:00Z', version: 1, writtenLater: true as const };
    expect(
      contactNote(
        [
          { ...spoke, by },
          { ...earlier, by },
        ],
        timeZone,
      ).split('\n'),
    ).toEqual([
      'Nov 12, 2026, 9:00 AM: Voicemail; left; Dana Reyes, NBC-HWC; written down later.',
      'Nov 12, 2026, 1:49 PM: Phone call; spoke with the patient; 10 min; Dana Reyes, NBC-HWC.',
      '  Walks with her sister again',
      '  Next: Call again, Mon, Nov 16, 2026.',
    ]);
  });
  it('tells nothing of one that was taken back but that it was', () => {
    const gone = {
      ...logged({ said: 'Of somebody else' }),
      version: 2,
      takenBack: { reason: 'wrong patient' },
    };
    expect(contactNote([{ ...gone, by }], timeZone)).toBe(
      'Nov 12, 2026, 1:49 PM: Phone call. Taken back as a mistake: wrong patient',
    );
  });
});
