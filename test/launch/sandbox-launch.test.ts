import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { callAs } from './parts/alongside.ts';
import { noCookies, open } from './parts/browser.ts';
import { register } from './parts/registered.ts';
import { type Clinic, openClinic, secret, staff, tokenOpens } from './parts/sandbox.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

const call = (launchId: string, path: string, options: Parameters<typeof callAs>[3]) =>
  callAs(clinic.alongside, launchId, path, options);

describe('a launch from a chart', () => {
  test.each([
    ['by its secret', 'alongside-secret', { kind: 'secret' as const, secret }],
    ['as a public client', 'alongside-public', { kind: 'public' as const }],
    ['by its key', 'alongside', { kind: 'new-key' as const }],
  ])('proven %s opens the page of that patient', async (_how, clientId, proof) => {
    const { alongside, emr, practiceId } = clinic;
    await register(alongside, emr.fhirBase, { practiceId, staff, clientId, proof });
    const { url, launchId, cookie } = await clinic.launch({ clientId });
    expect(url).toBe(`${alongside.origin}/app/${launchId}`);
    const me = await call(launchId, '/api/login', { cookie });
    expect(me.json).toEqual({
      ...{
        launchId,
        practice: 'Riverbend',
        patientId: 'rosa-morales',
        locked: false,
        needBanner: false,
        idleLockMinutes: 10,
        timeZone: 'America/Los_Angeles',
      },
      staff: { name: 'Dana Reyes', role: 'coach', credential: 'NBC-HWC' },
    });
    const access = await alongside.launching.emrAccess(practiceId, launchId);
    if (!hasAccess(access)) throw new Error(access.unavailable);
    expect(access).toMatchObject({
      practiceId,
      iss: emr.fhirBase,
      base: emr.fhirBase,
      patientId: 'rosa-morales',
      fhirUser: 'Practitioner/coach-dana',
    });
    expect(access.scopes).toContain('patient/Observation.cruds'.replace('d', ''));
    expect(await tokenOpens(emr, access.accessToken, 'rosa-morales')).toBe(200);
  });

  test('somebody of the EMR who is not on the practice’s list is told whom to ask', async () => {
    const { alongside, emr } = clinic;
    const ended = await open(
      alongside,
      await emr.launchUrlFor({
        clientId: 'alongside',
        practitioner: 'dr-lindqvist',
        patient: 'rosa-morales',
      }),
    );
    expect(ended.status).toBe(403);
    expect(ended.body).toContain('Ask the program lead');
    expect(ended.walk.headers.get('content-security-policy')).toContain(`frame-ancestors ${emr.url}`);
  });

  test('signing in wakes what waited in the outbox for this practice', async () => {
    clinic.alongside.signedIn.length = 0;
    await clinic.launch();
    expect(clinic.alongside.signedIn).toContain(clinic.practiceId);
  });

  test('the EMR answering in the old spelling of scopes grants the same reading and writing', async () => {
    const { alongside, emr, practiceId } = clinic;
    emr.setDisguise('epic-like');
    const { launchId } = await clinic.launch();
    emr.setDisguise('open');
    const access = await alongside.launching.emrAccess(practiceId, launchId);
    if (!hasAccess(access)) throw new Error(access.unavailable);
    expect(access.scopes).toContain('patient/Patient.rs');
  });
});

describe('two charts open at once', () => {
  test('two launches begun together in one browser end as two logins that do not see each other', async () => {
    const jar = createCookieJar();
    const [rosa, walter] = await Promise.all([
      clinic.launch({ patient: 'rosa-morales' }, jar),
      clinic.launch({ patient: 'walter-greene' }, jar),
    ]);
    const cookie = jar.header(new URL(clinic.alongside.origin));
    const patients = await Promise.all(
      [rosa, walter].map(({ launchId }) => call(launchId, '/api/patient', { cookie })),
    );
    expect(patients.map(({ json }) => json.patientId)).toEqual(['rosa-morales', 'walter-greene']);
  });

  test('the cookie of one launch under the name of the other opens neither', async () => {
    const [rosa, walter] = await Promise.all([clinic.launch(), clinic.launch({ patient: 'walter-greene' })]);
    const value = rosa.cookie.slice(rosa.cookie.indexOf('=') + 1);
    const renamed = `__Host-alongside-${walter.launchId.slice(0, 12)}=${value}`;
    expect((await call(walter.launchId, '/api/patient', { cookie: renamed })).status).toBe(401);
    expect((await call(walter.launchId, '/api/patient', { cookie: rosa.cookie })).status).toBe(401);
  });

  test('a second launch of the same chart leaves the first window as it was', async () => {
    const jar = createCookieJar();
    const first = await clinic.launch({}, jar);
    await clinic.launch({}, jar);
    const cookie = jar.header(new URL(clinic.alongside.origin));
    expect((await call(first.launchId, '/api/patient', { cookie })).json.patientId).toBe('rosa-morales');
  });

  test('the token of one chart does not open the other at the EMR', async () => {
    const { launchId } = await clinic.launch();
    const access = await clinic.alongside.launching.emrAccess(clinic.practiceId, launchId);
    if (!hasAccess(access)) throw new Error(access.unavailable);
    expect(await tokenOpens(clinic.emr, access.accessToken, 'walter-greene')).not.toBe(200);
  });
});

describe('a browser that keeps no cookies', () => {
  const launchWithout = async () => {
    const url = await clinic.emr.launchUrlFor({
      clientId: 'alongside',
      practitioner: 'coach-dana',
      patient: 'rosa-morales',
    });
    const walk = await followLaunch(url, { jar: noCookies() });
    const [, launchId = '', k = ''] =
      /href="\/app\/([\w-]{32})\?practice=[\w-]+#k=([\w.-]+)"/.exec(walk.body) ?? [];
    return { walk, launchId, k };
  };
  const handOver = (launchId: string, k: string) =>
    call(launchId, '/api/login/handover', { method: 'POST', body: { launchId, secret: k } });

  test('asks the person once, names no patient, and hands the page a secret to keep in memory', async () => {
    const { walk, launchId, k } = await launchWithout();
    expect(walk.body).toContain('Continue as Dana Reyes?');
    expect(walk.body).not.toMatch(/rosa|morales/i);
    const given = await handOver(launchId, k);
    const authorization = String(given.json.authorization);
    expect((await call(launchId, '/api/patient', { authorization })).json.patientId).toBe('rosa-morales');
    expect((await handOver(launchId, k)).status).toBe(410);
  });

  test('the secret of one launch is not good for another', async () => {
    const [one, two] = [await launchWithout(), await launchWithout()];
    expect((await handOver(two.launchId, one.k)).status).toBe(410);
    const authorization = String((await handOver(one.launchId, one.k)).json.authorization);
    expect((await call(two.launchId, '/api/patient', { authorization })).status).toBe(401);
  });

  test('the one-time secret runs out after five minutes, and opens nothing by itself', async () => {
    const { launchId, k } = await launchWithout();
    const [practiceId, once] = k.split('.');
    expect(
      (await call(launchId, '/api/patient', { authorization: `Alongside ${practiceId}.${launchId}.${once}` }))
        .status,
    ).toBe(401);
    clinic.alongside.clock.moveOn(301_000);
    expect((await handOver(launchId, k)).status).toBe(410);
    clinic.alongside.clock.moveOn(-301_000);
  });
});
