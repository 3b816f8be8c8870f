import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { type Alongside, movableClock, startAlongside } from './parts/alongside.ts';
import { launchUrlOf, open } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { type Forger, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';

let fresh: FreshDatabase;
let alongside: Alongside;
let emr: Forger;
let practiceId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  alongside = await startAlongside(fresh.db, movableClock());
  emr = await startForger('alongside');
  practiceId = await register(alongside, emr.iss);
});
beforeEach(() => {
  emr.be({});
  emr.seen.length = 0;
});
afterAll(async () => {
  expect(alongside.failures).toEqual([]);
  await alongside.close();
  await emr.close();
  await fresh.close();
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(alongside.origin + path, { redirect: 'manual', ...init });

describe('what opens us is taken only from a registered EMR, word for word', () => {
  const privateAddresses = [
    '169.254.169.254',
    '127.0.0.1:1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    'localhost:1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '0.0.0.0',
    'metadata.google.internal',
  ];
  const issuers: [string, (iss: string) => string][] = [
    ['one nobody registered', () => 'https://evil.example/fhir'],
    ['a slash more', iss => `${iss}/`],
    ['other letters in the path', iss => iss.replace('/fhir', '/FHIR')],
    ['another port', iss => iss.replace(/:\d+/, ':1')],
    ['a user name in it', iss => iss.replace('http://', 'http://alongside@')],
    ['the real one as a user name', iss => `${iss.replace('/fhir', '')}@evil.example/fhir`],
    ['the real one as a query', iss => `https://evil.example/?${iss}`],
    ['a fragment', iss => `${iss}#x`],
    ...privateAddresses.map((host): [string, () => string] => [host, () => `http://${host}/fhir`]),
  ];
  test.each(issuers)('iss with %s is unknown, and nobody is asked anything', async (_name, spelled) => {
    const before = await kept(fresh.db, practiceId);
    const response = await get(`/launch?${new URLSearchParams({ iss: spelled(emr.iss), launch: 'l' })}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(emr.seen).toEqual([]);
    expect((await kept(fresh.db, practiceId)).launches).toHaveLength(before.launches.length);
  });

  const queries: [string, (iss: string) => string][] = [
    ['iss twice', iss => `iss=${iss}&iss=https://evil.example&launch=l`],
    ['launch twice', iss => `iss=${iss}&launch=l&launch=m`],
    ['an iss of 10 kB', iss => `iss=${iss}${'x'.repeat(10_000)}&launch=l`],
    ['a line break in iss', iss => `iss=${iss}%0d%0aSet-Cookie:x&launch=l`],
    ['a zero byte in launch', iss => `iss=${iss}&launch=l%00`],
    ['no iss', () => 'launch=l'],
    ['no launch', iss => `iss=${iss}`],
    ...[
      'clientId',
      'client_id',
      'fhirServiceUrl',
      'patientId',
      'encounterId',
      'next',
      'redirect',
      'redirect_uri',
      'redirectUri',
      'returnTo',
    ].map((name): [string, (iss: string) => string] => [
      name,
      iss => `iss=${iss}&launch=l&${name}=https://evil.example`,
    ]),
  ];
  test.each(queries)('a launch with %s is refused, and nobody is asked anything', async (_name, query) => {
    const before = await kept(fresh.db, practiceId);
    const response = await get(`/launch?${query(emr.iss)}`);
    expect(response.status).toBe(400);
    expect(emr.seen).toEqual([]);
    expect((await kept(fresh.db, practiceId)).launches).toHaveLength(before.launches.length);
  });

  test('forwarded headers of a stranger do not move the redirect address', async () => {
    const jar = createCookieJar();
    const begun = await get(`/launch?iss=${emr.iss}&launch=l`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    jar.keep(new URL(alongside.origin), begun);
    const cookie = jar.header(new URL(alongside.origin));
    const sent = await get(begun.headers.get('location') ?? '', {
      headers: {
        cookie,
        'x-forwarded-host': 'evil.example',
        'x-original-uri': '/launch?clientId=evil&iss=https://evil.example',
      },
    });
    const asked = new URL(sent.headers.get('location') ?? '').searchParams;
    expect(asked.get('redirect_uri')).toBe(`${alongside.origin}/callback/${practiceId}`);
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'alongside',
      aud: emr.iss,
      code_challenge_method: 'S256',
      response_type: 'code',
      launch: 'l',
    });
    expect(asked.get('state')).toHaveLength(32);
  });
});

test('an EMR whose sign-in has moved is paused until somebody looked', async () => {
  const moving = await startForger('alongside');
  const id = await register(alongside, moving.iss);
  moving.be({ configuration: { token_endpoint: 'https://evil.example/token' } });
  const ended = await open(alongside, launchUrlOf(alongside, moving.iss));
  moving.be({});
  const later = await open(alongside, launchUrlOf(alongside, moving.iss));
  expect([ended.status, later.status]).toEqual([503, 503]);
  expect((await kept(fresh.db, id)).refusals).toEqual(['emr-changed', 'emr-paused']);
  await register(alongside, moving.iss, { practiceId: id });
  expect((await open(alongside, launchUrlOf(alongside, moving.iss))).launchId).toBeDefined();
  await moving.close();
});
