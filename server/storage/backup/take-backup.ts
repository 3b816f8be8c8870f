import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Anchor } from '../audit-anchor.ts';
import type { KeyRing } from '../keys.ts';
import { type CheckedBackup, checkBackup } from './check-backup.ts';
import { mayGo, type Retention } from './retention.ts';
import { sealedFile } from './sealed-file.ts';
import { snapshot } from './snapshot.ts';

export type TakenBackup = CheckedBackup & { file: string; bytes: number; removed: number };

/**
 * Takes a backup into a folder: packed, sealed, on the disk for certain, and then opened and checked against the anchors
 * before it gets the name of one. Backups that retention no longer keeps then go. A kill leaves the ones there were.
 * @param parts.anchors read before this is called: each must be found in the backup
 */
export async function takeBackup(parts: {
  appUrl: string;
  keys: KeyRing;
  folder: string;
  anchors: readonly Anchor[];
  now: Date;
  keep?: Retention;
}): Promise<TakenBackup> {
  const { keys, folder, now } = parts;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(folder)) if (left.endsWith(unchecked)) rmSync(join(folder, left));
  const file = join(folder, nameOf(now.toISOString()));
  const making = `${file}.${process.pid}${unchecked}`;
  const bytes = await writeDown(making, sealedFile(keys, packed(snapshot(parts.appUrl, now.toISOString()))));
  const checked = await checkBackup(keys, making, () => parts.anchors).catch(error => {
    rmSync(making);
    throw error;
  });
  await rename(making, file);
  await synced(folder);
  const gone = parts.keep ? mayGo(backupsIn(folder), parts.keep) : [];
  for (const takenAt of gone) rmSync(join(folder, nameOf(takenAt)));
  return { ...checked, file, bytes, removed: gone.length };
}

/** When each backup of a folder was taken, oldest first. */
export const backupsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => named.test(name))
    .map(name => name.replace(named, '$1T$2:$3:$4.$5Z'))
    .sort();

/** The file of the backup taken at this time. */
export const backupAt = (folder: string, takenAt: string): string => join(folder, nameOf(takenAt));

const unchecked = '.unchecked';
const named = /^alongside-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.backup$/;
const nameOf = (takenAt: string): string => `alongside-${takenAt.replace(/[:.]/g, '-')}.backup`;

async function* packed(lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* Readable.from(lines).compose(createGzip({ level: 5 })) as AsyncIterable<Buffer>;
}

async function writeDown(path: string, parts: AsyncIterable<Buffer>): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    await pipeline(parts, async (all: AsyncIterable<Buffer>) => {
      for await (const part of all) bytes += (await handle.write(part)).bytesWritten;
    });
    await handle.sync();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return bytes;
}

/** So that the new name outlives a power cut; a folder cannot be opened for it on Windows. */
async function synced(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
