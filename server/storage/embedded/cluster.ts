import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { surroundings } from './postmaster.ts';

export type Passwords = { owner: string; app: string };
export const databaseName = 'alongside';

/**
 * Makes the database cluster when there is none: beside its place, and then renamed into it, so that a kill in the
 * middle leaves nothing half made and the slower of two makers throws its own away. The superuser gets no password,
 * so nobody can log in as superuser at all.
 */
export async function createCluster(place: Place): Promise<void> {
  const made = join(place.home, 'made');
  if (existsSync(made)) return;
  const making = `${made}.${process.pid}.${randomBytes(3).toString('hex')}`;
  const cluster = join(making, 'cluster');
  mkdirSync(making, { mode: 0o711 });
  mkdirSync(cluster, { mode: 0o700 });
  if (place.user) chownSync(cluster, place.user.uid, place.user.gid);
  initdb(place, cluster);
  const passwords: Passwords = { owner: newPassword(), app: newPassword() };
  firstWords(place, cluster, passwords);
  writeFileSync(join(making, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
  try {
    renameSync(making, made);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
}

export const passwordsOf = (place: Place): Passwords =>
  JSON.parse(readFileSync(join(place.home, 'made', 'passwords.json'), 'utf8'));

const newPassword = () => randomBytes(24).toString('base64url');

function initdb(place: Place, cluster: string): void {
  const words = [
    `--pgdata=${cluster}`,
    '--username=alongside_superuser',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--auth=reject',
  ];
  execFileSync(join(place.bin, 'initdb'), words, { ...surroundings(place), stdio: 'pipe' });
  const logins = join(cluster, 'pg_hba.conf');
  writeFileSync(logins, 'host all alongside_owner,app_login 127.0.0.1/32 scram-sha-256\n');
  if (place.user) chownSync(logins, place.user.uid, place.user.gid);
  chmodSync(logins, 0o600);
}

/** The two logins and the database, said to a server in single-user mode: no port is open yet. */
function firstWords(place: Place, cluster: string, passwords: Passwords): void {
  const sql = [
    `create role alongside_owner login createrole createdb nosuperuser nobypassrls password '${passwords.owner}'`,
    `create role app_login login noinherit nosuperuser nobypassrls password '${passwords.app}'`,
    `create database ${databaseName} owner alongside_owner`,
  ];
  execFileSync(join(place.bin, 'postgres'), ['--single', '-D', cluster, 'postgres'], {
    ...surroundings(place),
    input: `${sql.join('\n')}\n`,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
