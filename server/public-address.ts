import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The server that runs on a data folder leaves its public address there, so that a command tells the one people really use. */
export function keepAddress(dataFolder: string, origin: string): void {
  if (existsSync(dataFolder)) writeFileSync(fileIn(dataFolder), `${origin}\n`);
}

/** The address a server ran at last on this folder; undefined where none did. */
export function keptAddress(dataFolder: string): string | undefined {
  if (!existsSync(fileIn(dataFolder))) return undefined;
  return readFileSync(fileIn(dataFolder), 'utf8').trim() || undefined;
}

const fileIn = (dataFolder: string): string => join(dataFolder, 'public-address');
