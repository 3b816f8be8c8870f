import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  bareEmr,
  fhirStatus,
  launched,
  launchId,
  publicClient,
  secretClient,
  trade,
} from './bare-app.ts';
import { createCookieJar } from './scripted-launch.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

let emr: SandboxEmr;
beforeAll(async () => {
  emr = await startSandboxEmr({ ...bareEmr, clients: [publicClient, secretClient] });
});
afterAll(() => emr.close());

describe('what the EMR says of itself', () => {
  test('its smart-configuration names endpoints that are there and capabilities that are true', async () => {
    const said = await (await fetch(`${emr.fhirBase}/.well-known/smart-configuration`)).json();
    expect(said.code_challenge_methods_supported).toEqual(['S256']);
    expect(said.capabilities).toEqual(
      expect.arrayContaining([
        'launch-ehr',
        'launch-standalone',
        'permission-v1',
        'permission-v2',
        'authorize-post',
        'client-confidential-asymmetric',
        'context-ehr-encounter',
      ]),
    );
    expect(said.token_endpoint).toBe(`${emr.url}/oidc/token`);
    for (const name of ['token_endpoint', 'introspection_endpoint', 'revocation_endpoint']) {
      const answer = await fetch(said[name], { method: 'POST', body: new URLSearchParams({ token: 'x' }) });
      expect([name, answer.status === 404]).toEqual([name, false]);
    }
    const discovered = await (await fetch(`${said.issuer}/.well-known/openid-configuration`)).json();
    for (const name of [
      'issuer',
      'authorization_endpoint',
      'token_endpoint',
      'jwks_uri',
      'introspection_endpoint',
      'revocation_endpoint',
    ]) {
      expect([name, said[name]]).toEqual([name, discovered[name]]);
    }
  });
});

describe('opening the app from a chart', () => {
  test('a click in the chart signs the coach in without a form and hands over patient, visit and reason', async () => {
    const fhirContext = [{ reference: 'ServiceRequest/r1' }];
    const wanted = { patient: 'ana', encounter: 'ana-visit', intent: 'coach', fhirContext };
    const { status, body } = await launched(emr, wanted, 'openid fhirUser launch patient/*.rs');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      patient: 'ana',
      encounter: 'ana-visit',
      intent: 'coach',
      fhirContext,
      need_patient_banner: false,
      tenant: 'riverbend',
      token_type: 'Bearer',
      expires_in: 3600,
    });
    expect(body.smart_style_url).toBe(`${emr.url}/smart-style.json`);
    expect(body.scope).toBe('openid fhirUser launch patient/*.rs');
    expect((await fetch(String(body.smart_style_url))).status).toBe(200);
  });

  test('the id token is signed by the published key and names the coach by an absolute fhirUser', async () => {
    const { body } = await launched(emr, { patient: 'ana' }, 'openid fhirUser profile launch patient/*.rs');
    const verified = await jwtVerify(
      String(body.id_token),
      createRemoteJWKSet(new URL(`${emr.url}/oidc/jwks`)),
      { issuer: `${emr.url}/oidc`, audience: 'public' },
    );
    expect(verified.payload).toMatchObject({
      sub: 'coach-dana',
      fhirUser: `${emr.fhirBase}/Practitioner/coach-dana`,
    });
    expect(verified.payload.name).toMatch(/Dana/);
  });

  test('a launch id works once', async () => {
    const launch = await launchId(emr, { patient: 'ana' });
    expect((await ask(emr, { launch })).code).toBeTruthy();
    expect(await ask(emr, { launch })).toMatchObject({
      code: undefined,
      error: 'invalid_request',
      description: expect.stringMatching(/already used/),
    });
  });

  test("one app's launch id is of no use to another app", async () => {
    const launch = await launchId(emr, { clientId: 'secret', patient: 'ana' });
    expect(await ask(emr, { launch })).toMatchObject({
      error: 'invalid_request',
      description: expect.stringMatching(/another app/),
    });
  });

  test('two charts open in one browser are two launches: each token keeps its own patient', async () => {
    const jar = createCookieJar();
    const open = async (patient: string, practitioner: string) =>
      trade(emr, await ask(emr, { launch: await launchId(emr, { patient, practitioner }) }, { jar }));
    const ana = await open('ana', 'coach-dana');
    const ben = await open('ben', 'coach-marcus');
    expect([ana.body.patient, ben.body.patient]).toEqual(['ana', 'ben']);
    expect(await fhirStatus(emr, ana.body.access_token, 'Patient/ana')).toBe(200);
    expect(await fhirStatus(emr, ana.body.access_token, 'Patient/ben')).not.toBe(200);
    expect(await fhirStatus(emr, ben.body.access_token, 'Patient/ben')).toBe(200);
  });

  test('the authorization endpoint takes a POST', async () => {
    const verifierOf = await ask(
      emr,
      { launch: await launchId(emr), scope: 'openid' },
      { stopBefore: () => true },
    );
    const response = await fetch(`${emr.url}/oidc/auth`, {
      method: 'POST',
      body: new URL(verifierOf.walk.url).searchParams,
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:9\/callback\?code=/);
  });
});

describe('scopes', () => {
  test.each([
    [
      'launch patient/Observation.rs user/Practitioner.r',
      'launch patient/Observation.rs user/Practitioner.r',
    ],
    [
      'launch patient/Observation.read patient/Goal.write patient/*.*',
      'launch patient/Observation.read patient/Goal.write patient/*.*',
    ],
    [
      'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs',
      'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs',
    ],
    [
      'patient/Goal.cruds patient/Goal.sr patient/goal.rs patient/Goal. email system/*.rs',
      'patient/Goal.cruds',
    ],
  ])('asked for %s, granted %s', async (scope, granted) => {
    expect((await launched(emr, { patient: 'ana' }, scope)).body.scope).toBe(granted);
  });

  test('without a patient in the launch, nothing of a patient is granted', async () => {
    const { body } = await launched(emr, {}, 'openid launch patient/*.rs user/Patient.rs');
    expect(body.scope).toBe('openid launch user/Patient.rs');
    expect(body).not.toHaveProperty('patient');
  });

  test('an EMR like Epic answers in v1 spelling even where v2 was asked', async () => {
    emr.setDisguise('epic-like');
    const { body } = await launched(
      emr,
      { patient: 'ana' },
      'openid launch patient/Observation.rs patient/DocumentReference.cruds patient/Goal.c',
    );
    emr.setDisguise('open');
    expect(body.scope).toBe(
      'openid launch patient/Observation.read patient/DocumentReference.* patient/Goal.write',
    );
  });
});
