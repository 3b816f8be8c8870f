import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { callAs } from './parts/alongside.ts';
import { open, upToCallback } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { type Forger, startForger } from './parts/forger.ts';
import { register } from './parts/registered.ts';
import { type Clinic, openClinic } from './parts/sandbox.ts';

let clinic: Clinic;
let hostile: Forger;
let hostilePractice: string;
beforeAll(async () => {
  clinic = await openClinic();
  hostile = await startForger('alongside');
  hostilePractice = await register(clinic.alongside, hostile.iss);
});
beforeEach(() => {
  hostile.be({});
  hostile.seen.length = 0;
});
afterAll(async () => {
  expect(clinic.alongside.failures).toEqual([]);
  await hostile.close();
  await clinic.close();
});

const chartOf = (patient: string, clientId = 'alongside', practitioner = 'coach-dana') =>
  clinic.emr.launchUrlFor({ clientId, practitioner, patient });
/** An answer of the EMR with another one's code in it. */
const carrying = (callback: string, code: string) => {
  const url = new URL(callback);
  url.searchParams.set('code', code);
  return url.href;
};
const codeOf = (callback: string) => new URL(callback).searchParams.get('code') ?? '';
const opened = async (launchId: string, cookie: string) =>
  (await callAs(clinic.alongside, launchId, '/api/login', { cookie })).json;

test('the code of one launch under the state of another opens neither chart in the other’s place', async () => {
  const jar = createCookieJar();
  const rosa = await upToCallback(await chartOf('rosa-morales'), jar);
  const walter = await upToCallback(await chartOf('walter-greene'), jar);
  const before = await kept(clinic.fresh.db, clinic.practiceId);
  const swapped = await open(clinic.alongside, carrying(rosa.callback, codeOf(walter.callback)), jar);
  const after = await kept(clinic.fresh.db, clinic.practiceId);
  expect(swapped).toMatchObject({ status: 403, launchId: undefined });
  expect(after.logins).toHaveLength(before.logins.length);
  expect([after.refusals.at(-1), after.details.at(-1)]).toEqual(['code-refused', 'invalid_grant']);
});

test('the code of another app of the same EMR is worth nothing here', async () => {
  const { alongside, emr, practiceId } = clinic;
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URL(`${emr.url}/oidc/auth`);
  const launch = new URL(await chartOf('walter-greene', 'alongside-public')).searchParams.get('launch') ?? '';
  asked.search = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'alongside-public', launch, aud: emr.fhirBase, state: 'theirs' },
    ...{ scope: 'openid fhirUser launch patient/*.rs', code_challenge_method: 'S256' },
    redirect_uri: `${alongside.origin}/callback/${practiceId}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  }).toString();
  const theirs = await followLaunch(asked.href, { stopBefore: to => to.pathname.startsWith('/callback/') });
  const { callback, jar } = await upToCallback(await chartOf('rosa-morales'));
  const ended = await open(alongside, carrying(callback, codeOf(theirs.url)), jar);
  expect(codeOf(theirs.url)).not.toBe('');
  expect(ended).toMatchObject({ status: 403, launchId: undefined });
});

test('a hostile EMR that lets an honest one’s code be brought to it never sees that code', async () => {
  const jar = createCookieJar();
  const begun = await upToCallback(
    `${clinic.alongside.origin}/launch?${new URLSearchParams({ iss: hostile.iss, launch: 'l' })}`,
    jar,
  );
  const honest = await upToCallback(await chartOf('rosa-morales'), jar);
  const mixed = new URL(carrying(begun.callback, codeOf(honest.callback)));
  mixed.searchParams.set('iss', new URL(honest.callback).searchParams.get('iss') ?? clinic.emr.fhirBase);
  const ended = await open(clinic.alongside, mixed.href, jar);
  expect(ended).toMatchObject({ status: 403, launchId: undefined });
  expect(hostile.seen.filter(({ path }) => path === '/token')).toEqual([]);
  expect((await kept(clinic.fresh.db, hostilePractice)).refusals.at(-1)).toBe('other-issuer');
});

test('a second person who opens a chart in the same browser takes nothing over from the first', async () => {
  const jar = createCookieJar();
  const dana = await clinic.launch({ patient: 'rosa-morales' }, jar);
  const marcus = await clinic.launch({ patient: 'walter-greene', practitioner: 'coach-marcus' }, jar);
  const cookie = jar.header(new URL(clinic.alongside.origin));
  expect(await opened(dana.launchId, cookie)).toMatchObject({
    ...{ patientId: 'rosa-morales', staff: { name: 'Dana Reyes' } },
  });
  expect(await opened(marcus.launchId, cookie)).toMatchObject({
    ...{ patientId: 'walter-greene', staff: { name: 'Marcus Bell' } },
  });
});

test('words of an EMR’s refusal are not repeated on our page, nor run', async () => {
  hostile.be({
    callback: {
      code: undefined,
      error: 'access_denied',
      error_description: '<script>alert(1)</script> Rosa',
    },
  });
  const launch = `${clinic.alongside.origin}/launch?${new URLSearchParams({ iss: hostile.iss, launch: 'l' })}`;
  const ended = await open(clinic.alongside, launch);
  expect(ended.status).toBe(403);
  expect(ended.body).not.toMatch(/alert|Rosa|<script/);
});
