import { rowsOf } from '../desk/csv-rows.ts';
import type { PersonFacts } from './facts.ts';
import { columnOf, type FileColumn } from './file-columns.ts';
import { dayIn, type FileFault, factsIn } from './file-row.ts';

/** A row of a file the practice exports: who it is about, by what joins them to the EMR, and what it says of them. */
export type FileRow = {
  line: number;
  patientId?: string;
  mrn?: string;
  birthDate?: string;
  name?: string;
  facts: PersonFacts;
};

/** A row, or a cell of it, that was not understood: its line in the file, and why. */
export type NotRead = {
  line: number;
  because: FileFault | 'cells' | 'no-patient' | 'twice' | 'nobody' | 'several' | 'no-way';
};

export type FindFile = {
  rows: FileRow[];
  notRead: NotRead[];
  /** Whether the file says of everybody when they were seen last. */
  tellsSeen: boolean;
};

/** Why a whole file is none. */
export type Unreadable = { unreadable: 'no-columns' | 'cut-off' | 'too-many' };

/** So many rows of one file are read. */
export const mostRows = 5_000;

/**
 * Reads rows with a head of column names, in whatever order (comma, semicolon or tab between). A row needs the EMR's own
 * patient id, or a record number and a birth date: a name alone joins nobody. Of a row that is understood in part the rest
 * counts, and the cell is told.
 */
export function readFindFile(text: string): FindFile | Unreadable {
  const whole = text.replace(/^\uFEFF/, '');
  const head = whole.slice(0, 8_000).split(/\r?\n/, 1)[0] ?? '';
  const between = [';', '\t', ','].find(sign => head.split(sign).filter(name => columnOf(name)).length > 1);
  if (between === undefined) return { unreadable: 'no-columns' };
  const rows = rowsOf(whole, between, mostRows + 1);
  if (rows === undefined) return { unreadable: 'cut-off' };
  if (rows.length > mostRows + 1) return { unreadable: 'too-many' };
  const columns = (rows[0] ?? []).map(columnOf);
  const has = (column: FileColumn) => columns.includes(column);
  if (!has('patient-id') && !(has('mrn') && has('birth-date'))) return { unreadable: 'no-columns' };
  const read: FindFile = { rows: [], notRead: [], tellsSeen: has('last-visit') };
  const known = new Set<string>();
  for (const [n, cells] of rows.entries()) {
    if (n === 0 || cells.every(cell => cell.trim() === '')) continue;
    const line = n + 1;
    if (cells.length !== columns.length) read.notRead.push({ line, because: 'cells' });
    else takeRow(read, known, line, wordsIn(cells, columns));
  }
  return read;
}

/** What stands in each column; of two columns of one name the first that says something. */
export type Words = (column: FileColumn) => string;

function wordsIn(cells: readonly string[], columns: readonly (FileColumn | undefined)[]): Words {
  return column => {
    const of = cells.filter((_, at) => columns[at] === column).map(cell => cell.trim());
    const cell = of.find(words => words !== '') ?? '';
    return cell.startsWith("'") ? cell.slice(1) : cell; // the sign before what a spreadsheet would run
  };
}

function takeRow(read: FindFile, known: Set<string>, line: number, words: Words): void {
  const [patientId, mrn, born, name] = [
    words('patient-id'),
    words('mrn'),
    words('birth-date'),
    words('name'),
  ];
  const birthDate = born === '' ? undefined : dayIn(born);
  if (born !== '' && birthDate === undefined) read.notRead.push({ line, because: 'birth-date' });
  const key = patientId || (birthDate === undefined ? '' : `${mrn} ${birthDate}`);
  if (key === '' || (patientId === '' && mrn === '') || !/^[A-Za-z0-9.-]{0,64}$/.test(patientId)) {
    read.notRead.push({ line, because: 'no-patient' });
    return;
  }
  if (known.has(key)) {
    read.notRead.push({ line, because: 'twice' });
    return;
  }
  known.add(key);
  const { facts, faults } = factsIn(words);
  read.notRead.push(...faults.map(because => ({ line, because })));
  read.rows.push({
    ...{ line, facts },
    ...(patientId ? { patientId } : { mrn }),
    ...(birthDate !== undefined && { birthDate }),
    ...(name !== '' && { name }),
  });
}
