import { expect, test } from 'vitest';
import { reasonInWords } from '../../../../server/domain/desk/reason-words.ts';

test.each([
  ['CO-50 N706', 'Need not shown. Not to be billed to the patient. Papers are missing.'],
  ['PR-204', 'Not in the patient’s plan. The patient’s to pay.'],
  ['CO-999', 'Not to be billed to the patient.'],
  ['they said no', ''],
])('a payer’s reason %s is told as “%s”, its code beside', (reason, words) => {
  expect(reasonInWords(reason, 'en')).toBe(words);
});

test('and in Spanish', () => {
  expect(reasonInWords('CO-50 N706', 'es')).toBe(
    'No se demostró la necesidad. No se le cobra a la persona. Faltan papeles.',
  );
});
