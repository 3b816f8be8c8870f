import { expect, test } from 'vitest';
import { type Handout, handout } from '../../../server/domain/session/handout.ts';
import { handoutPdf, notePdf } from '../../../server/views/pdf.ts';
import { mostBytes } from '../../../server/workflow/sheets.ts';
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

const madeAt = '2026-10-12T14:27:00Z';

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
  const note = pdfText(
    await notePdf({ title: 'Note', patient: name, text: `"${name}" – ≥ 7`, foot: name, madeAt }),
  );
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
  const lines = pdfText(await notePdf({ title: 'Note', patient: '', text, foot: '', madeAt })).split('\n');
  const words = lines.flatMap(line => line.split(' ')).filter(word => /\p{L}/u.test(word) && word !== 'Note');
  expect(new Set(words)).toEqual(new Set(['Nguyễn']));
  expect(words).toHaveLength(120 * 30);
});

test('the same note is the same file to the byte, whenever it is made; another moment is another file', async () => {
  const sheet = {
    title: 'Note',
    patient: 'María Peña',
    text: 'Łukasz walks.\n'.repeat(80),
    foot: 'Dana',
    madeAt,
  };
  const first = await notePdf(sheet);
  await new Promise(resolve => setTimeout(resolve, 1100)); // a PDF counts in seconds
  expect((await notePdf(sheet)).equals(first)).toBe(true);
  expect((await notePdf({ ...sheet, madeAt: '2026-10-12T14:28:00Z' })).equals(first)).toBe(false);
});

test('the longest note a coach may write, in every script there is, stays far below what is filed at most', async () => {
  const text = Array.from({ length: 700 }, (_, n) => `${names[n % names.length]} ${'x'.repeat(40)}`).join(
    '\n',
  );
  expect(text.length).toBeGreaterThan(39_000);
  const pdf = await notePdf({
    title: 'Note',
    patient: names.join(),
    text: text.slice(0, 40_000),
    foot: '',
    madeAt,
  });
  expect(pdf.length).toBeLessThan(mostBytes / 2);
});
