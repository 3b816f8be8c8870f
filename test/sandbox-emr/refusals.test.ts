import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, bareEmr, fhirStatus, launchId, publicClient, secretClient, trade } from './bare-app.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

let emr: SandboxEmr;
beforeAll(async () => {
  emr = await startSandboxEmr({ ...bareEmr, clients: [publicClient, secretClient] });
});
afterAll(() => emr.close());

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
