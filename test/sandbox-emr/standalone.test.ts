import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, bareEmr, publicClient, secretClient, trade } from './bare-app.ts';
import { createCookieJar } from './scripted-launch.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

let emr: SandboxEmr;
beforeAll(async () => {
  emr = await startSandboxEmr({ ...bareEmr, clients: [publicClient, secretClient] });
});
afterAll(() => emr.close());

const standalone = 'openid fhirUser launch/patient patient/*.rs offline_access';

test('the coach signs in on a form, picks a patient, and the app learns both', async () => {
  const asked = await ask(emr, { scope: standalone }, { signIn: { staff: 'coach-marcus', patient: 'ben' } });
  const { body } = await trade(emr, asked);
  expect(body).toMatchObject({ patient: 'ben', need_patient_banner: true, scope: standalone });
  expect(asked.walk.hops.some(hop => hop.includes('/sign-in/'))).toBe(true);
});

test('the form asks who, then which patient', async () => {
  const asked = await ask(emr, { scope: standalone });
  expect(asked.walk.body).toMatch(/Sign in for Public/);
  const next = await fetch(asked.walk.url, {
    method: 'POST',
    body: new URLSearchParams({ staff: 'coach-dana' }),
    headers: { cookie: asked.walk.jar.header(new URL(asked.walk.url)) },
  });
  expect(await next.text()).toMatch(/Choose the patient for Public/);
});

test('a biller without a patient signs in and gets user scopes', async () => {
  const asked = await ask(
    emr,
    { scope: 'openid fhirUser user/Encounter.rs' },
    { signIn: { staff: 'biller-june' } },
  );
  const { body } = await trade(emr, asked);
  expect(body).toMatchObject({ scope: 'openid fhirUser user/Encounter.rs' });
  expect(body).not.toHaveProperty('patient');
});

test('staff already signed in to the EMR in this browser meet no form', async () => {
  const jar = createCookieJar();
  const session = await fetch(`${emr.url}/session`, {
    method: 'POST',
    body: new URLSearchParams({ staff: 'biller-june' }),
    redirect: 'manual',
  });
  jar.keep(new URL(emr.url), session);
  const asked = await ask(emr, { scope: 'openid fhirUser user/Encounter.rs' }, { jar });
  expect(asked.walk.hops).toHaveLength(1);
  expect((await trade(emr, asked)).status).toBe(200);
});

test('going back on the form tells the app so', async () => {
  const asked = await ask(emr, { scope: standalone });
  const response = await fetch(asked.walk.url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ cancel: '1' }),
    headers: { cookie: asked.walk.jar.header(new URL(asked.walk.url)) },
  });
  const back = await fetch(String(response.headers.get('location')), {
    redirect: 'manual',
    headers: {
      cookie:
        asked.walk.jar.header(new URL(`${emr.url}/oidc/auth/x`)) ||
        asked.walk.jar.header(new URL(String(response.headers.get('location')))),
    },
  });
  expect(back.headers.get('location')).toMatch(/error=access_denied/);
});
