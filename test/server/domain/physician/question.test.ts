import { describe, expect, it, test } from 'vitest';
import {
  promiseFor,
  promiseOfAnswer,
  promiseOfMedicine,
  spokenWith,
} from '../../../../server/domain/physician/promise-words.ts';
import {
  ageOf,
  answerTo,
  inTurn,
  type OpenQuestion,
  type Urgency,
} from '../../../../server/domain/physician/question.ts';

const offers = ['Yes', 'No, as written'];

describe('an answer', () => {
  it.each([
    ['is the reply that was tapped', { offer: 1 }, { words: 'No, as written' }],
    [
      'is a line of their own, without the blanks around it',
      { words: '  With supper ' },
      { words: 'With supper' },
    ],
  ])('%s', (_, reply, answer) => {
    expect(answerTo({ status: 'open', offers }, reply)).toEqual(answer);
  });
  it.each([
    ['a reply that was not offered', 'open', { offer: 2 }, 'bad-request'],
    ['an empty line', 'open', { words: '  ' }, 'bad-request'],
    ['a second answer', 'answered', { offer: 0 }, 'conflict'],
    ['an answer to what was taken back', 'withdrawn', { offer: 0 }, 'conflict'],
  ] as const)('is never %s', (_, status, reply, refused) => {
    expect(answerTo({ status, offers }, reply)).toMatchObject({ refused });
  });
});

const asked = (id: string, urgency: Urgency, at: string, to?: string): OpenQuestion => ({
  ...{ id, words: id, offers, urgency, forPatient: false, status: 'open', asked: { by: 'Dana Reyes', at } },
  ...(to && { to: { staffId: to, name: to } }),
});

describe('a question ages by the days of the practice', () => {
  it.each<[Urgency, string, number, boolean]>([
    ['today', '2026-11-26T14:00:00Z', 0, false],
    ['today', '2026-11-27T04:59:00Z', 0, false], // still the 26th in New York
    ['today', '2026-11-27T05:00:00Z', 1, true],
    ['this-week', '2026-12-03T15:00:00Z', 7, false],
    ['this-week', '2026-12-04T15:00:00Z', 8, true],
    ['no-hurry', '2026-12-10T15:00:00Z', 14, false],
    ['no-hurry', '2026-12-11T15:00:00Z', 15, true],
  ])('needed %s, at %s it is %i days old, late: %s', (urgency, now, days, late) => {
    const question = asked('q', urgency, '2026-11-26T13:00:00Z');
    expect(ageOf(question, now, 'America/New_York')).toEqual({ days, late });
  });
});

test('this physician’s questions come first, the urgent before the rest, the oldest first', () => {
  const order = inTurn(
    [
      asked('another’s', 'today', '2026-11-01T10:00:00Z', 'lindqvist'),
      asked('new', 'this-week', '2026-11-20T10:00:00Z'),
      asked('old', 'this-week', '2026-11-10T10:00:00Z', 'osei'),
      asked('urgent', 'today', '2026-11-25T10:00:00Z'),
    ],
    'osei',
  );
  expect(order.map(({ id }) => id)).toEqual(['urgent', 'old', 'new', 'another’s']);
});

describe('what the coach owes the patient', () => {
  const saying = (answer: string) => ({ by: 'Dr. Osei', asked: 'May she take it at night?', answer });
  it('is said in the patient’s language, the answer as it was given, in 300 letters at most', () => {
    expect(promiseOfAnswer(saying('Yes, with supper'), spokenWith('es-MX'))).toBe(
      'Decirle lo que contestó Dr. Osei a “May she take it at night?”: “Yes, with supper”',
    );
    expect(promiseOfAnswer(saying('Yes'), spokenWith(undefined))).toBe(
      'Pass on what Dr. Osei answered to “May she take it at night?”: “Yes”',
    );
    expect(promiseOfAnswer(saying('x'.repeat(400)), 'en')).toHaveLength(300);
    const long = { ...saying('Yes'), asked: 'y'.repeat(400) };
    expect(promiseOfAnswer(long, 'en')).toBe(`Pass on what Dr. Osei answered to “${'y'.repeat(79)}…”: “Yes”`);
  });
  it('is told to who reads another language in that one; what somebody said, and a promise of their own, stand', () => {
    const listed = { name: 'Lisinopril', dose: '20 mg', differs: 'listed-not-taken' as const };
    const unlisted = { name: 'St. John’s wort', differs: 'taken-not-listed' as const };
    const promises = (language: 'en' | 'es') => [
      promiseOfAnswer(saying('Sí, con la cena'), language),
      promiseOfMedicine('Dr. Osei', listed, undefined, language),
      promiseOfMedicine('Dr. Osei', listed, 'It guards your kidneys.', language),
      promiseOfMedicine('Dr. Osei', unlisted, undefined, language),
    ];
    for (const language of ['en', 'es'] as const)
      for (const kept of ['en', 'es'] as const)
        expect(promises(kept).map(what => promiseFor(what, language))).toEqual(promises(language));
    const cut = promiseFor(promiseOfAnswer(saying('x'.repeat(400)), 'es'), 'en');
    expect(cut).toMatch(/^Pass on what Dr\. Osei answered to “May she take it at night\?”: “x+/);
    expect(promiseFor('Bring the bus pass form', 'es')).toBe('Bring the bus pass form');
  });
  it('of a medicine names it as the list has it', () => {
    const medicine = { name: 'Lisinopril 20 mg', dose: 'once a day', differs: 'listed-not-taken' as const };
    expect(promiseOfMedicine('Dr. Osei', medicine, 'It guards your kidneys.', 'en')).toBe(
      'Pass on what Dr. Osei says of the medicine (Lisinopril 20 mg, once a day): as it is on the list: “It guards your kidneys.”',
    );
    expect(promiseOfMedicine('Dr. Osei', medicine, undefined, 'es')).toContain('como está en la lista');
  });
  it('of one that is not on the list never says that it is', () => {
    const capsules = { name: 'Nopal', differs: 'taken-not-listed' as const };
    expect(promiseOfMedicine('Dr. Osei', capsules, undefined, 'en')).toBe(
      'Pass on what Dr. Osei says of the medicine (Nopal): it is not on the list: ask before taking it',
    );
    expect(promiseOfMedicine('Dr. Osei', capsules, undefined, 'es')).toBe(
      'Decirle lo que dice Dr. Osei de su medicina (Nopal): no está en la lista: que pregunte antes de tomarla',
    );
  });
});
