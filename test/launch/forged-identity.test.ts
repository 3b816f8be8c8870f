import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { type Alongside, movableClock, startAlongside } from './parts/alongside.ts';
import { launchUrlOf, open } from './parts/browser.ts';
import { kept } from './parts/counts.ts';
import { type Forger, json, startForger } from './parts/forger.ts';
import { claim, forgeries } from './parts/forgeries.ts';
import { register } from './parts/registered.ts';

const practiceId = randomUUID();
let fresh: FreshDatabase;
let alongside: Alongside;
let forger: Forger;

beforeAll(async () => {
  fresh = await freshDatabase();
  alongside = await startAlongside(fresh.db, movableClock());
  forger = await startForger('alongside');
  await register(alongside, forger.iss, { practiceId });
});
afterAll(async () => {
  await alongside.close();
  await forger.close();
  await fresh.close();
});

test.each(forgeries(() => forger))('an id_token with %s signs nobody in', async (_name, because, idToken) => {
  const before = await kept(fresh.db, practiceId);
  forger.be({ idToken });
  const ended = await open(alongside, launchUrlOf(alongside, forger.iss));
  const after = await kept(fresh.db, practiceId);
  expect(ended.launchId).toBeUndefined();
  expect(ended.status).toBe(403);
  expect(after.logins).toHaveLength(before.logins.length);
  expect(after.refusals).toHaveLength(before.refusals.length + 1);
  expect(after.details.at(-1)).toBe(because);
  expect(alongside.failures).toEqual([]);
});

const spellings: [string, Record<string, unknown>][] = [
  ['absolute', {}],
  ['relative', { fhirUser: 'Practitioner/coach-dana' }],
  ['in `profile`, as older servers do', { fhirUser: undefined, profile: 'Practitioner/coach-dana' }],
  ['with a history suffix', { fhirUser: 'Practitioner/coach-dana/_history/2' }],
];
test.each(spellings)('an honest id_token with fhirUser %s signs Dana in', async (_name, changed) => {
  forger.be({ idToken: claim(changed) });
  const ended = await open(alongside, launchUrlOf(alongside, forger.iss));
  expect(ended.launchId).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

test('five hundred unknown keys cause at most one look at the published keys', async () => {
  forger.seen.length = 0;
  const { createIdentityCheck } = await import('../../launch/identity-token.ts');
  const check = createIdentityCheck();
  const emr = {
    iss: forger.iss,
    clientId: 'alongside',
    pinned: { issuer: forger.url, jwksUri: `${forger.url}/jwks` },
  } as never;
  forger.be({});
  const now = new Date();
  await Promise.all(
    Array.from({ length: 500 }, async (_, at) =>
      expect(
        await check(await forger.sign({ sub: 'x' }, { kid: `k${at}` }), { emr, nonce: 'n', now }),
      ).toHaveProperty('notBelieved'),
    ),
  );
  expect(forger.seen.filter(({ path }) => path === '/jwks').length).toBeLessThanOrEqual(1);
});

const keyFaults: [string, Parameters<typeof json>[1] | 'huge' | 'html', number][] = [
  ['are not there (404)', {}, 404],
  ['fail (500)', {}, 500],
  ['are HTML', 'html', 200],
  ['are a megabyte', 'huge', 200],
  ['are no list', { keys: 'none' }, 200],
];
test.each(keyFaults)('nobody is signed in while the published keys %s', async (_name, body, status) => {
  const second = await startForger('alongside');
  const id = await register(alongside, second.iss);
  second.be({
    answers: {
      '/jwks': res => {
        if (body === 'html') res.end('<html></html>');
        else if (body === 'huge') json(res, { keys: [], padding: 'x'.repeat(1_000_000) });
        else json(res, body, status);
      },
    },
  });
  const ended = await open(alongside, launchUrlOf(alongside, second.iss));
  expect(ended.status).toBe(403);
  expect((await kept(fresh.db, id)).refusals).toEqual(['identity-not-believed']);
  await second.close();
});
