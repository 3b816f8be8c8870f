import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
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
    [
      'somebody whom the EMR knows as a person and as no practitioner',
      { idToken: ({ claims, sign }) => sign({ ...claims, fhirUser: `${emr.iss}/Person/coach-dana` }) },
      403,
      'not-a-practitioner',
    ],
  ];
  test.each(answers)('an answer with %s signs nobody in', async (_name, mischief, status, failure) => {
    const before = await kept(fresh.db, practiceId);
    emr.be(mischief);
    const ended = await open(alongside, launchUrlOf(alongside, emr.iss));
    const after = await kept(fresh.db, practiceId);
    expect(ended).toMatchObject({ status, launchId: undefined });
    expect(ended.body).not.toContain('<script');
    if (failure === 'not-a-practitioner')
      expect(ended.body).toContain('link your EMR user to a practitioner');
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
    // What is sealed is random letters, among which those a token begins with come up by chance.
    const clear = JSON.stringify({ launches, logins, ended }).replaceAll(
      /"v1\.k1(\.[\w-]+){3}"/g,
      '"sealed"',
    );
    expect(clear).toContain('"sealed"');
    expect(clear).not.toMatch(/a{40}|r{40}|eyJ[\w-]+\.[\w-]+|v1\.k1/);
  });
});
