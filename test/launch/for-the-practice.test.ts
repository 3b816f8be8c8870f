import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import type { PracticeClaim } from '../../server/domain/chart/vendor-claim.ts';
import { emr, staff } from '../../server/storage/schema.ts';
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

describe('the desk’s own sign-in', () => {
  const said = (taken: boolean): PracticeClaim => ({
    ...{ rule: 'charges', taken, because: 'our billing starts from the chart', by: 'Kim Alvarez' },
    at: '2026-06-01T10:00:00Z',
  });
  const practiceSays = (claims: PracticeClaim[]) =>
    clinic.fresh.db.withPractice(clinic.practiceId, tx => tx.update(emr).set({ claims }));
  const askedOf = ({ walk }: Awaited<ReturnType<typeof openAs>>) =>
    new URL(walk.hops.find(hop => hop.includes('/oidc/auth?')) ?? '').searchParams.get('scope');
  afterEach(() => practiceSays([]));

  test('asks for charges only where the practice itself said that they go into its charts', async () => {
    await practiceSays([said(true), said(false)]);
    expect(askedOf(await openAs('biller-june'))).toBe('openid fhirUser');
    await practiceSays([said(true)]);
    expect(askedOf(await openAs('biller-june'))).toBe('openid fhirUser user/ChargeItem.crus');
    const launched = await clinic.launch({ practitioner: 'coach-dana', patient: 'rosa-morales' });
    expect(askedOf(launched)).not.toContain('ChargeItem');
  });

  test('carries a charge of any patient, and nothing else: what is not a charge waits as before', async () => {
    await practiceSays([said(true)]);
    await openAs('biller-june');
    const { alongside, practiceId, fresh } = clinic;
    const june = await fresh.db.withPractice(practiceId, async tx =>
      (await tx.select().from(staff)).find(({ fhirUser }) => fhirUser === 'Practitioner/biller-june'),
    );
    const way = (patient: string, type: string) =>
      alongside.launching.emrAccessForWrite(
        ...([practiceId, clinic.emr.fhirBase, june?.id ?? '', patient, undefined, undefined, type] as const),
      );
    const access = await way('eli-novak', 'ChargeItem');
    expect(access).toMatchObject({ scopes: ['openid', 'fhirUser', 'user/ChargeItem.crus'] });
    expect(await way('eli-novak', 'Task')).toEqual({ unavailable: 'sign-in-needed' });
    expect(await way('eli-novak', 'Consent')).toEqual({ unavailable: 'sign-in-needed' });
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
