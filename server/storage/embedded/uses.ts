import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** Notes that this process uses the server; call what comes back when it no longer does. */
export function noteUse(place: Place): () => void {
  const folder = join(place.home, 'uses');
  const note = join(folder, `${process.pid}.${++noted}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, '');
  return () => rmSync(note, { force: true });
}

/** Whether a living process still uses the server; notes of the dead are swept away. */
export function anyoneElseUses(place: Place): boolean {
  const folder = join(place.home, 'uses');
  return readdirSync(folder).some(name => {
    const alive = isAlive(Number(name.split('.')[0]));
    if (!alive) rmSync(join(folder, name), { force: true });
    return alive;
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

let noted = 0;
