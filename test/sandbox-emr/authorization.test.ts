import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegisteredClient } from './authorization/clients.ts';
import {
  ask,
  assertion,
  callback,
  fhirStatus,
  launched,
  launchId,
  post,
  refresh,
  trade,
} from './bare-app.ts';
import { createCookieJar } from './scripted-launch.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

const launchUrl = 'http://127.0.0.1:9/launch';
const publicClient: RegisteredClient = {
  clientId: 'public',
  name: 'Public',
  auth: { kind: 'public' },
  redirectUris: [callback],
  launchUrl,
};
const secretClient: RegisteredClient = {
  ...publicClient,
  clientId: 'secret',
  auth: { kind: 'secret', secret: 'a-secret-of-32-characters-or-more' },
};
const patients = ['ana', 'ben'].map(id => ({ resourceType: 'Patient' as const, id, name: [{ family: id }] }));
const visit = {
  resourceType: 'Encounter' as const,
  id: 'ana-visit',
  status: 'in-progress' as const,
  class: { code: 'AMB' },
  subject: { reference: 'Patient/ana' },
};
const onlyThese = { patients: 'none' as const, resources: [...patients, visit], today: '2026-11-22' };

let emr: SandboxEmr;
let es384: CryptoKey;
let rs384: CryptoKey;
let keyClient: RegisteredClient;
let keyClientByUri: RegisteredClient;
let backend: RegisteredClient;
const keys = createServer((_request, response) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks)),
);
const jwks = { keys: [] as object[] };

