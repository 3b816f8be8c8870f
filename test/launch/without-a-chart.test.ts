import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasAccess } from '../../server/domain/chart/emr-access.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { callAs } from './parts/alongside.ts';
import { open, upToCallback } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { type Clinic, openClinic, tokenOpens } from './parts/sandbox.ts';

let clinic: Clinic;
let bookmark: string;
beforeAll(async () => {
  clinic = await openClinic();
  bookmark = `${clinic.alongside.origin}/launch/standalone?${new URLSearchParams({ iss: clinic.emr.fhirBase })}`;
});
afterEach(() => clinic.emr.faults.clear());
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

const openAs = (staff: string, patient?: string, url = bookmark) =>
  open(clinic.alongside, url, createCookieJar(), { staff, ...(patient ? { patient } : {}) });
const opened = async ({ launchId = '', cookie }: { launchId?: string; cookie: string }) =>
  (await callAs(clinic.alongside, launchId, '/api/login', { cookie })).json;

describe('opened from a bookmark, without a chart', () => {
  test('the coach signs in at the EMR, chooses there, and is in the chart of exactly that patient', async () => {
    const { alongside, emr, practiceId } = clinic;
    const ended = await openAs('coach-dana', 'sam-rivera');
    const asked = new URL(ended.walk.hops.find(hop => hop.includes('/oidc/auth?')) ?? '').searchParams;
    expect(asked.has('launch')).toBe(false);
    expect(asked.get('scope')?.split(' ')).toContain('launch/patient');
    expect(asked.get('scope')).not.toMatch(/user\/|(^| )launch( |$)/);
    expect(await opened(ended)).toMatchObject({
      patientId: 'sam-rivera',
      needBanner: true,
      staff: { name: 'Dana Reyes', role: 'coach' },
    });
    const access = await alongside.launching.emrAccess(practiceId, ended.launchId ?? '');
    if (!hasAccess(access)) throw new Error(access.unavailable);
    expect(access.patientId).toBe('sam-rivera');
    expect(await tokenOpens(emr, access.accessToken, 'sam-rivera')).toBe(200);
    expect(await tokenOpens(emr, access.accessToken, 'walter-greene')).not.toBe(200);
  });

  test.each([
    ['coach-marcus', 'coach'],
    ['lead-priya', 'lead'],
  ])('%s has the role of the practice’s list there as well', async (staff, role) => {
    expect(await opened(await openAs(staff, 'eli-novak'))).toMatchObject({
      staff: { role },
      patientId: 'eli-novak',
    });
  });

  test('somebody who is not on the list is told so, whoever they chose', async () => {
    const ended = await openAs('dr-lindqvist', 'rosa-morales');
    expect(ended).toMatchObject({ status: 403, launchId: undefined });
    expect(ended.body).toContain('Ask the program lead');
    expect(ended.body).not.toMatch(/rosa|class="go"/i);
  });
});

describe('the patient is the token’s, whatever the browser says', () => {
  test.each(['patient', 'Patient', 'patient_id'])(
    'a %s in the address of the launch changes nothing',
    async name => {
      const ended = await openAs('coach-dana', 'sam-rivera', `${bookmark}&${name}=walter-greene`);
      expect(await opened(ended)).toMatchObject({ patientId: 'sam-rivera' });
    },
  );

  test.each(['patientId', 'fhirServiceUrl', 'encounterId', 'next', 'launch'])(
    'a %s in it is refused, and nothing is begun',
    async name => {
      const before = await kept(clinic.fresh.db, clinic.practiceId);
      const ended = await openAs('coach-dana', 'sam-rivera', `${bookmark}&${name}=walter-greene`);
      expect(ended).toMatchObject({ status: 400, launchId: undefined });
      const after = await kept(clinic.fresh.db, clinic.practiceId);
      expect(after.launches).toHaveLength(before.launches.length);
    },
  );

  test('a patient added on the way back changes nothing either', async () => {
    const jar = createCookieJar();
    const walk = await followLaunch(bookmark, {
      jar,
      signIn: { staff: 'coach-dana', patient: 'sam-rivera' },
      stopBefore: to => to.pathname.startsWith('/callback/'),
    });
    const ended = await open(clinic.alongside, `${walk.url}&patient=walter-greene&encounter=e1`, jar);
    expect(await opened(ended)).toMatchObject({ patientId: 'sam-rivera' });
  });

  test('two chosen one after the other in one browser are two windows that do not mix', async () => {
    const jar = createCookieJar();
    const choose = (patient: string) =>
      open(clinic.alongside, bookmark, jar, { staff: 'coach-dana', patient });
    const windows = [await choose('sam-rivera'), await choose('eli-novak')];
    const cookie = jar.header(new URL(clinic.alongside.origin));
    const told = await Promise.all(windows.map(({ launchId }) => opened({ launchId, cookie })));
    expect(told.map(({ patientId }) => patientId)).toEqual(['sam-rivera', 'eli-novak']);
  });
});

