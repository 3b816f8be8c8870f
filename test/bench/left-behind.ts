import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes whose run a folder is and where its database is, so that a later run can tell one that is over. */
export const noteOwner = (folder: string, where: string): void =>
  writeFileSync(join(folder, ownerFile), `${process.pid}\n${where}`);

const ownerFile = 'owner';

/** Ends at once the PostgreSQL that runs on these files, and nothing else. */
export function endPostgres(where: string): void {
  const cluster = join(where, 'made', 'cluster');
  const pid = Number(textOf(join(cluster, 'postmaster.pid')).split('\n')[0]);
  if (pid > 0 && commandOf(pid).includes(cluster)) end(pid, 'SIGINT');
}

/**
 * A run that was killed leaves its folder, its PostgreSQL and perhaps a server of ours; none of it may share the machine
 * with the next measurement. Only what names such a folder is ended.
 */
export function endLeftBehind(parent: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    const [owner, where] = textOf(join(folder, ownerFile)).split('\n');
    if (!where || commandOf(Number(owner)) !== '') continue;
    for (const pid of serversOn(folder)) end(pid, 'SIGKILL');
    endPostgres(where);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Our own processes whose data folder this is; told by Linux alone. */
const serversOn = (folder: string): number[] =>
  listed('/proc')
    .map(Number)
    .filter(pid => pid > 0 && `${textOf(`/proc/${pid}/environ`)}\0`.includes(`ALONGSIDE_DATA=${folder}\0`));

const commandOf = (pid: number): string => textOf(`/proc/${pid}/cmdline`);

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
