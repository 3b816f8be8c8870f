import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { callAs } from './parts/alongside.ts';
import { open } from './parts/browser.ts';
import { type Clinic, openClinic, tokenOpens } from './parts/sandbox.ts';

let clinic: Clinic;
let link: string;
beforeAll(async () => {
  clinic = await openClinic();
  link = `${clinic.alongside.origin}/launch/practice?${new URLSearchParams({ iss: clinic.emr.fhirBase })}`;
});
afterEach(() => clinic.emr.faults.clear());
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

const openAs = (staff: string, url = link, jar = createCookieJar()) =>
  open(clinic.alongside, url, jar, { staff });
const opened = async ({ launchId = '', cookie }: { launchId?: string; cookie: string }) =>
  (await callAs(clinic.alongside, launchId, '/api/login', { cookie })).json;

describe('the practice’s own link', () => {
  test.each([
    ['admin-kim', 'admin'],
    ['lead-priya', 'lead'],
  ])('%s signs in, is asked for no patient, and is on the practice’s page', async (staff, role) => {
    const { alongside, emr, practiceId } = clinic;
    const ended = await openAs(staff);
    const asked = new URL(ended.walk.hops.find(hop => hop.includes('/oidc/auth?')) ?? '').searchParams;
    expect(asked.get('scope')).toBe('openid fhirUser');
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}/practice`);
    const login = await opened(ended);
    expect(login).toMatchObject({ staff: { role } });
    expect(login).not.toHaveProperty('patientId');
    const access = await alongside.launching.emrAccess(practiceId, ended.launchId ?? '');
    if (!hasAccess(access)) throw new Error(access.unavailable);
    for (const patient of ['rosa-morales', 'eli-novak'])
      expect(await tokenOpens(emr, access.accessToken, patient)).not.toBe(200);
  });

  test('a coach who opens it comes to the list of who waits, and is asked for no patient', async () => {
    const ended = await openAs('coach-dana');
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}/list`);
    expect(await opened(ended)).not.toHaveProperty('patientId');
  });

  test('a biller who opens it comes to the month’s claims, and is asked for no patient', async () => {
    const ended = await openAs('biller-june');
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}/month`);
    expect(await opened(ended)).not.toHaveProperty('patientId');
  });

  test('a patient in its address changes nothing, a launch id is refused', async () => {
    const ended = await openAs('admin-kim', `${link}&patient=walter-greene`);
    expect(await opened(ended)).not.toHaveProperty('patientId');
    expect(await openAs('admin-kim', `${link}&launch=l-1`)).toMatchObject({ status: 400 });
  });

  test('held back too long it starts again at the same link', async () => {
    const jar = createCookieJar();
    const walk = await followLaunch(link, {
      jar,
      signIn: { staff: 'admin-kim' },
      stopBefore: to => to.pathname.startsWith('/callback/'),
    });
    clinic.alongside.clock.moveOn(601_000);
    const late = await open(clinic.alongside, walk.url, jar);
    clinic.alongside.clock.reset();
    expect(late.status).toBe(410);
    expect(late.body).toMatch(/class="go" href="\/launch\/practice\?/);
  });
});

describe('in a chart', () => {
  test('the administrator comes to the practice’s page, with the patient for a test', async () => {
    const ended = await clinic.launch({ practitioner: 'admin-kim', patient: 'eli-novak' });
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}/practice`);
    expect(await opened(ended)).toMatchObject({ patientId: 'eli-novak', staff: { role: 'admin' } });
  });
  test('the program lead comes to the chart, as before', async () => {
    const ended = await clinic.launch({ practitioner: 'lead-priya', patient: 'eli-novak' });
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}`);
  });
});
