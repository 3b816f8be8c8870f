import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** The server's signing key and the key its cookies are signed with. */
export type ServerKeys = { signing: JWK; cookie: string };

/** Keys of this sandbox: made anew in memory, or kept in `dir` so that id tokens outlive a restart. */
export async function serverKeys(dir?: string): Promise<ServerKeys> {
  const file = dir ? join(dir, 'authorization-keys.json') : undefined;
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = {
    ...(await exportJWK(privateKey)),
    kid: randomBytes(6).toString('hex'),
    use: 'sig',
    alg: 'RS256',
  };
  const keys = { signing, cookie: randomBytes(24).toString('hex') };
  if (dir && file) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return keys;
}
