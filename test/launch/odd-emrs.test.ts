import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIdentityCheck } from '../../launch/identity-token.ts';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { type Alongside, movableClock, startAlongside } from './parts/alongside.ts';
import { launchUrlOf, open } from './parts/browser.ts';
import { type Forger, json, type Mischief, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';

let fresh: FreshDatabase;
let alongside: Alongside;
beforeAll(async () => {
  fresh = await freshDatabase();
  alongside = await startAlongside(fresh.db, movableClock());
});
afterAll(async () => {
  expect(alongside.failures).toEqual([]);
  await alongside.close();
  await fresh.close();
});

/** An EMR with a way of its own, registered and opened from a chart. */
async function openedAt(
  ways: (emr: Forger) => Mischief,
  wanted: Parameters<typeof register>[2] = {},
): Promise<{ emr: Forger; practiceId: string; ended: Awaited<ReturnType<typeof open>> }> {
  const emr = await startForger('alongside');
  emr.be(ways(emr));
  const practiceId = await register(alongside, emr.iss, wanted);
  emr.seen.length = 0;
  return { emr, practiceId, ended: await open(alongside, launchUrlOf(alongside, emr.iss)) };
}
const assertionOf = (emr: Forger) => {
  const form = emr.seen.findLast(({ path }) => path === '/token')?.form;
  const parts = (form?.get('client_assertion') ?? '').split('.').slice(0, 2);
  return parts.map(part => JSON.parse(Buffer.from(part, 'base64url').toString()));
};

describe('an EMR with ways of its own is opened all the same', () => {
  test('where the sign-in’s addresses are relative to the FHIR base', async () => {
    const { emr, ended } = await openedAt(() => ({
      configuration: {
        authorization_endpoint: '../authorize',
        token_endpoint: '../token',
        jwks_uri: '../jwks',
      },
    }));
    expect(ended.launchId).toBeDefined();
    await emr.close();
  });

  test('where the sign-in’s address has a query of its own, which stays', async () => {
    const { emr, ended } = await openedAt(({ url }) => ({
      configuration: { authorization_endpoint: `${url}/authorize?tenant=7` },
    }));
    const asked = new URL(ended.walk.hops.find(hop => hop.includes('/authorize?')) ?? '').searchParams;
    expect(ended.launchId).toBeDefined();
    expect(asked.getAll('tenant')).toEqual(['7']);
    expect(asked.get('response_type')).toBe('code');
    await emr.close();
  });

  test('where nothing names the issuer, and id_tokens carry the FHIR base', async () => {
    const { emr, ended } = await openedAt(({ iss }) => ({
      configuration: { issuer: undefined },
      callback: { iss: undefined },
      idToken: ({ claims, sign }) => sign({ ...claims, iss }),
    }));
    expect(ended.launchId).toBeDefined();
    await emr.close();
  });

  test('where a key of the kind RS384 is all it takes', async () => {
    const { emr, ended, practiceId } = await openedAt(
      () => ({ configuration: { token_endpoint_auth_signing_alg_values_supported: ['RS384'] } }),
      { proof: { kind: 'new-key' } },
    );
    const [head, claims] = assertionOf(emr);
    const { keys } = await alongside.launching.publicKeys(practiceId);
    expect(ended.launchId).toBeDefined();
    expect(head).toEqual({ alg: 'RS384', typ: 'JWT', kid: keys[0]?.kid });
    expect(keys[0]).toMatchObject({ kty: 'RSA', n: expect.any(String), e: 'AQAB' });
    expect(keys[0]).not.toHaveProperty('d');
    const again = await register(alongside, emr.iss, { proof: { kind: 'new-key' } });
    expect(await alongside.launching.publicKeys(again)).toEqual({ keys });
    await open(alongside, launchUrlOf(alongside, emr.iss));
    expect(assertionOf(emr)[1].jti).not.toBe(claims.jti);
    emr.be({ configuration: { token_endpoint_auth_signing_alg_values_supported: ['ES384'] } });
    await register(alongside, emr.iss, { proof: { kind: 'new-key' } });
    expect((await alongside.launching.publicKeys(practiceId)).keys).toMatchObject([{ kty: 'EC' }]);
    await emr.close();
  });

  test('where keys were changed since the last sign-in: the new ones are looked up, and the old ones are worth nothing', async () => {
    const [emr, next] = [await startForger('alongside'), await startForger('alongside')];
    const check = createIdentityCheck({ coolDownMs: 0 });
    const pinned = { issuer: emr.url, jwksUri: `${emr.url}/jwks` };
    const believes = async (idToken: string) =>
      !(
        'notBelieved' in
        (await check(idToken, {
          ...{ emr: { iss: emr.iss, clientId: 'alongside', pinned } as never, nonce: 'n', now: new Date() },
        }))
      );
    const seconds = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: emr.url, aud: 'alongside', sub: 'dana', nonce: 'n', fhirUser: 'Practitioner/coach-dana' },
      ...{ iat: seconds, exp: seconds + 60 },
    };
    expect(await believes(await emr.sign(claims))).toBe(true);
    emr.be({ answers: { '/jwks': res => json(res, { keys: [{ ...next.publicJwk, kid: 'new' }] }) } });
    expect(await believes(await next.sign(claims, { kid: 'new' }))).toBe(true);
    expect(await believes(await emr.sign(claims))).toBe(false);
    await emr.close();
    await next.close();
  });

  test('where a refresh brings an id_token that names no audience', async () => {
    alongside.clock.reset();
    const { emr, practiceId, ended } = await openedAt(() => ({}));
    emr.be({ token: { id_token: await emr.sign({ iss: emr.url, sub: 'dana' }), patient: undefined } });
    alongside.clock.moveOn(45 * 60_000);
    const access = await alongside.launching.emrAccess(practiceId, ended.launchId ?? '');
    alongside.clock.reset();
    expect(hasAccess(access)).toBe(true);
    expect(emr.seen.filter(({ form }) => form.get('grant_type') === 'refresh_token')).toHaveLength(1);
    await emr.close();
  });
});

test('each practice proves itself with a key of its own', async () => {
  const proof = { kind: 'new-key' as const };
  const [one, two] = [await openedAt(() => ({}), { proof }), await openedAt(() => ({}), { proof })];
  const [mine, yours] = [assertionOf(one.emr), assertionOf(two.emr)];
  expect(mine[0].kid).not.toBe(yours[0].kid);
  expect([mine[1].aud, yours[1].aud]).toEqual([`${one.emr.url}/token`, `${two.emr.url}/token`]);
  await one.emr.close();
  await two.emr.close();
});
