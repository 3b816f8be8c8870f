import { createHmac, randomUUID } from 'node:crypto';
import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../../server/http/routes.ts';
import { cardShown, cdsToken } from '../../../server/storage/schema.ts';
import { startApp } from '../../parts/app.ts';
import { callingEmr, registerCaller, type TokenWish } from '../../parts/cds-client.ts';
import { send } from '../../parts/knock.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import {
  type CardHouse,
  cardHouse,
  cardsOf,
  highA1c,
  now,
  opening,
  orderSign,
  patientView,
} from './cds-calls.ts';

let house: CardHouse;
beforeAll(async () => {
  house = await cardHouse();
});
afterAll(() => house.close());

const seconds = Math.floor(now.getTime() / 1000);
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({
  iss: house.home.iss,
  aud: `${house.app.origin}${patientView}`,
  ...{ iat: seconds, exp: seconds + 60, jti: randomUUID() },
});
/** A token by hand, for what no library would make. */
const byHand = (header: object, sign: (text: string) => string) => {
  const text = `${base64(header)}.${base64(claims())}`;
  return `Bearer ${text}.${sign(text)}`;
};
const secretly = (key: string) => (text: string) =>
  createHmac('sha256', key).update(text).digest('base64url');

describe('a call of an EMR is not believed', () => {
  it.each<[string, () => Promise<string>]>([
    ['C01 without a token', async () => ''],
    ['C02 by an unsigned token (alg none)', async () => byHand({ alg: 'none', kid: 'emr-1' }, () => 'x')],
    [
      'C03 by one signed with our idea of a shared secret (HS256, the public key as its secret)',
      async () => byHand({ alg: 'HS256', kid: 'emr-1' }, secretly(JSON.stringify(house.emr.publicJwk))),
    ],
    ['with a login’s words instead of a token', async () => 'Alongside a.b.c'],
    ['with two tokens in one', async () => `Bearer a.b.c, Bearer ${await house.emr.token('x', 'y', now)}`],
  ])('%s', async (_, bearer) => {
    const reply = await house.call(patientView, opening(), { bearer: await bearer() });
    expect(reply.status).toBe(401);
    expect(reply.text).toBe('');
  });

  const past = (ago: number) => ({ iat: seconds - ago, exp: seconds - ago + 60 });
  it.each<[string, (keys: { other: CryptoKey }) => TokenWish & { audience?: string }]>([
    ['C04 from an issuer nobody registered', () => ({ claims: { iss: 'https://other.example/fhir' } })],
    ['C05 signed by another key under a known name', ({ other }) => ({ key: other })],
    [
      'C06 naming an address for its keys that is not the registered one',
      () => ({ header: { jku: 'http://127.0.0.1:9/jwks' } }),
    ],
    ['C07 signed by a key of an unknown name', () => ({ header: { kid: 'emr-2' } })],
    ['C07 signed by a key without a name', () => ({ header: { kid: undefined } })],
    ['C08 made for our address without the path', () => ({ audience: house.app.origin })],
    ['C08 made for another one of ours', () => ({ audience: `${house.app.origin}${orderSign}` })],
    [
      'C08 made for a list without this one',
      () => ({ claims: { aud: [`${house.app.origin}/cds-services`, 'https://a.example'] } }),
    ],
    ['C09 that has expired', () => ({ claims: past(61) })],
    ['C10 good for more than five minutes', () => ({ claims: { exp: seconds + 301 } })],
    ['C11 made in the future', () => ({ claims: { iat: seconds + 61, exp: seconds + 120 } })],
    ['C11 made more than a minute ago', () => ({ claims: { iat: seconds - 61 } })],
    ['C12 without a name of its own (jti)', () => ({ claims: { jti: undefined } })],
    ['C12 with an empty one', () => ({ claims: { jti: '' } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['C14 for a tenant nobody registered', () => ({ claims: { tenant: 'riverbend' } })],
  ])('%s', async (_, wish) => {
    const { privateKey: other } = await generateKeyPair('ES384');
    const asked = house.emr.asked();
    const reply = await house.call(patientView, opening(), wish({ other }));
    expect(reply.status).toBe(401);
    expect(reply.text).toBe('');
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(house.emr.asked() - asked).toBeLessThanOrEqual(1);
    const kept = await house.fresh.db.withPractice(house.home.practiceId, tx => tx.select().from(cardShown));
    expect(kept).toEqual([]);
  });

  it('C13 that was used before, also when two processes get it at once', async () => {
    const second = await startApp(house.fresh.db, allRoutes, {
      ...{ clock: () => now, origin: house.app.origin },
      limits: house.app.parts.limits,
    });
    try {
      const audience = `${house.app.origin}${patientView}`;
      const authorization = `Bearer ${await house.emr.token(audience, house.home.iss, now)}`;
      const ask = ({ port }: { port: number }) =>
        send(
          port,
          'POST',
          patientView,
          { authorization, 'content-type': 'application/json' },
          JSON.stringify(opening()),
        );
      const statuses = (await Promise.all([ask(house.app), ask(second)])).map(reply => reply.status);
      expect(statuses.toSorted()).toEqual([200, 401]);
      expect((await ask(second)).status).toBe(401);
    } finally {
      await second.close();
    }
  });

  it('C14 with the tenant of another practice it does not speak for: each caller has its own charts', async () => {
    const shared = await callingEmr();
    const [north, south] = [await practiceWithStaff(house.fresh.db), await practiceWithStaff(house.fresh.db)];
    const iss = 'https://cloud.example/fhir';
    await registerCaller(house.fresh.db, north, shared, { iss, tenant: 'north' });
    await registerCaller(house.fresh.db, south, shared, { iss, tenant: 'south' });
    const as = async (tenant: string, fhirServer: string) => {
      const audience = `${house.app.origin}${patientView}`;
      const bearer = `Bearer ${await shared.token(audience, iss, now, { claims: { tenant } })}`;
      return house.call(patientView, opening({ fhirServer, prefetch: highA1c() }), { bearer });
    };
    expect(cardsOf(await as('south', south.iss))).toHaveLength(1);
    const mixed = await as('south', north.iss);
    expect(mixed.status).toBe(400);
    expect((await as('north', south.iss)).status).toBe(400);
    await expect(
      registerCaller(house.fresh.db, house.home, shared, { iss, tenant: 'south' }),
    ).rejects.toThrow('Another practice has this issuer and tenant');
    await shared.close();
  });
});

describe('a call of an EMR is believed', () => {
  it('by a good token, for every address of ours', async () => {
    const discovered = await house.call('/cds-services');
    expect(discovered.status).toBe(200);
    const { services } = JSON.parse(discovered.text) as { services: { id: string; hook: string }[] };
    expect(services.map(({ id, hook }) => `${id} ${hook}`)).toEqual([
      'alongside-patient-view patient-view',
      'alongside-order-sign order-sign',
    ]);
    for (const { id, hook } of services)
      expect((await house.call(`/cds-services/${id}`, opening({}, hook))).status).toBe(200);
  });
  it('as our description says: by a bearer token, and a 401 that tells nothing', async () => {
    const { paths } = JSON.parse((await send(house.app.port, 'GET', '/openapi.json')).text);
    const asked = paths['/cds-services/{service}'].post;
    expect(asked.security).toEqual([{ cdsClient: [] }]);
    expect(asked.responses['401']).toEqual({ description: 'The token is not believed.' });
    expect(asked.requestBody.content['application/json'].schema.required).toContain('context');
  });
  it('whose audience is a list that holds the very address', async () => {
    const aud = ['https://elsewhere.example', `${house.app.origin}${patientView}`];
    expect((await house.call(patientView, opening(), { claims: { aud } })).status).toBe(200);
  });
  it('without any address for its keys: the registered one counts', async () => {
    expect((await house.call(patientView, opening(), { header: { jku: undefined } })).status).toBe(200);
  });
  it('and a used token is kept as a hash until it has expired, no longer', async () => {
    await house.call('/cds-services');
    const rows = await house.fresh.db.withPractice(house.home.practiceId, tx => tx.select().from(cdsToken));
    expect(rows.length).toBeGreaterThan(0);
    for (const { jtiHash, until } of rows) {
      expect(jtiHash).toMatch(/^[\w-]{43}$/);
      expect(Date.parse(until)).toBeLessThanOrEqual(now.getTime() + 361_000);
    }
  });
});
