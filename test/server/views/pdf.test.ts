import { expect, test } from 'vitest';
import { type Handout, handout } from '../../../server/domain/session/handout.ts';
import { handoutPdf, notePdf } from '../../../server/views/pdf.ts';
import { pdfText } from '../../parts/pdf-text.ts';
import { walkingPlan } from '../domain/chart/rosa-chart.ts';

const names = [
  'Nguyễn Thị Hương',
  'Łukasz Wójcik-Žižek',
  'Παύλος Ἀθανασίου',
  'Иван Ґалаґан',
  'María Peña Núñez',
  'Gülşen Çağlar',
];

const page = (words: string): Handout => ({
  language: 'es',
  title: words,
  forWhom: `Este plan es de ${words}.`,
  parts: [
    {
      heading: words,
      lines: [
        { kind: 'quote', words },
        { kind: 'plan', words },
      ],
    },
  ],
  boxesHeading: 'Mi semana',
  boxes: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  foot: words,
});

test.each(names)('%s stands on paper as it is written, in every type', async name => {
  const note = pdfText(await notePdf({ title: 'Note', patient: name, text: `"${name}" – ≥ 7`, foot: name }));
  expect(note.split('\n')).toEqual(['Note', name, `"${name}" – >= 7`, name]);
  const handout = pdfText(await handoutPdf(page(name)));
  expect(handout.split('\n')).toEqual([
    name,
    `Este plan es de ${name}.`,
    name,
    name,
    name,
    'Mi semana',
    'lunmarmiéjueviesábdom',
    name,
  ]);
});

test('what the patient takes home is one page, in either language', async () => {
  const signed = {
    plans: [walkingPlan],
    patientName: 'Rosa Elena Morales',
    practice: { name: 'Linden Street Family Medicine', phone: '555-0100' },
    coach: { name: 'Dana Reyes' },
  };
  for (const language of ['en', 'es'] as const) {
    const pdf = await handoutPdf(handout({ ...signed, language }));
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  }
});

test('letters that came apart from their marks are put together again', async () => {
  expect(pdfText(await handoutPdf(page('Nguyễn'.normalize('NFD'))))).toContain('Nguyễn');
});

test('a script that the typeface lacks is written as question marks, never left out', async () => {
  expect(pdfText(await handoutPdf(page('山田 ﬁ Ｌ')))).toContain('?? fi L');
});

test('a long word of two scripts is not torn at the end of a line, and a long note takes more pages', async () => {
  const text = Array.from({ length: 120 }, (_, n) => `${n} ${'Nguyễn '.repeat(30).trim()}`).join('\n');
  const lines = pdfText(await notePdf({ title: 'Note', patient: '', text, foot: '' })).split('\n');
  const words = lines.flatMap(line => line.split(' ')).filter(word => /\p{L}/u.test(word) && word !== 'Note');
  expect(new Set(words)).toEqual(new Set(['Nguyễn']));
  expect(words).toHaveLength(120 * 30);
});
