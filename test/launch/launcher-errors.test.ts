import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '../../server/http/actor.ts';
import { chartSnapshot } from '../../server/storage/schema.ts';
import { prepNow } from '../../server/workflow/look-at-prep.ts';
import type { LaunchFault } from '../sandbox-emr/fhir/types.ts';
import { open } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { type Clinic, openClinic } from './parts/sandbox.ts';

/** The eight errors of the public SMART launcher, by its own names, played by the sandbox EMR. */
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic({ accessTokenSeconds: 600 });
});
afterEach(() => {
  clinic.emr.faults.clear();
  clinic.alongside.clock.reset();
});
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await clinic.close();
});

const ofGrace = eq(chartSnapshot.patientId, 'grace-okafor');
const chart = () =>
  clinic.emr.launchUrlFor({
    clientId: 'alongside',
    practitioner: 'coach-dana',
    patient: 'rosa-morales',
  });
const prepOf = async ({ launchId, cookie }: { launchId: string; cookie: string }) => {
  const { alongside } = clinic;
  const headers = { cookie, 'x-alongside-launch': launchId };
  const who = await alongside.launching.logins.identify(headers, '/');
  const parts = { db: alongside.db, keys: alongside.keys, emrAccess: alongside.launching.emrAccess };
  return prepNow(parts, actorOf(who), 'now', alongside.clock.now());
};

describe('an error while signing in ends on a page that says where to begin again, and signs nobody in', () => {
  const errors: [LaunchFault, string, string][] = [
    ['auth_invalid_client_id', 'denied', 'invalid_client'],
    ['auth_invalid_redirect_uri', 'denied', 'invalid_request'],
    ['auth_invalid_scope', 'denied', 'invalid_scope'],
    ['auth_invalid_client_secret', 'code-refused', 'invalid_client'],
    ['token_invalid_token', 'code-refused', 'invalid_client'],
  ];
  test.each(errors)('%s', async (kind, failure, detail) => {
    clinic.emr.faults.add({ kind });
    const before = await kept(clinic.fresh.db, clinic.practiceId);
    const ended = await open(clinic.alongside, await chart());
    const after = await kept(clinic.fresh.db, clinic.practiceId);
    expect(ended).toMatchObject({ status: 403, launchId: undefined });
    expect(ended.body).toContain('Open it again from the patient’s chart.');
    expect(ended.body).toContain(`To tell your IT: ${failure}`);
    expect(ended.body).not.toContain('Simulated');
    expect(after.logins).toHaveLength(before.logins.length);
    expect([after.refusals.at(-1), after.details.at(-1)]).toEqual([failure, detail]);
    expect((await open(clinic.alongside, await chart())).launchId).toBeDefined();
  });
});

test('token_expired_refresh_token: the token there is serves to its end, then the person signs in again', async () => {
  const { launchId } = await clinic.launch();
  const { emrAccess } = clinic.alongside.launching;
  const first = await emrAccess(clinic.practiceId, launchId);
  clinic.emr.faults.add({ kind: 'token_expired_refresh_token' });
  clinic.alongside.clock.moveOn(7 * 60_000);
  expect(await emrAccess(clinic.practiceId, launchId)).toEqual(first);
  clinic.alongside.clock.moveOn(4 * 60_000);
  expect(await emrAccess(clinic.practiceId, launchId)).toEqual({ unavailable: 'sign-in-needed' });
});

describe('a token the chart does not take', () => {
  test.each<[LaunchFault, string]>([
    ['request_invalid_token', 'harold-kim'],
    ['request_expired_token', 'sam-rivera'],
  ])(
    '%s: the prep says the sign-in ended, section by section, and shows the last reading where there is one',
    async (kind, patient) => {
      clinic.emr.faults.add({ kind, times: 0 }); // from the start: the chart is read as soon as the launch is through
      const window = await clinic.launch({ patient });
      const never = await prepOf(window);
      expect(never.who).toMatchObject({ status: 'could-not-be-read', because: 'login-ended' });
      clinic.emr.faults.clear();
      const read = await prepOf(window);
      clinic.emr.faults.add({ kind, times: 0 });
      const then = await prepOf(window);
      expect(read.who.status).toBe('recorded');
      expect(then.who).toEqual(read.who);
    },
  );

  test('is replaced when the EMR ended it before its time, and nobody notices', async () => {
    const window = await clinic.launch({ patient: 'grace-okafor' });
    const { fresh, practiceId } = clinic;
    const readings = () => fresh.db.withPractice(practiceId, tx => tx.$count(chartSnapshot, ofGrace));
    await expect.poll(readings).toBe(1); // read by the launch itself, with the token that ends now
    clinic.emr.expireAccessTokens();
    expect((await prepOf(window)).who.status).toBe('recorded');
  });
});
