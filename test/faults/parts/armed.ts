import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a process that die-at.ts was loaded into says that it was armed. */
export const armedFile = (): string => join(mkdtempSync(join(tmpdir(), 'armed-')), 'armed');

/** Arms it; over once it has answered. */
export async function arm(child: ChildProcess, file: string): Promise<void> {
  child.kill('SIGUSR2');
  for (let waited = 0; !existsSync(file); waited += 5) {
    if (waited > 30_000 || child.exitCode !== null) throw new Error('it was not armed');
    await wait(5);
  }
  rmSync(join(file, '..'), { recursive: true });
}
