import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where what a run throws away is put: in memory where there is room (Linux), else on the disk. A database is some
 * hundred files; on a disk, making and dropping one for each of a hundred test files took a third of the run.
 */
const memory = '/dev/shm';
const room = 1.5e9; // bytes: a log of 512 MB at most, and a handful of databases of 9 MB in each of few workers

/** A folder of this name for this clone, the same for every process; `onDisk` where memory has no room. */
export function quickPlace(name: string, onDisk: string): string {
  const clone = createHash('sha256')
    .update(join(import.meta.dirname, '..', '..'))
    .digest('hex')
    .slice(0, 12);
  const user = process.getuid?.() ?? 0;
  const place = join(memory, `alongside-${name}-${user}-${clone}`);
  // Who comes while a run goes on finds it, however little room that run leaves.
  if (!existsSync(place) && !memoryHasRoom()) return onDisk;
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const found = lstatSync(place);
  return found.isDirectory() && found.uid === user ? place : onDisk;
}

/** A new folder, for whoever removes it. */
export const quickFolder = (name: string): string =>
  mkdtempSync(join(memoryHasRoom() ? memory : tmpdir(), `${name}-`));

/** Whether what a run throws away fits into memory. */
export function memoryHasRoom(): boolean {
  try {
    const { bsize, bavail } = statfsSync(memory);
    return bsize * bavail > room;
  } catch {
    return false;
  }
}