beforeAll(async () => {
  const [es, rs] = await Promise.all(
    ['ES384', 'RS384'].map(alg => generateKeyPair(alg, { extractable: true })),
  );
  if (!es || !rs) throw new Error('no keys');
  es384 = es.privateKey;
  rs384 = rs.privateKey;
  jwks.keys = [
    { ...(await exportJWK(es.publicKey)), kid: 'ES384', alg: 'ES384' },
    { ...(await exportJWK(rs.publicKey)), kid: 'RS384', alg: 'RS384' },
  ];
  await new Promise<void>(resolve => keys.listen(0, '127.0.0.1', resolve));
  const jwksUri = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`;
  keyClient = { ...publicClient, clientId: 'key', auth: { kind: 'key', jwks } };
  keyClientByUri = { ...publicClient, clientId: 'key-by-uri', auth: { kind: 'key', jwksUri } };
  backend = { ...keyClient, clientId: 'backend', redirectUris: [], grants: ['client_credentials'] };
  emr = await startSandboxEmr({
    ...onlyThese,
    clients: [publicClient, secretClient, keyClient, keyClientByUri, backend],
  });
});

afterAll(async () => {
  await emr.close();
  keys.close();
});

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

describe('what is refused at the door', () => {
  test.each([
    ['no PKCE at all', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['PKCE plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no aud', { aud: undefined }, 'invalid_request'],
    ['the aud of another FHIR server', { aud: 'https://other.example/fhir' }, 'invalid_request'],
    ['an implicit grant', { response_type: 'token', nonce: 'n' }, 'unsupported_response_type'],
    ['an unknown launch id', { launch: 'made-up' }, 'invalid_request'],
    ['only scopes that do not exist', { scope: 'patient/everything launch/planet' }, 'access_denied'],
  ])('%s', async (_what, params, error) => {
    const launch = await launchId(emr, { patient: 'ana' });
    expect((await ask(emr, { launch, ...params })).error).toBe(error);
  });

  test('an unregistered redirect address is shown to the person, never redirected to', async () => {
    const asked = await ask(emr, {
      redirect_uri: 'http://127.0.0.1:9/elsewhere',
      launch: await launchId(emr),
    });
    expect(asked.walk.status).toBe(400);
    expect(asked.walk.hops).toHaveLength(1);
    expect(asked.walk.body).toMatch(/Sign-in stopped/);
  });

  test('the wrong code verifier', async () => {
    const asked = await ask(emr, { launch: await launchId(emr, { patient: 'ana' }) });
    expect((await trade(emr, asked, { code_verifier: 'w'.repeat(43) })).body.error).toBe('invalid_grant');
  });

  test('a code used twice, and the tokens it had brought end with it', async () => {
    const asked = await ask(emr, { launch: await launchId(emr, { patient: 'ana' }) });
    const first = await trade(emr, asked);
    expect((await trade(emr, asked)).body.error).toBe('invalid_grant');
    expect(await fhirStatus(emr, first.body.access_token, 'Patient/ana')).toBe(401);
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

describe('opening the app without a chart', () => {
  const standalone = 'openid fhirUser launch/patient patient/*.rs offline_access';

  test('the coach signs in on a form, picks a patient, and the app learns both', async () => {
    const asked = await ask(
      emr,
      { scope: standalone },
      { signIn: { staff: 'coach-marcus', patient: 'ben' } },
    );
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
});

describe('staying signed in', () => {
  test('a refresh keeps patient and scopes and brings a new refresh token', async () => {
    const scope = 'openid launch patient/*.rs offline_access';
    const first = await launched(emr, { patient: 'ana' }, scope);
    const second = await refresh(emr, first.body.refresh_token);
    expect(second.body).toMatchObject({ patient: 'ana', scope });
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect(await fhirStatus(emr, second.body.access_token, 'Patient/ana')).toBe(200);
  });

  test('an old refresh token shown again ends the whole grant', async () => {
    const first = await launched(emr, { patient: 'ana' }, 'launch patient/*.rs offline_access');
    const second = await refresh(emr, first.body.refresh_token);
    expect((await refresh(emr, first.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(emr, second.body.refresh_token)).body.error).toBe('invalid_grant');
    expect(await fhirStatus(emr, second.body.access_token, 'Patient/ana')).toBe(401);
  });

  test.each([
    ['online_access', true],
    ['offline_access', true],
    ['openid', false],
  ])('a launch with %s brings a refresh token: %s', async (scope, brings) => {
    const { body } = await launched(emr, { patient: 'ana' }, `${scope} launch patient/*.rs`);
    expect('refresh_token' in body).toBe(brings);
  });

  test('an expired access token is 401 and a refresh makes it good again', async () => {
    const brief = await startSandboxEmr({ ...onlyThese, clients: [publicClient], accessTokenSeconds: 1 });
    try {
      const { body } = await launched(brief, { patient: 'ana' }, 'launch patient/*.rs offline_access');
      expect(body.expires_in).toBe(1);
      await expect
        .poll(() => fhirStatus(brief, body.access_token, 'Patient/ana'), { timeout: 3000 })
        .toBe(401);
      const again = await refresh(brief, body.refresh_token);
      expect(await fhirStatus(brief, again.body.access_token, 'Patient/ana')).toBe(200);
    } finally {
      await brief.close();
    }
  });

  test('the switch that expires all tokens leaves refreshing possible', async () => {
    const { body } = await launched(emr, { patient: 'ana' }, 'launch patient/*.rs offline_access');
    expect(emr.expireAccessTokens()).toBeGreaterThan(0);
    expect(await fhirStatus(emr, body.access_token, 'Patient/ana')).toBe(401);
    expect((await refresh(emr, body.refresh_token)).status).toBe(200);
  });

  test('tokens and unused launches outlive a restart of the EMR', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'emr-'));
    const before = await startSandboxEmr({ ...onlyThese, clients: [publicClient], dir });
    const { body } = await launched(before, { patient: 'ana' }, 'openid launch patient/*.rs offline_access');
    const launch = await launchId(before, { patient: 'ben' });
    const port = Number(new URL(before.url).port);
    await before.close();
    const after = await startSandboxEmr({ ...onlyThese, clients: [publicClient], dir, port });
    try {
      expect(await fhirStatus(after, body.access_token, 'Patient/ana')).toBe(200);
      expect((await refresh(after, body.refresh_token)).body.patient).toBe('ana');
      expect((await trade(after, await ask(after, { launch }))).body.patient).toBe('ben');
      const jwksAfter = createRemoteJWKSet(new URL(`${after.url}/oidc/jwks`));
      expect((await jwtVerify(String(body.id_token), jwksAfter)).payload.sub).toBe('coach-dana');
    } finally {
      await after.close();
      rmSync(dir, { recursive: true });
    }
  });
});

describe('apps that keep a secret or a key', () => {
  const askAs = async (clientId: string) =>
    ask(emr, { client_id: clientId, launch: await launchId(emr, { clientId, patient: 'ana' }) });
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`secret:${secret}`).toString('base64')}`,
  });

  test('the secret is taken in the header or in the form, and a wrong one is not', async () => {
    const secret = 'a-secret-of-32-characters-or-more';
    const byHeader = await trade(emr, await askAs('secret'), { client_id: undefined }, basic(secret));
    const byForm = await trade(emr, await askAs('secret'), { client_id: 'secret', client_secret: secret });
    const wrong = await trade(emr, await askAs('secret'), { client_id: undefined }, basic('guessed'));
    const none = await trade(emr, await askAs('secret'), { client_id: 'secret' });
    expect([byHeader.status, byForm.status, wrong.status, none.status]).toEqual([200, 200, 401, 401]);
  });

  test.each(['ES384', 'RS384'])(
    'a key of kind %s is taken, from a registered set and from an address',
    async alg => {
      for (const client of [keyClient, keyClientByUri]) {
        const proof = await assertion(emr, client, alg === 'ES384' ? es384 : rs384, alg);
        const { status, body } = await trade(emr, await askAs(client.clientId), {
          client_id: client.clientId,
          ...proof,
        });
        expect([client.clientId, status, body.patient]).toEqual([client.clientId, 200, 'ana']);
      }
    },
  );

  test('an assertion shown twice, or made for somebody else, is refused', async () => {
    const proof = await assertion(emr, keyClient, es384, 'ES384');
    expect((await trade(emr, await askAs('key'), { client_id: 'key', ...proof })).status).toBe(200);
    expect((await trade(emr, await askAs('key'), { client_id: 'key', ...proof })).body.error).toBe(
      'invalid_client',
    );
    const stray = await assertion(emr, keyClient, es384, 'ES384', {
      audience: 'https://other.example/token',
    });
    expect((await trade(emr, await askAs('key'), { client_id: 'key', ...stray })).body.error).toBe(
      'invalid_client',
    );
  });

  test('a backend service gets system scopes and nothing else', async () => {
    const ask = async (scope: string) =>
      post(emr, '/token', {
        grant_type: 'client_credentials',
        scope,
        ...(await assertion(emr, backend, es384, 'ES384')),
      });
    const { body } = await ask('system/Patient.rs user/Patient.rs patient/*.rs openid');
    expect(body).toMatchObject({ scope: 'system/Patient.rs', expires_in: 300 });
    expect(await fhirStatus(emr, body.access_token, 'Patient/ana')).toBe(200);
    expect((await ask('user/Patient.rs')).body.error).toBe('invalid_scope');
    expect(
      (
        await post(emr, '/token', {
          grant_type: 'client_credentials',
          scope: 'system/*.rs',
          client_id: 'public',
        })
      ).body.error,
    ).toMatch(/unauthorized_client|invalid_request/);
  });
});

describe('asking about a token and ending it', () => {
  test('introspection tells the launch context, and only the truth about a dead token', async () => {
    const { body } = await launched(
      emr,
      { patient: 'ana', encounter: 'ana-visit' },
      'openid fhirUser launch patient/*.rs',
    );
    const ask = (token: unknown) =>
      post(emr, '/token/introspection', { token: String(token), client_id: 'public' });
    expect((await ask(body.access_token)).body).toMatchObject({
      active: true,
      client_id: 'public',
      sub: 'coach-dana',
      patient: 'ana',
      encounter: 'ana-visit',
      fhirUser: `${emr.fhirBase}/Practitioner/coach-dana`,
      scope: 'openid fhirUser launch patient/*.rs',
    });
    expect((await ask('made-up')).body).toEqual({ active: false });
  });

  test('a revoked access token is 401 at the FHIR server', async () => {
    const { body } = await launched(emr, { patient: 'ana' }, 'launch patient/*.rs offline_access');
    await post(emr, '/token/revocation', { token: String(body.access_token), client_id: 'public' });
    expect(await fhirStatus(emr, body.access_token, 'Patient/ana')).toBe(401);
    expect((await refresh(emr, body.refresh_token)).status).toBe(200);
  });

  test('a revoked refresh token takes its access token with it', async () => {
    const { body } = await launched(emr, { patient: 'ana' }, 'launch patient/*.rs offline_access');
    await post(emr, '/token/revocation', { token: String(body.refresh_token), client_id: 'public' });
    expect(await fhirStatus(emr, body.access_token, 'Patient/ana')).toBe(401);
    expect((await refresh(emr, body.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('while the EMR is down nobody can refresh either', async () => {
    const { body } = await launched(emr, { patient: 'ana' }, 'launch patient/*.rs offline_access');
    const id = emr.faults.add({ kind: 'down', times: 0 });
    await expect(refresh(emr, body.refresh_token)).rejects.toThrow();
    emr.faults.remove(id);
    expect((await refresh(emr, body.refresh_token)).status).toBe(200);
  });
});
