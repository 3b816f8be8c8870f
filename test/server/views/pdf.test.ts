import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Handout, handout } from '../../../server/domain/session/handout.ts';
import { handoutPdf, notePdf } from '../../../server/views/pdf.ts';
import { fontOf } from '../../../server/views/pdf-letters.ts';
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
/** What the marked parts of a PDF are said to mean, for a reader that copies or reads aloud. */
const actualTexts = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = '']) => {
      try {
        return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .flatMap(content => [...content.matchAll(/\/ActualText \(([\s\S]*?)\)\n?>>/g)])
    .map(([, words = '']) => Buffer.from(words.slice(2), 'latin1').swap16().toString('utf16le'));

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
    ...{ plans: [walkingPlan], next: walkingPlan.nextContact },
    patientName: 'Rosa Elena Morales',
    practice: { name: 'Linden Street Family Medicine', phone: '555-0100' },
    coach: { name: 'Dana Reyes' },
    today: '2026-03-02',
  };
  for (const language of ['en', 'es'] as const) {
    const pdf = await handoutPdf(handout({ ...signed, language }));
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  }
});

test('letters that came apart from their marks are put together again', async () => {
  expect(pdfText(await handoutPdf(page('Nguyễn'.normalize('NFD'))))).toContain('Nguyễn');
});

test('a script that the typefaces lack is set in the plain drawing of the last resort', async () => {
  const words = ['山田 ﬁ Ｌ', '陳大文: 我想少吃米飯', '안녕하세요', 'გამარჯობა', 'ጤና ይስጥልኝ'];
  const paper = pdfText(await handoutPdf(page(words.join('\n'))));
  for (const line of ['山田 fi L', ...words.slice(1)]) expect(paper).toContain(line);
  expect(paper).not.toContain('?');
});

describe('letters that run the other way or join, which this paper cannot print', () => {
  const saying = 'أريد أن أمشي';
  const asked = saying.replaceAll(/\S/g, '?');

  test('stand as question marks with the words beneath, and the paper says where they are whole', async () => {
    const pdf = await notePdf({
      madeAt,
      title: 'Note',
      patient: 'עדה',
      text: `"${saying}" Walks`,
      foot: 'f',
    });
    expect(pdfText(pdf).split('\n')).toEqual([
      ...['Note', '???', `"${asked}" Walks`],
      'Some letters cannot be printed here and stand as "?". The page on the screen has them: print that one.',
      'f',
    ]);
    const beneath = actualTexts(pdf);
    expect(beneath).toContain('עדה');
    expect(beneath.join(' ')).toBe(['עדה', ...saying.split(' ')].join(' '));
  });

  test('in Spanish on a page in Spanish; a paper that lacks none says nothing', async () => {
    expect(pdfText(await handoutPdf(page(saying)))).toContain('Algunas letras no se pueden imprimir aquí');
    expect(pdfText(await handoutPdf(page('¿Cómo le fue?')))).not.toContain('Algunas letras');
  });
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

/** The lines of each page. */
const pagesOf = async (text: string): Promise<string[][]> => {
  const title = 'Health coaching note';
  const pdf = await notePdf({
    title,
    patient: 'Rosa Morales',
    text,
    foot: 'Linden Street · version 1',
    madeAt,
  });
  const pages: string[][] = [];
  for (const line of pdfText(pdf).split('\n')) {
    if (line.startsWith(title)) pages.push([]);
    pages.at(-1)?.push(line);
  }
  return pages;
};

test('a signature never stands on a page alone, and every page says whose it is', async () => {
  const signature = 'Signed by Dana Reyes, MA, Oct 12, 2026, 9:27 AM.';
  const ways = Array.from({ length: 14 }, (_, n) => n + 30);
  const counts = await Promise.all(
    ways.map(async entries => {
      const talked = Array.from({ length: entries }, (_, n) => `- Entry ${n}.`);
      const matters = ['WHAT MATTERS', '- "Her garden"', '- "Her sister"'];
      const text = [
        'TALKED ABOUT',
        ...talked,
        '',
        ...matters,
        '',
        'NEXT CONTACT',
        '- By phone.',
        '',
        signature,
        '',
      ].join('\n');
      const pages = await pagesOf(text);
      const last = pages.at(-1) ?? [];
      expect(last.slice(-5).filter(Boolean)).toEqual(
        expect.arrayContaining(['- By phone.', signature, 'Linden Street · version 1']),
      );
      expect(pages.map(lines => lines.filter(Boolean).at(-1))).not.toContain('WHAT MATTERS');
      expect(pages.flat().filter(line => line.includes('Signed by'))).toHaveLength(1);
      if (pages.length > 1) expect(last[0]).toBe('Health coaching note · Rosa Morales');
      return pages.length;
    }),
  );
  expect(new Set(counts)).toEqual(new Set([1, 2]));
});

test('words broken for an EMR fill the width of the sheet, and its words stand apart', async () => {
  const words =
    'Walked with her sister on three evenings and felt better each time, slept well, and goes on.';
  const [page = []] = await pagesOf(`- ${words.slice(0, 73)}\n  ${words.slice(74)}\n`);
  expect(page).toContain(`- ${words}`);
  const regular = fontOf('source-sans-3-latin-400-normal');
  const strong = fontOf('source-sans-3-latin-600-normal');
  for (const font of [regular, strong])
    expect(font.layout(' ').advanceWidth / font.unitsPerEm).toBeGreaterThanOrEqual(0.25);
});
