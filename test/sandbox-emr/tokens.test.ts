import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  bareEmr,
  fhirStatus,
  launched,
  launchId,
  post,
  publicClient,
  refresh,
  secretClient,
  trade,
} from './bare-app.ts';
import { type SandboxEmr, startSandboxEmr } from './server.ts';

let emr: SandboxEmr;
beforeAll(async () => {
  emr = await startSandboxEmr({ ...bareEmr, clients: [publicClient, secretClient] });
});
afterAll(() => emr.close());

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
    const brief = await startSandboxEmr({ ...bareEmr, clients: [publicClient], accessTokenSeconds: 1 });
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

  test('tokens and unused launches outlive a restart of the EMR, even one that tore the last line', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'emr-'));
    const before = await startSandboxEmr({ ...bareEmr, clients: [publicClient], dir });
    const { body } = await launched(before, { patient: 'ana' }, 'openid launch patient/*.rs offline_access');
    const launch = await launchId(before, { patient: 'ben' });
    const port = Number(new URL(before.url).port);
    await before.close();
    appendFileSync(join(dir, 'authorization.ndjson'), '{"kind":"AccessTok');
    const after = await startSandboxEmr({ ...bareEmr, clients: [publicClient], dir, port });
    try {
      await expect.poll(() => answers(after)).toBe(true);
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

/** A kept-alive connection to the stopped server may still be in the pool. */
function answers(emr: SandboxEmr): Promise<boolean> {
  return fetch(`${emr.fhirBase}/metadata`).then(
    response => response.ok,
    () => false,
  );
}
