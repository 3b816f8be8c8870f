import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Digest and path of every source of the profiles and of all that was compiled from them, a line each. */
export const profileDigests = (folder: string): string =>
  ['sushi-config.yaml', 'input/fsh/*.fsh', 'compiled/*.json']
    .flatMap(pattern => globSync(pattern, { cwd: folder }).sort())
    .map(path => path.replaceAll('\\', '/'))
    .map(path => `${digest(join(folder, path))}  ${path}\n`)
    .join('');

/** Line ends do not count: git may change them. */
const digest = (file: string): string =>
  createHash('sha256').update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).digest('hex');
