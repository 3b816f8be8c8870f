import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { addCdsClient } from '../../server/launching/cds-clients.ts';
import type { Database } from '../../server/storage/database.ts';
import { type TestPractice, testKeys } from './practice.ts';

/** What a token says where it should not say what is right. */
export type TokenWish = {
  header?: Record<string, unknown>;
  /** Members of the claims; one that is undefined is left out. */
  claims?: Record<string, unknown>;
  /** Signed by this key instead of the EMR's own. */
  key?: CryptoKey;
};

/** An EMR as a caller for cards: a key of its own, published at an address, and tokens signed with it. */
export type CallingEmr = {
  jwksUrl: string;
  /** How often its keys were asked for. */
  asked(): number;
  publicJwk: JWK;
  privateKey: CryptoKey;
  /** A token for one call of this exact address, good at `now`. */
  token(audience: string, iss: string, now: Date, wish?: TokenWish): Promise<string>;
  close(): Promise<void>;
};

export async function callingEmr(): Promise<CallingEmr> {
  const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid: 'emr-1', alg: 'ES384', use: 'sig' };
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [publicJwk] }));
  });
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  return {
    ...{ jwksUrl, publicJwk, privateKey },
    asked: () => asked,
    token: (audience, iss, now, { header, claims, key = privateKey } = {}) => {
      const at = Math.floor(now.getTime() / 1000);
      const said = { iss, aud: audience, iat: at, exp: at + 240, jti: randomUUID(), ...claims };
      return new SignJWT(said)
        .setProtectedHeader({ alg: 'ES384', kid: 'emr-1', typ: 'JWT', jku: jwksUrl, ...header })
        .sign(key);
    },
    close: () =>
      new Promise(down => {
        server.close(() => down());
        server.closeAllConnections();
      }),
  };
}

/** Registers the EMR with a practice, as the practice command does; `tenant` is its word for the practice. */
export const registerCaller = (
  db: Database,
  practice: Pick<TestPractice, 'iss'>,
  emr: Pick<CallingEmr, 'jwksUrl'>,
  more: { iss?: string; tenant?: string } = {},
): Promise<void> =>
  addCdsClient(
    { db, keys: testKeys },
    { fhirServer: practice.iss, jwksUrl: emr.jwksUrl, ...more },
    new Date(),
  );
