import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { x12Cells } from '../../../../server/domain/desk/claim-837.ts';
import { claimCells } from '../../../../server/domain/desk/claim-columns.ts';
import { csvCell, csvRow } from '../../../../server/domain/desk/csv.ts';
import { fileNameOf } from '../../../../server/domain/desk/export-kinds.ts';
import { aLine } from '../../desk/a-line.ts';

/** What a spreadsheet takes for the beginning of a formula or of a command. */
const signs = {
  ...{ equals: '=', plus: '+', minus: '-', at: '@', bar: '|', percent: '%' },
  ...{ 'wide equals': '＝', 'wide plus': '＋', 'wide minus': '－', 'wide at': '＠', 'minus sign': '−' },
};
/** What may stand before it unseen: trimmed, skipped or swallowed by one program or another on opening. */
const disguises = {
  ...{ nothing: '', tab: '\t', 'carriage return': '\r', 'line feed': '\n', CRLF: '\r\n', spaces: '   ' },
  ...{ NUL: '\0', 'vertical tab': '\v', 'form feed': '\f', escape: '\u001b', 'next line': '\u0085' },
  ...{ 'no-break space': '\u00a0', 'narrow no-break space': '\u202f', 'ideographic space': '\u3000' },
  ...{ 'byte-order mark': '\ufeff', 'zero-width space': '\u200b', 'zero-width joiner': '\u200d' },
  ...{ 'word joiner': '\u2060', 'soft hyphen': '\u00ad', 'left-to-right mark': '\u200e' },
  ...{ 'right-to-left override': '\u202e', isolate: '\u2066', 'line separator': '\u2028' },
  ...{ 'Hangul filler': '\u3164', 'variation selector': '\ufe0f', 'a letter nobody assigned': '\u0378' },
  'several of them': ' \u200b\t\ufeff\u202e\u00a0',
};
const cases = Object.entries(signs).flatMap(([sign, first]) =>
  Object.entries(disguises).map(([disguise, before]) => [sign, disguise, `${before}${first}1+1`] as const),
);

describe('no cell is a formula', () => {
  test.each(cases)('%s after %s', (_, __, words) => {
    const cell = csvCell(words);
    expect(read(cell)[0]?.[0]).toBe(`'${words}`);
  });

  test.each(['\t1', '\r1', '\n1', '\x001'])('nor does one begin with %j', words => {
    expect(read(csvCell(words))[0]?.[0]).toBe(`'${words}`);
  });

  test('what only looks like it further on stays as it is', () => {
    for (const words of ['Rosa = Morales', 'a@b.c', "O'Connor", '3+4', '50 %', 'Peña-Núñez'])
      expect(csvCell(words)).toBe(words);
  });

  test('an amount below zero stays a number; the same as words does not', () => {
    expect(csvRow([-12.5, 0, 40, '-12.5'])).toBe("-12.5,0,40,'-12.5\r\n");
  });
});

describe('a cell stays one cell', () => {
  test.each([
    ['a comma', 'Morales, Rosa'],
    ['quotes', 'Rosa "la jefa" Morales'],
    ['a quote first', '"=1+1'],
    ['a line feed', 'two\nlines'],
    ['a carriage return', 'two\rlines'],
    ['what another country’s spreadsheet divides by', 'Rosa;=1+1'],
    ['a tab', 'Rosa\t=1+1'],
  ])('with %s, and in quotes', (_, words) => {
    const cell = csvCell(words);
    expect(cell).toMatch(/^".*"$/s);
    expect(read(csvRow([words, 'next']))).toEqual([[words, 'next']]);
  });

  test('whatever the words are, they come back whole, and never begin as a formula', () => {
    const anything = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anything, cells => {
        const [row = []] = read(csvRow(cells));
        expect(row.map((cell, n) => (cell === `'${cells[n]}` ? cells[n] : cell))).toEqual(cells);
        for (const cell of row) expect(cell).not.toMatch(/^[\s\p{C}\p{Z}\p{DI}]*[=+\-@|%＝＋－＠−]/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a line with hostile words in every place for them', () => {
  const hostile = '\u200b=HYPERLINK("http://x.example","Rosa")';
  const who = { name: hostile, family: hostile, given: [hostile], birthDate: hostile, mrn: hostile };
  const line = aLine({
    ...{ code: hostile, source: hostile, modifiers: [hostile], payer: hostile, key: hostile },
    practitioner: { name: hostile, reference: hostile },
    performers: [{ name: hostile, credential: hostile, reference: hostile }],
    label: { en: hostile, es: hostile },
  });
  const one = { batchId: 'b', place: 1, patientId: hostile, who, frequency: 'original' as const, line };
  test.each([
    ['the CSV', claimCells],
    ['the columns of an 837P', x12Cells],
  ])('runs nowhere in %s', (_, cells) => {
    const [row = []] = read(csvRow(cells(one)));
    expect(row.filter(cell => cell.includes('HYPERLINK')).length).toBeGreaterThan(5);
    for (const cell of row) if (cell.includes('HYPERLINK')) expect(cell).toMatch(/^'/);
  });

  test('and a file’s name has nobody’s name in it', () => {
    const batch = { id: '0b9ad4a5-6b5c-4b3e-9d0c-1f2e3d4c5b6a', month: '2026-10', who };
    expect(fileNameOf(batch, 'csv')).toBe('claims-2026-10-0b9ad4a5.csv');
  });
});

/** A reader of RFC 4180 of its own, letter by letter. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let n = 0; n < text.length; n += 1) {
    const letter = text[n];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[n + 1] === '"') {
        cell += '"';
        n += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\r' && text[n + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      n += 1;
    } else cell += letter;
  }
  return row.length > 0 || cell !== '' ? [...rows, [...row, cell]] : rows;
}
