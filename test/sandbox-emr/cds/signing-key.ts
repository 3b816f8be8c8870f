import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

/** The key this EMR signs its calls for cards with, and what is published of it. */
export type SigningKey = {
  publicKeys: { keys: JWK[] };
  /** A token for one call of one address (CDS Hooks 2.0, "Trusting CDS Clients"). */
  tokenFor(address: string): Promise<string>;
};

/** Made anew in memory, or kept in `dir`. `iss`: how the EMR names itself; `jku`: where its public keys are. */
export async function signingKey({
  iss,
  jku,
  dir,
}: {
  iss: string;
  jku: string;
  dir?: string;
}): Promise<SigningKey> {
  const jwk = await keptKey(dir);
  const { d: _private, ...publicKey } = jwk;
  const key = await importJWK(jwk, 'ES384');
  return {
    publicKeys: { keys: [publicKey] },
    tokenFor: address => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss, aud: address, iat: now, exp: now + 120, jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: jwk.kid, jku })
        .sign(key);
    },
  };
}

async function keptKey(dir?: string): Promise<JWK> {
  const file = dir && join(dir, 'cds-key.json');
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const made = {
    ...(await exportJWK(privateKey)),
    kid: randomBytes(6).toString('hex'),
    use: 'sig',
    alg: 'ES384',
  };
  if (dir && file) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return made;
}
