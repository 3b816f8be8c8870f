import {
  CompactEncrypt,
  CompactSign,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { Forger, Mischief } from './forger.ts';

export type Forge = NonNullable<Mischief['idToken']>;

/** An honest token with some claims changed. */
export const claim =
  (changed: Record<string, unknown>): Forge =>
  ({ claims, sign }) =>
    sign({ ...claims, ...changed });
const header =
  (changed: Record<string, unknown>): Forge =>
  ({ claims, sign }) =>
    sign(claims, changed);
const seconds = () => Math.floor(Date.now() / 1000);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const other = generateKeyPair('ES256', { extractable: true });
const rsa = generateKeyPair('RS512', { extractable: true });
const signedByOther =
  (changed: Record<string, unknown>): Forge =>
  async ({ claims }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'good', ...changed })
      .sign((await other).privateKey);

/** Forged id_tokens: what is wrong, the code it is refused with, how it is made. */
export const forgeries = (forger: () => Forger): [name: string, because: string, Forge][] => [
  ['no signature, alg none', 'ERR_JOSE_ALG_NOT_ALLOWED', ({ claims }) => new UnsecuredJWT(claims).encode()],
  [
    'no signature, alg None in other letters',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    ({ claims }) => `${part({ alg: 'NoNe' })}.${part(claims)}.`,
  ],
  [
    'alg none with a signature behind it',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    ({ claims }) => `${part({ alg: 'none', kid: 'good' })}.${part(claims)}.c2ln`,
  ],
  [
    'HS256 keyed with the public key',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async ({ claims }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'good' })
        .sign(new TextEncoder().encode(JSON.stringify(forger().publicJwk))),
  ],
  [
    'HS256 keyed with the public key as PEM',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async ({ claims }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'good' })
        .sign(new TextEncoder().encode(await exportSPKI((await other).publicKey))),
  ],
  [
    'HS256 with an empty-looking key',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    ({ claims }) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'good' }).sign(new Uint8Array(32)),
  ],
  ['a key nobody published', 'ERR_JWKS_NO_MATCHING_KEY', header({ kid: 'unknown' })],
  ['a kid that climbs folders', 'ERR_JWKS_NO_MATCHING_KEY', header({ kid: '../../../../dev/null' })],
  ['a kid that is SQL', 'ERR_JWKS_NO_MATCHING_KEY', header({ kid: "' or 1=1 --" })],
  ['another key under the good kid', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', signedByOther({})],
  [
    'its own key inside the token',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async input => signedByOther({ jwk: await exportJWK((await other).publicKey), kid: undefined })(input),
  ],
  [
    'a jku that points away',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    signedByOther({ jku: 'http://127.0.0.1:1/jwks' }),
  ],
  [
    'an x5u that points away',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    signedByOther({ x5u: 'http://127.0.0.1:1/cert' }),
  ],
  ['an x5c of its own', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', signedByOther({ x5c: ['MIIB'] })],
  [
    'a critical header we do not know',
    'ERR_JOSE_NOT_SUPPORTED',
    ({ claims }) => `${part({ alg: 'ES256', kid: 'good', crit: ['exp'], exp: 1 })}.${part(claims)}.c2ln`,
  ],
  [
    'b64 switched off',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ({ claims }) => `${part({ alg: 'ES256', kid: 'good', b64: false, crit: ['b64'] })}.${part(claims)}.c2ln`,
  ],
  [
    'RS512, which is not listed',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async ({ claims }) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS512', kid: 'good' }).sign((await rsa).privateKey),
  ],
  [
    'PS256 by another key',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async ({ claims }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'PS512', kid: 'good' })
        .sign((await generateKeyPair('PS512')).privateKey),
  ],
  [
    'a signature cut short',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async input => (await input.sign(input.claims)).slice(0, -6),
  ],
  [
    'a claim changed after signing',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async ({ claims, sign }) => {
      const [head, , signature] = (await sign(claims)).split('.');
      return `${head}.${part({ ...claims, sub: 'somebody-else' })}.${signature}`;
    },
  ],
  ['another issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ iss: 'https://evil.example' })],
  [
    'an issuer that begins like the pinned one',
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    input => claim({ iss: `${input.claims.iss}.evil.example` })(input),
  ],
  [
    'the issuer with a slash more',
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    input => claim({ iss: `${input.claims.iss}/` })(input),
  ],
  ['no issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ iss: undefined })],
  ['another audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ aud: 'another-app' })],
  ['an audience list without us', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ aud: ['a', 'b'] })],
  ['no audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ aud: undefined })],
  ['several audiences and no azp', 'azp', claim({ aud: ['alongside', 'another-app'] })],
  ['azp of another app', 'azp', claim({ azp: 'another-app' })],
  [
    'expired ten minutes ago',
    'ERR_JWT_EXPIRED',
    input => claim({ iat: seconds() - 900, exp: seconds() - 600 })(input),
  ],
  ['expired 32 seconds ago', 'ERR_JWT_EXPIRED', input => claim({ exp: seconds() - 32 })(input)],
  ['no expiry', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ exp: undefined })],
  ['an expiry that is text', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ exp: 'tomorrow' })],
  ['not valid yet', 'ERR_JWT_CLAIM_VALIDATION_FAILED', input => claim({ nbf: seconds() + 60 })(input)],
  ['issued in the future', 'ERR_JWT_CLAIM_VALIDATION_FAILED', input => claim({ iat: seconds() + 60 })(input)],
  ['issued an hour ago', 'ERR_JWT_EXPIRED', input => claim({ iat: seconds() - 3600 })(input)],
  ['no time of issue', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ iat: undefined })],
  ['another nonce', 'nonce', claim({ nonce: 'of-another-launch' })],
  ['no nonce', 'nonce', claim({ nonce: undefined })],
  ['no subject', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim({ sub: undefined })],
  ['an empty subject', 'sub', claim({ sub: '' })],
  ['a subject of 300 letters', 'sub', claim({ sub: 's'.repeat(300) })],
  ['no fhirUser', 'fhirUser', claim({ fhirUser: undefined })],
  ['a patient as fhirUser', 'Patient', claim({ fhirUser: 'Patient/rosa-morales' })],
  ['a relative of the patient as fhirUser', 'RelatedPerson', claim({ fhirUser: 'RelatedPerson/r1' })],
  ['a person who is no practitioner as fhirUser', 'Person', claim({ fhirUser: 'Person/coach-dana' })],
  [
    'a person of another server',
    'fhirUser',
    claim({ fhirUser: 'https://evil.example/fhir/Practitioner/coach-dana' }),
  ],
  ['a fhirUser that climbs', 'fhirUser', claim({ fhirUser: 'Practitioner/../Practitioner/coach-dana' })],
  ['a fhirUser that is a list', 'fhirUser', claim({ fhirUser: ['Practitioner/coach-dana'] })],
  ['no token at all', 'no-id-token', () => undefined],
  ['an empty token', 'no-id-token', () => ''],
  [
    'two parts',
    'ERR_JWS_INVALID',
    async input => (await input.sign(input.claims)).split('.').slice(0, 2).join('.'),
  ],
  ['four parts', 'ERR_JWS_INVALID', async input => `${await input.sign(input.claims)}.more`],
  [
    'a header that is not JSON',
    'ERR_JWS_INVALID',
    async input => `bm90anNvbg.${(await input.sign(input.claims)).split('.').slice(1).join('.')}`,
  ],
  [
    'claims that are a list',
    'ERR_JWT_INVALID',
    () =>
      new CompactSign(new TextEncoder().encode('["a"]'))
        .setProtectedHeader({ alg: 'ES256', kid: 'good' })
        .sign(forger().privateKey),
  ],
  [
    'an encrypted token',
    'ERR_JWS_INVALID',
    async ({ claims }) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(new Uint8Array(32)),
  ],
  ['a token of a megabyte', 'too-large', claim({ padding: 'x'.repeat(1_000_000) })],
  ['a token just over the size we read', 'too-large', claim({ padding: 'x'.repeat(20_000) })],
];
