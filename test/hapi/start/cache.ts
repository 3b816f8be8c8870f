import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Outlives a checkout: a fresh clone finds what an earlier one made. `HAPI_CACHE` names another folder. */
const cache =
  process.env.HAPI_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'alongside', 'hapi');

/** How many of a kind are kept, so that the cache does not grow with every change. */
const kept = 2;

export const digestOf = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('hex').slice(0, 16);
};

/**
 * The folder `kind-digest` of the cache, made by `make` when it is not there. It is made under another name and renamed,
 * so that one that was cut off is made again, and two runs at once do not meet.
 */
export const madeOnce = async (
  kind: string,
  digest: string,
  make: (folder: string) => Promise<void>,
): Promise<string> => {
  const folder = join(cache, `${kind}-${digest}`);
  if (isThere(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'fresh-'));
  try {
    await make(fresh);
    if (!isThere(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  sweep(kind);
  return folder;
};

function isThere(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false }) !== undefined;
}

function sweep(kind: string): void {
  const all = readdirSync(cache)
    .filter(name => name.startsWith(`${kind}-`))
    .map(name => join(cache, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const old of all.slice(kept)) rmSync(old, { recursive: true, force: true });
}
