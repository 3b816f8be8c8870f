import { expect, test } from 'vitest';
import type { FlagBecause } from '../../../../server/domain/escalation/because.ts';
import type { HappenedView } from '../../../../server/domain/escalation/on-watch.ts';
import { raisedFor } from '../../../../server/domain/escalation/raised-for.ts';

const at = '2026-11-26T16:05:00.000Z';
const corrected: HappenedView[] = [{ what: 'corrected', at, by: 'Dana Reyes' }];
const pressure = (systolic: number, diastolic: number) =>
  ({ measure: 'blood-pressure', systolic, diastolic, unit: 'mm[Hg]' }) as const;

test('the number that alarmed stands first, then what it was corrected to, by whom and when', () => {
  const fact: FlagBecause = {
    ...{ is: 'reading', reading: pressure(142, 88) },
    was: [{ reading: pressure(192, 118), until: at }],
  };
  expect(raisedFor('blood-pressure-crisis', [fact], corrected)).toEqual({
    number: { en: '192/118 mmHg', es: '192/118 mmHg' },
    limit: { en: 'limit 180/120', es: 'límite 180/120' },
    corrected: { to: { en: '142/88 mmHg', es: '142/88 mmHg' }, by: 'Dana Reyes', at },
  });
});

test('an answer that was corrected says so in the reader’s language', () => {
  const fact: FlagBecause = { is: 'answer', form: 'PHQ-9', question: 9, value: 0, was: [2] };
  expect(raisedFor('self-harm', [fact], corrected)).toEqual({
    number: { en: 'PHQ-9, question 9: 2 of 3', es: 'PHQ-9, pregunta 9: 2 de 3' },
    corrected: { to: { en: '0 of 3', es: '0 de 3' }, by: 'Dana Reyes', at },
  });
});

test.each<[Parameters<typeof raisedFor>[0], FlagBecause, string, string]>([
  [
    'severe-low-glucose',
    { is: 'reading', reading: { measure: 'glucose', value: 48, unit: 'mg/dL' } },
    '48 mg/dL',
    'limit 54 mg/dL',
  ],
  [
    'rapid-weight-gain',
    {
      ...{ is: 'weight-gain', kg: 2.4, heartFailure: 'yes' },
      reading: { measure: 'weight', value: 84, unit: 'kg' },
    },
    '84 kg. Weight up 2.4 kg within a week, with heart failure',
    'limit 1.4 kg in 2 days or 2.3 kg in 7 days',
  ],
])('%s says the number and from where on it is one', (kind, fact, number, limit) => {
  expect(raisedFor(kind, [fact], [])).toMatchObject({ number: { en: number }, limit: { en: limit } });
});

test('what was raised for words has no number', () => {
  expect(
    raisedFor('chest-pain', [{ is: 'words', words: 'chest', sentence: 'My chest hurts' }], []),
  ).toBeUndefined();
});
