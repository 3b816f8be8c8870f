import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Version } from './types.ts';

export type Journal = { append(versions: Version[]): void; close(): void };

/**
 * Opens the state in `dir`: tells `replay` every version kept there, oldest first, then writes it all as a
 * fresh snapshot. A line of the journal is one transaction, so a process killed while writing leaves a torn
 * last line that never happened. Not synced on every change: a power cut may lose the last ones.
 */
export function openJournal(
  dir: string,
  replay: (version: Version) => void,
  everything: () => Version[],
): Journal {
  mkdirSync(dir, { recursive: true });
  const snapshot = join(dir, 'snapshot.ndjson');
  const journal = join(dir, 'journal.ndjson');
  for (const versions of [...readLines(snapshot), ...readLines(journal)]) versions.forEach(replay);
  writeSnapshot(snapshot, everything());
  const file = openSync(journal, 'w');
  return {
    append: versions => void writeSync(file, `${JSON.stringify(versions)}\n`),
    close() {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

function readLines(path: string): Version[][] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // What follows the last newline was not written to its end.
  return lines.slice(0, -1).map(line => JSON.parse(line) as Version[]);
}

function writeSnapshot(path: string, versions: Version[]): void {
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w');
  for (const version of versions) writeSync(file, `${JSON.stringify([version])}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(fresh, path);
}
