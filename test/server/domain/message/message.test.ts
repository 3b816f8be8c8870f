import { describe, expect, test } from 'vitest';
import { growthHints } from '../../../../server/domain/message/growth-words.ts';
import { houseSnippets } from '../../../../server/domain/message/house-snippets.ts';
import {
  type Message,
  refusalOfReceived,
  refusalToTakeBack,
} from '../../../../server/domain/message/message.ts';
import { messageNote, wasSaid } from '../../../../server/domain/message/message-note.ts';
import { plainHints } from '../../../../server/domain/message/plain-words.ts';
import { filled, gapsLeft } from '../../../../server/domain/message/snippet.ts';
import { byNeed, standingOf } from '../../../../server/domain/message/thread.ts';
import { translationToCoach, translationToPatient } from '../../../../server/domain/message/translation.ts';

const at = (hour: number) => `2026-10-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const written = (hour: number) => ({
  ...{ id: `m${hour}`, language: 'en', body: 'Words', writtenAt: at(hour), recordedAt: at(hour) },
});
const came = (hour: number, change: object = {}): Message => ({
  ...{ ...written(hour), from: 'patient', way: 'portal', reading: 'read', ...change },
});
const wrote = (hour: number, change: object = {}): Message => ({
  ...{ ...written(hour), from: 'coach', by: 'Dana Reyes', choices: [], seen: { is: 'unknown' }, ...change },
});
const left = (hour: number) => ({ left: { at: at(hour), how: 'copied', way: 'portal' } });
const takenBack = { takenBack: { at: at(20) } };

describe('how a thread stands', () => {
  test.each<[string, Message[], string | undefined, object]>([
    ['nobody wrote', [], undefined, { unread: 0, keptOnly: 0, lastAt: '' }],
    ['one came: the patient waits from then on', [came(9), came(11)], undefined, { waitingSince: at(9) }],
    [
      'an answer that is only kept has not gone out',
      [came(9), wrote(10)],
      undefined,
      { keptOnly: 1, waitingSince: at(9) },
    ],
    ['an answer went out', [came(9), wrote(10, left(11))], undefined, { waitingSince: undefined }],
    ['another came after it', [came(9), wrote(10, left(11)), came(12)], undefined, { waitingSince: at(12) }],
    [
      'an answer was taken back',
      [came(9), wrote(10, { ...left(11), ...takenBack })],
      undefined,
      { waitingSince: at(9) },
    ],
    ['they were reached since', [came(9)], at(10), { waitingSince: undefined }],
    [
      'they were reached, and it is unread all the same',
      [came(9, { reading: 'unread' })],
      at(10),
      { unread: 1, waitingSince: at(9) },
    ],
    ['it asks for no answer', [came(9, { reading: 'done' })], undefined, { waitingSince: undefined }],
    [
      'one is to be translated',
      [came(9, { translation: { why: 'language' } })],
      undefined,
      { toTranslate: 1 },
    ],
    [
      'it was translated',
      [came(9, { translation: { why: 'language', settled: {} } })],
      undefined,
      { toTranslate: 0 },
    ],
  ])('%s', (_, messages, reachedAt, standing) => {
    const { waitingSince, ...more } = standingOf(messages, reachedAt);
    expect({ waitingSince, ...more }).toMatchObject(standing);
  });

  test('of whom a red flag is open comes first, even where nothing is unread', () => {
    const flagged = { ...standingOf([wrote(8, left(8))]), redFlag: true };
    const unread = { ...standingOf([came(12, { reading: 'unread' })]), redFlag: false };
    expect([unread, flagged].toSorted(byNeed)).toEqual([flagged, unread]);
  });

  test('unread come first, then who waits longest, then what happened last', () => {
    const threads = {
      quiet: standingOf([wrote(8, left(8))]),
      lately: standingOf([wrote(13, left(13))]),
      unread: standingOf([came(12, { reading: 'unread' })]),
      long: standingOf([came(9)]),
      short: standingOf([came(11)]),
    };
    const order = Object.entries(threads).toSorted(([, one], [, other]) => byNeed(one, other));
    expect(order.map(([name]) => name)).toEqual(['unread', 'long', 'short', 'lately', 'quiet']);
  });
});

describe('languages', () => {
  test.each([
    ['Spanish to who reads Mexican Spanish', 'es', { language: 'es-MX', interpreter: 'needed' }, undefined],
    ['English to who reads Spanish', 'en', { language: 'es', interpreter: 'not-needed' }, 'language'],
    ['English to who reads nobody knows what', 'en', { interpreter: 'not-recorded' }, undefined],
    ['the same, and an interpreter is needed', 'en', { interpreter: 'needed' }, 'interpreter'],
  ] as const)('%s', (_, language, patient, why) => {
    expect(translationToPatient(language, patient)?.why).toBe(why);
  });
  test('what came in another language than the coach reads must be put into it', () => {
    expect(translationToCoach('vi', 'en')).toEqual({ why: 'language' });
    expect(translationToCoach('en-US', 'en')).toBeUndefined();
  });
});

describe('snippets', () => {
  const [first] = houseSnippets('en');
  test('what is known is put in, and what is not stays to be seen', () => {
    const text = filled(first ?? { en: '', es: '' }, 'en', { name: 'Rosa', coach: 'Dana' });
    expect(text).toMatch(/^Hi Rosa, it's Dana\. How did \{step\} go/);
    expect(gapsLeft(text)).toEqual(['step']);
    expect(gapsLeft('{día} y {día}, {}, {a:1}')).toEqual(['día']);
  });
  test('a name with no letters in it fills nothing', () => {
    expect(filled({ en: 'Hi {name}', es: '' }, 'en', { name: '  ' })).toBe('Hi {name}');
  });
  test('those of the house have no word of blame and no long sentence, in either language', () => {
    for (const { en, es } of houseSnippets('es'))
      for (const [text, language] of [
        [en, 'en'],
        [es, 'es'],
      ] as const)
        expect([text, growthHints(text, language), plainHints(text)]).toEqual([text, [], []]);
  });
});

describe('words of growth', () => {
  test.each([
    ['You should not have failed again', 'en', ['should not', 'failed']],
    ['I wish you a good day by the shoulder of the road, and hope you do not feel bad', 'en', []],
    ['No cumplió y tiene que caminar', 'es', ['No cumplió', 'tiene que']],
    ['Todo animal camina', 'es', []],
  ] as const)('%s', (text, language, found) => {
    expect(growthHints(text, language).map(one => one.found)).toEqual(found);
  });
});

test('what is long is said to be long: in all, in one sentence, in questions', () => {
  const twentyOne = `${'word '.repeat(20)}end.`;
  expect(plainHints('How are you?')).toEqual([]);
  expect(plainHints(twentyOne)).toEqual([{ is: 'long-sentence', words: 21, begins: 'word word word word' }]);
  expect(plainHints('Is it? Was it? Will it?')).toEqual([{ is: 'many-questions', questions: 3 }]);
  expect(plainHints('Good day. '.repeat(41)).map(({ is }) => is)).toEqual(['long-message']);
});

describe('one that came', () => {
  test.each([
    ['a minute ahead, since clocks differ', '2026-10-20T12:01:00Z', undefined],
    ['an hour ahead', '2026-10-20T13:00:00Z', 'message-ahead'],
    ['a year and two days ago', '2025-10-18T12:00:00Z', 'message-too-old'],
  ])('%s', (_, writtenAt, because) => {
    expect(refusalOfReceived({ body: 'x', writtenAt }, at(12))?.because).toBe(because);
  });
  test('is never taken back; one of ours is until it was seen', () => {
    expect(refusalToTakeBack(came(9))?.because).toBe('message-came');
    expect(refusalToTakeBack(wrote(9, left(9)))).toBeUndefined();
    expect(refusalToTakeBack(wrote(9, { seen: { is: 'seen', at: at(10) } }))?.because).toBe('message-seen');
  });
});

describe('the note for the chart', () => {
  test('tells word for word who wrote, and no more of its way than somebody said', () => {
    const settled = { at: at(11), by: 'Dana Reyes', how: 'translated', words: 'I walked' };
    const messages = [
      wrote(12, { body: 'You did', ...left(13) }),
      came(9, { language: 'es', body: 'Caminé', translation: { why: 'language', settled } }),
      wrote(14, { ...left(14), ...takenBack }),
    ];
    expect(messageNote(messages, 'America/New_York').split('\n')).toEqual([
      'Oct 20, 2026, 5:00 AM: From the patient, by portal (written in Spanish).',
      '  “Caminé”',
      '  In English, by Dana Reyes: I walked',
      'Oct 20, 2026, 9:00 AM: From Dana Reyes, copied to be sent by portal.',
      '  “You did”',
      'Oct 20, 2026, 10:00 AM: a message of the coach, taken back before it was seen.',
    ]);
  });
  test('has nothing of what has not gone out', () => {
    expect([came(9), wrote(10), wrote(10, left(11))].map(wasSaid)).toEqual([true, false, true]);
  });
});
