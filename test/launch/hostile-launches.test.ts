import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { type Alongside, movableClock, startAlongside } from './parts/alongside.ts';
import { launchUrlOf, open, upToCallback } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { type Forger, type Mischief, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';

let fresh: FreshDatabase;
let alongside: Alongside;
let emr: Forger;
let promising: Forger;
let practiceId: string;
let promisingId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  alongside = await startAlongside(fresh.db, movableClock());
  [emr, promising] = await Promise.all([startForger('alongside'), startForger('alongside')]);
  practiceId = await register(alongside, emr.iss);
  promising.be({ configuration: { authorization_response_iss_parameter_supported: true } });
  promisingId = await register(alongside, promising.iss);
});
beforeEach(() => {
  emr.be({});
  emr.seen.length = 0;
});
afterAll(async () => {
  expect(alongside.failures).toEqual([]);
  await alongside.close();
  await Promise.all([emr.close(), promising.close()]);
  await fresh.close();
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(alongside.origin + path, { redirect: 'manual', ...init });
const tokenRequests = (forger = emr) => forger.seen.filter(({ path }) => path === '/token');

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

describe('what comes back is taken once, from where we sent it, in the browser we sent', () => {
  const answers: [string, Mischief, number, string | undefined][] = [
    [
      'another issuer than the pinned one',
      { callback: { iss: 'https://evil.example' } },
      403,
      'other-issuer',
    ],
    ['no state', { callback: { state: undefined } }, 403, undefined],
    ['a state nobody began', { callback: { state: 'A'.repeat(32) } }, 403, undefined],
    ['neither code nor error', { callback: { code: undefined } }, 403, undefined],
    ['a code with spaces in it', { callback: { code: 'a b&client_id=evil' } }, 403, undefined],
    ['an error', { callback: { code: undefined, error: 'access_denied' } }, 403, 'denied'],
    ['an error we never heard of', { callback: { error: '<script>alert(1)</script>' } }, 403, 'denied'],
    ['a token that is not Bearer', { token: { token_type: 'mac' } }, 403, 'answer-not-usable'],
    ['no token type', { token: { token_type: undefined } }, 403, 'answer-not-usable'],
    ['no access token', { token: { access_token: undefined } }, 403, 'answer-not-usable'],
    ['an access token with a line break', { token: { access_token: 'a\r\nx: y' } }, 403, 'answer-not-usable'],
    ['no patient', { token: { patient: undefined } }, 403, 'no-patient'],
    ['a patient with a path in it', { token: { patient: '../Patient/x' } }, 403, 'answer-not-usable'],
    ['a patient of 65 letters', { token: { patient: 'p'.repeat(65) } }, 403, 'answer-not-usable'],
    ['a list of patients', { token: { patient: ['rosa-morales'] } }, 403, 'answer-not-usable'],
    [
      'no sign-in granted',
      { token: { scope: 'patient/Patient.rs', id_token: undefined } },
      403,
      'identity-not-believed',
    ],
    [
      'somebody who is not on the roster',
      { idToken: ({ claims, sign }) => sign({ ...claims, fhirUser: 'Practitioner/nobody' }) },
      403,
      'not-on-roster',
    ],
  ];
  test.each(answers)('an answer with %s signs nobody in', async (_name, mischief, status, failure) => {
    const before = await kept(fresh.db, practiceId);
    emr.be(mischief);
    const ended = await open(alongside, launchUrlOf(alongside, emr.iss));
    const after = await kept(fresh.db, practiceId);
    expect(ended).toMatchObject({ status, launchId: undefined });
    expect(ended.body).not.toContain('<script');
    expect(after.logins).toHaveLength(before.logins.length);
    expect(after.refusals.slice(before.refusals.length)).toEqual(failure ? [failure] : []);
  });

  const tokenFaults: [string, NonNullable<Mischief['answers']>[string], number][] = [
    ['is down', res => res.destroy(), 503],
    ['answers 500', res => void res.writeHead(500).end('oops'), 503],
    ['answers HTML', res => void res.end('<html>'), 403],
    ['redirects', res => void res.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(), 403],
    ['refuses the code', res => void res.writeHead(400).end('{"error":"invalid_grant"}'), 403],
  ];
  test.each(tokenFaults)('nobody is signed in when the token endpoint %s', async (_name, fault, status) => {
    emr.be({ answers: { '/token': fault } });
    expect(await open(alongside, launchUrlOf(alongside, emr.iss))).toMatchObject({
      status,
      launchId: undefined,
    });
  });

  test('an issuer that was promised must be there', async () => {
    promising.be({ callback: { iss: undefined } });
    const ended = await open(alongside, launchUrlOf(alongside, promising.iss));
    expect(ended.launchId).toBeUndefined();
    expect((await kept(fresh.db, promisingId)).refusals.at(-1)).toBe('other-issuer');
  });

  test('the state of one practice is worth nothing at the callback of another, and its code goes nowhere', async () => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    promising.seen.length = 0;
    const ended = await open(alongside, callback.replace(practiceId, promisingId), jar);
    expect(ended).toMatchObject({ status: 403, launchId: undefined });
    expect([...tokenRequests(), ...tokenRequests(promising)]).toEqual([]);
  });

  test('the answer is refused in another browser, and still good in the one that began', async () => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    const stranger = await open(alongside, callback);
    expect(stranger).toMatchObject({ status: 403, launchId: undefined });
    expect(tokenRequests()).toEqual([]);
    expect((await open(alongside, callback, jar)).launchId).toBeDefined();
  });

  test('a cookie an attacker planted for his own launch does not fit ours', async () => {
    const [mine, his] = [
      await upToCallback(launchUrlOf(alongside, emr.iss)),
      await upToCallback(launchUrlOf(alongside, emr.iss)),
    ];
    const name = `__Host-alongside-launch-${(new URL(mine.callback).searchParams.get('state') ?? '').slice(0, 12)}`;
    const planted = his.jar.header(new URL(alongside.origin)).replace(/^[^=]+/, name);
    const response = await fetch(mine.callback, { redirect: 'manual', headers: { cookie: planted } });
    expect(response.status).toBe(403);
  });

  test('an answer used once is not used again; the browser that is in goes on to its page', async () => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    const first = await open(alongside, callback, jar);
    const again = await open(alongside, callback, jar);
    expect(again.launchId).toBe(first.launchId);
    expect(tokenRequests()).toHaveLength(1);
    expect(await open(alongside, callback)).toMatchObject({ status: 410, launchId: undefined });
  });

  test('of twenty answers at once one is used', async () => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    const cookie = jar.header(new URL(alongside.origin));
    const all = await Promise.all(
      Array.from({ length: 20 }, () => fetch(callback, { redirect: 'manual', headers: { cookie } })),
    );
    expect(all.filter(response => response.headers.has('set-cookie'))).toHaveLength(1);
    expect(tokenRequests()).toHaveLength(1);
  });

  test.each([
    ['nine minutes and a half', 9.5 * 60_000, true],
    ['ten minutes and a second', 10 * 60_000 + 1_000, false],
  ])('an answer after %s is %s', async (_name, ms, good) => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    alongside.clock.moveOn(ms);
    const now = Math.floor(alongside.clock.now().getTime() / 1000);
    emr.be({ idToken: ({ claims, sign }) => sign({ ...claims, iat: now, exp: now + 60 }) });
    const ended = await open(alongside, callback, jar);
    alongside.clock.moveOn(-ms);
    expect(ended.launchId !== undefined).toBe(good);
    expect(tokenRequests()).toHaveLength(good ? 1 : 0);
  });

  test.each(['POST', 'HEAD', 'PUT'])('a callback by %s does nothing', async method => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    const response = await fetch(callback, {
      method,
      redirect: 'manual',
      headers: { cookie: jar.header(new URL(alongside.origin)) },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(tokenRequests()).toEqual([]);
  });

  test('the step to the EMR is taken once', async () => {
    const begun = await get(`/launch?iss=${emr.iss}&launch=l`);
    const step = begun.headers.get('location') ?? '';
    expect((await get(step)).status).toBe(302);
    expect((await get(step)).status).toBe(410);
  });

  test('the cookie before signing in never becomes the one after, and the first is taken away', async () => {
    const { callback, jar } = await upToCallback(launchUrlOf(alongside, emr.iss));
    const before = jar.header(new URL(alongside.origin));
    const ended = await open(alongside, callback, jar);
    const secret = before.split('=')[1] ?? '';
    expect(ended.cookie).toMatch(/^__Host-alongside-[A-Za-z0-9_-]{12}=/);
    expect(ended.cookie).not.toContain(secret);
    expect(ended.cookie).not.toContain('__Host-alongside-launch-');
  });

  test('what the browser and the database keep of a launch holds no token in the clear', async () => {
    const ended = await open(alongside, launchUrlOf(alongside, emr.iss));
    const { launches, logins } = await kept(fresh.db, practiceId);
    expect(JSON.stringify({ launches, logins, ended })).not.toMatch(/a{40}|r{40}|eyJ/);
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