describe('when nobody can be chosen', () => {
  test('a coach comes to the list of who waits, which reads no chart', async () => {
    clinic.emr.faults.add({ kind: 'no-patient-choice', times: 0 });
    const ended = await openAs('coach-dana');
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}/list`);
    expect(await opened(ended)).not.toHaveProperty('patientId');
  });

  test('a biller comes to the month’s claims, which read no chart', async () => {
    clinic.emr.faults.add({ kind: 'no-patient-choice', times: 0 });
    const ended = await openAs('biller-june');
    expect(new URL(ended.url).pathname).toBe(`/app/${ended.launchId}/month`);
    expect(await opened(ended)).not.toHaveProperty('patientId');
  });

  test('going back in the EMR is no fault: the page says so and starts again', async () => {
    const jar = createCookieJar();
    const form = await followLaunch(bookmark, { jar });
    const cancelled = await fetch(form.url, {
      method: 'POST',
      body: new URLSearchParams({ cancel: '1' }),
      headers: { cookie: jar.header(new URL(form.url)) },
      redirect: 'manual',
    });
    const back = new URL(cancelled.headers.get('location') ?? '', form.url).href;
    const ended = await open(clinic.alongside, back, jar);
    expect(ended).toMatchObject({ status: 403, launchId: undefined });
    expect(ended.body).toContain('<h1>The EMR did not let us in</h1>');
    const again = /class="go" href="([^"]+)">Start again</.exec(ended.body)?.[1]?.replaceAll('&#38;', '&');
    const next = await openAs('coach-dana', 'sam-rivera', clinic.alongside.origin + again);
    expect(await opened(next)).toMatchObject({ patientId: 'sam-rivera' });
  });

  test('an answer held back too long may be started again from the page', async () => {
    const jar = createCookieJar();
    const walk = await followLaunch(bookmark, {
      jar,
      signIn: { staff: 'coach-dana', patient: 'sam-rivera' },
      stopBefore: to => to.pathname.startsWith('/callback/'),
    });
    clinic.alongside.clock.moveOn(601_000);
    const ended = await open(clinic.alongside, walk.url, jar);
    clinic.alongside.clock.reset();
    expect(ended.status).toBe(410);
    expect(ended.body).toMatch(/took longer than ten minutes[\s\S]*class="go" href="\/launch\/standalone\?/);
  });

  test('a launch out of a chart that took too long says where to begin, and offers no button that cannot work', async () => {
    const launch = { clientId: 'alongside', practitioner: 'coach-dana', patient: 'rosa-morales' };
    const { callback, jar } = await upToCallback(await clinic.emr.launchUrlFor(launch));
    clinic.alongside.clock.moveOn(601_000);
    const ended = await open(clinic.alongside, callback, jar);
    clinic.alongside.clock.reset();
    expect(ended.body).toContain('Open it again from the patient’s chart.');
    expect(ended.body).not.toContain('class="go"');
  });
});
