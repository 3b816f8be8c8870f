/** Before the first cell: without it a spreadsheet takes UTF-8 for its own country's letters, and Nguyễn for another. */
export const byteOrderMark = '\uFEFF';

/** Letters that a reader does not see and a spreadsheet may skip before it looks at the first one. */
const unseen = /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*/u;
/** A spreadsheet takes what begins so for a formula, or for a command (DDE), in its plain or its wide form. */
const formula = /^[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]/u;

/**
 * One cell by RFC 4180. A text that a spreadsheet could run gets an apostrophe before it, also where it hides behind
 * letters that nobody sees; a number stays a number. What another country's spreadsheet takes for the end of a cell (`;`, a
 * tab) stands in quotes too, so that nothing behind it begins a cell of its own.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const seen = value.replace(unseen, '');
  const isRisky = formula.test(seen) || /^[\t\r\n\0]/.test(value);
  const safe = isRisky ? `'${value}` : value;
  return /["\r\n,;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvRow = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
