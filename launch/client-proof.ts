import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { RegisteredEmr, SigningJwk } from './registered-emr.ts';
import { newSecret } from './secrets.ts';

/** What is added to a token request so that the EMR knows it comes from the registered client. */
export type ProofAdded = { headers: Record<string, string>; form: Record<string, string> };

/**
 * Proves the client to the token endpoint. Public: `client_id` in the form. Secret: HTTP Basic with both parts form
 * encoded (RFC 6749 2.3.1). Key: a private_key_jwt assertion, one use, five minutes at most, its audience the pinned
 * token endpoint as one string, so that no other server can use it (SMART App Launch 2.2, "Client authentication").
 */
export async function proveClient(
  emr: Pick<RegisteredEmr, 'clientId' | 'proof' | 'pinned'>,
  now: Date,
): Promise<ProofAdded> {
  const { clientId, proof, pinned } = emr;
  if (proof.kind === 'public') return { headers: {}, form: { client_id: clientId } };
  if (proof.kind === 'secret') {
    const pair = `${formEncoded(clientId)}:${formEncoded(proof.secret)}`;
    return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, form: {} };
  }
  const { kid, alg } = proof.privateJwk;
  const seconds = Math.floor(now.getTime() / 1000);
  const assertion = await new SignJWT({ jti: newSecret() })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(pinned.tokenEndpoint)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 240)
    .sign(await importJWK(proof.privateJwk, alg));
  return {
    headers: {},
    form: {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
  };
}

/** Algorithms of our keys, the better first; a SMART server takes at least one of the two. */
const ours = ['ES384', 'RS384'] as const;

/** The algorithm of ours that an EMR takes; the first where it does not say, or says only what we do not speak. */
export const algorithmFor = (taken: string[] = []): (typeof ours)[number] =>
  ours.find(algorithm => taken.includes(algorithm)) ?? ours[0];

/** A new signing key, private and public. Source: SMART App Launch 2.2, "Registering a client". */
export async function newClientKey(algorithm: (typeof ours)[number] = ours[0]): Promise<{
  privateJwk: SigningJwk;
  publicJwk: Record<string, unknown>;
}> {
  const pair = await generateKeyPair(algorithm, { extractable: true, modulusLength: 3072 });
  const named = { kid: newSecret().slice(0, 16), alg: algorithm, use: 'sig' };
  const [privateJwk, publicJwk] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  return {
    privateJwk: { ...privateJwk, ...named, kty: privateJwk.kty ?? '' },
    publicJwk: { ...publicJwk, ...named, key_ops: ['verify'] },
  };
}

const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
