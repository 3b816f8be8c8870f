import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lifeOf } from '../../launch/logins.ts';
import { auditRow } from '../../server/storage/schema.ts';
import { createCookieJar } from '../sandbox-emr/scripted-launch.ts';
import { callAs } from './parts/alongside.ts';
import { type Clinic, openClinic, tokenOpens } from './parts/sandbox.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

type Window = { launchId: string; cookie: string };
const call = ({ launchId, cookie }: Window, path: string, method = 'GET') =>
  callAs(clinic.alongside, launchId, path, { cookie, method });
const minutes = (count: number) => count * 60_000;
const audited = () =>
  clinic.fresh.db.withPractice(clinic.practiceId, async tx =>
    (await tx.select().from(auditRow)).map(row => `${row.action} ${row.loginId}`),
  );

describe('a screen nobody touches', () => {
  test.each([
    ['9:59', 10, 'live', minutes(10) - 1_000],
    ['10:00', 10, 'idle', minutes(10)],
    ['10:01', 10, 'idle', minutes(10) + 1_000],
    ['4:59', 5, 'live', minutes(5) - 1_000],
    ['5:00', 5, 'idle', minutes(5)],
  ])('for %s of at most %i minutes is %s', (_name, idleLockMinutes, life, ms) => {
    const at = '2026-03-02T09:00:00.000Z';
    const now = new Date(Date.parse(at) + ms);
    expect(lifeOf({ createdAt: at, lastActiveAt: at }, { idleLockMinutes }, now)).toBe(life);
  });

  test('is open at 9:59 and locked at 10:01, whatever the page itself asked meanwhile', async () => {
    const window = await clinic.launch();
    clinic.alongside.clock.moveOn(minutes(5));
    expect((await call(window, '/api/patient')).status).toBe(200);
    clinic.alongside.clock.moveOn(minutes(5) - 2_000);
    expect((await call(window, '/api/patient')).status).toBe(200);
    clinic.alongside.clock.moveOn(3_000);
    expect((await call(window, '/api/patient')).status).toBe(423);
    const me = await call(window, '/api/login');
    expect(me.json).toMatchObject({ locked: true, staff: { name: 'Dana Reyes' } });
    expect(me.json).not.toHaveProperty('patientId');
    expect((await audited()).filter(row => row === `lock ${window.launchId}`)).toHaveLength(1);
  });

  test('stays open while the person does something, and once locked no doing opens it', async () => {
    const window = await clinic.launch();
    clinic.alongside.clock.moveOn(minutes(9));
    expect((await call(window, '/api/login/activity', 'POST')).status).toBe(204);
    clinic.alongside.clock.moveOn(minutes(9));
    expect((await call(window, '/api/patient')).status).toBe(200);
    clinic.alongside.clock.moveOn(minutes(2));
    expect((await call(window, '/api/login/activity', 'POST')).status).toBe(423);
    expect((await call(window, '/api/patient')).status).toBe(423);
  });

  test('is left for good when the same person opens the chart again; another person’s stays locked', async () => {
    const jar = createCookieJar();
    const mine = await clinic.launch({}, jar);
    const his = await clinic.launch({ practitioner: 'coach-marcus' });
    clinic.alongside.clock.moveOn(minutes(11));
    for (const window of [mine, his]) expect((await call(window, '/api/patient')).status).toBe(423);
    const again = await clinic.launch({}, jar);
    expect((await call(again, '/api/patient')).json.patientId).toBe('rosa-morales');
    expect((await call(mine, '/api/patient')).status).toBe(401);
    expect((await call(his, '/api/patient')).status).toBe(423);
    expect(await audited()).toContain(`unlock ${mine.launchId}`);
  });
});

test('a login ends after twelve hours, however busy its person was', async () => {
  const window = await clinic.launch();
  for (let passed = 0; passed < 12 * 60 - 9; passed += 9) {
    clinic.alongside.clock.moveOn(minutes(9));
    await call(window, '/api/login/activity', 'POST');
  }
  expect((await call(window, '/api/patient')).status).toBe(200);
  clinic.alongside.clock.moveOn(minutes(9));
  expect((await call(window, '/api/patient')).status).toBe(401);
});

describe('signing out', () => {
  test('ends this window here and at the EMR, takes the cookie away, and leaves other windows alone', async () => {
    const { alongside, practiceId, emr } = clinic;
    const jar = createCookieJar();
    const [first, other] = [
      await clinic.launch({}, jar),
      await clinic.launch({ patient: 'walter-greene' }, jar),
    ];
    const cookie = jar.header(new URL(alongside.origin));
    const access = await alongside.launching.emrAccess(practiceId, first.launchId);
    if (!('accessToken' in access)) throw new Error(access.unavailable);
    const out = await call({ launchId: first.launchId, cookie }, '/api/login', 'DELETE');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(
      new RegExp(`^__Host-alongside-${first.launchId.slice(0, 12)}=; .*Max-Age=0`),
    );
    expect((await call({ launchId: first.launchId, cookie }, '/api/patient')).status).toBe(401);
    expect(await tokenOpens(emr, access.accessToken, 'rosa-morales')).toBe(401);
    expect(await alongside.launching.emrAccess(practiceId, first.launchId)).toEqual({
      unavailable: 'sign-in-needed',
    });
    expect((await call({ launchId: other.launchId, cookie }, '/api/patient')).status).toBe(200);
    expect(await audited()).toContain(`logout ${first.launchId}`);
  });

  test('works while the EMR is down, and from a locked screen', async () => {
    const window = await clinic.launch();
    clinic.alongside.clock.moveOn(minutes(11));
    expect((await call(window, '/api/patient')).status).toBe(423);
    clinic.emr.faults.add({ kind: 'down', times: 0 });
    expect((await call(window, '/api/login', 'DELETE')).status).toBe(204);
    clinic.emr.faults.clear();
    expect((await call(window, '/api/login')).status).toBe(401);
  });
});

test.each([
  ['no cookie', () => ({})],
  [
    'a made-up secret',
    ({ launchId }: Window) => ({
      cookie: `__Host-alongside-${launchId.slice(0, 12)}=${clinic.practiceId}.${'x'.repeat(43)}`,
    }),
  ],
  [
    'another practice before the secret',
    ({ cookie }: Window) => ({
      cookie: cookie.replace(clinic.practiceId, '00000000-0000-4000-8000-000000000000'),
    }),
  ],
  [
    'no practice before the secret',
    ({ cookie }: Window) => ({ cookie: cookie.replace(`${clinic.practiceId}.`, '') }),
  ],
  ['the cookie twice', ({ cookie }: Window) => ({ cookie: `${cookie}; ${cookie}` })],
  [
    'the secret as a Bearer token',
    ({ cookie }: Window) => ({ authorization: `Bearer ${cookie.split('.')[1]}` }),
  ],
  [
    'a header that names another launch',
    ({ cookie }: Window) => ({
      authorization: `Alongside ${clinic.practiceId}.${'A'.repeat(32)}.${cookie.split('.')[1]}`,
    }),
  ],
])('%s is nobody', async (_name, spoilt) => {
  const window = await clinic.launch();
  expect((await callAs(clinic.alongside, window.launchId, '/api/patient', spoilt(window))).status).toBe(401);
});
