import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { KeyRing } from '../keys.ts';
import { BackupUnfit, openedFile } from './sealed-file.ts';

/** What a backup says of itself first. `migration`: the newest one its database had. */
export type BackupStart = { id: string; takenAt: string; migration: number };
/** What it must hold, said last: how many rows of each table, and where each practice's audit stood. */
export type BackupEnd = {
  rows: { [practiceId: string]: { [table: string]: number } };
  heads: { [practiceId: string]: { seq: number; hash: string } };
};
/** One line of a backup, in order: the start, then tables of practices each followed by its rows, then the end. */
export type BackupLine =
  | ({ is: 'start' } & BackupStart)
  | { is: 'table'; practiceId: string; table: string }
  /** A row as PostgreSQL writes it in JSON, by the names of its columns. */
  | { is: 'row'; json: string }
  | ({ is: 'end' } & BackupEnd);

/** A heading begins with a mark that no row begins with. */
export const written = (line: BackupLine): string =>
  line.is === 'row' ? `${line.json}\n` : `#${JSON.stringify(line)}\n`;

/** The lines of a backup file, opened and unpacked on the way. @throws {BackupUnfit} */
export async function* linesOf(keys: KeyRing, file: string): AsyncGenerator<BackupLine> {
  const unpacked = pipeline(Readable.from(openedFile(keys, file)), createGunzip(), () => undefined);
  let ended = false;
  try {
    for await (const line of linesIn(unpacked)) {
      const told = read(line);
      ended = told.is === 'end';
      yield told;
    }
  } catch (error) {
    throw isOfUnpacking(error) ? new BackupUnfit('changed') : error;
  }
  if (!ended) throw new BackupUnfit('cut-off');
}

async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const part of bytes) {
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; from = end + 1, end = part.indexOf(10, from)) {
      yield Buffer.concat([...begun, part.subarray(from, end)]).toString('utf8');
      begun = [];
    }
    begun.push(part.subarray(from));
  }
}

const read = (line: string): BackupLine =>
  line.startsWith('#') ? (JSON.parse(line.slice(1)) as BackupLine) : { is: 'row', json: line };

const isOfUnpacking = (error: unknown): boolean => /^Z_/.test(`${(error as { code?: string }).code}`);
