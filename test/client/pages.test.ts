import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageRoutes } from '../../server/http/pages.ts';
import { type RunningApp, startApp } from '../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { type SignedIn, signIn } from '../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../parts/practice.ts';
import { builtPages } from './site.ts';

let fresh: FreshDatabase;
let app: RunningApp;
let home: TestPractice;
const now = new Date('2026-03-02T10:00:00Z');

beforeAll(async () => {
  await builtPages();
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  const clientFolder = join(import.meta.dirname, '..', '..', 'dist', 'client');
  app = await startApp(fresh.db, pageRoutes, { clock: () => now, clientFolder });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const coach = (more: Partial<Parameters<typeof signIn>[2]> = {}) =>
  signIn(fresh.db, home, { role: 'coach', patientId: 'rosa-morales', at: now, ...more });

async function get(who: SignedIn | undefined, path: string) {
  const answer = await fetch(app.origin + path, {
    headers: { ...(who && { cookie: who.cookie }), 'accept-language': 'en' },
  });
  const policy = answer.headers.get('content-security-policy') ?? '';
  const framing = /frame-ancestors ([^;]*)/.exec(policy)?.[1];
  return { status: answer.status, html: await answer.text(), framing, policy, headers: answer.headers };
}

test('a coach gets the preparation even while the EMR is away, and it says so', async () => {
  const dana = await coach();
  const page = await get(dana, `/app/${dana.launchId}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Could not be read: the EMR did not answer.');
  expect(page.html).toContain('Start session');
  expect(page.framing).toBe('http://localhost:9');
  expect(page.headers.get('cache-control')).toBe('no-store');
});

test('the nonce of the policy is the one on the scripts, and another one each time', async () => {
  const dana = await coach();
  const nonces = [];
  for (let visit = 0; visit < 2; visit++) {
    const { policy, html } = await get(dana, `/app/${dana.launchId}`);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce).not.toBe('');
    expect(html).toContain(`nonce="${nonce}"`);
    nonces.push(nonce);
  }
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('the page of a session names the patient and leaves the session to be asked for', async () => {
  const dana = await coach();
  const page = await get(dana, `/app/${dana.launchId}/session/6f9f7c0e-5c1d-4c39-9d3e-0f4a3c3f7f10`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Opening…');
  expect(page.html).toMatch(/modulepreload" href="\/assets\/session-page-/);
});

test('nobody known gets a page without anybody on it, framed only by the EMR of the practice it names', async () => {
  const dana = await coach();
  const path = `/app/${dana.launchId}`;
  const unnamed = await get(undefined, path);
  expect(unnamed.status).toBe(200);
  expect(unnamed.html).toContain('Opening…');
  expect(unnamed.html).not.toContain('rosa-morales');
  expect(unnamed.framing).toBe("'none'");
  const named = await get(undefined, `${path}?practice=${home.practiceId}`);
  expect(named.framing).toBe('http://localhost:9');
});

test("another launch's cookie opens nothing of this one", async () => {
  const [dana, other] = [await coach(), await coach({ patientId: 'p2' })];
  const page = await get(other, `/app/${dana.launchId}`);
  expect(page.html).toContain('Opening…');
});

test('a locked login gets the locked page, with nothing of the patient', async () => {
  const dana = await coach({ lockedAt: now });
  const page = await get(dana, `/app/${dana.launchId}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Nobody used this page for a while');
  expect(page.html).not.toContain('rosa-morales');
});

test.each([
  ['a biller', { role: 'biller' }, 403],
  ['an administrator', { role: 'admin' }, 403],
  ['a coach without a patient', { patientId: undefined }, 404],
] as const)('%s is told in plain words that this page is not theirs', async (_, who, status) => {
  const login = await coach(who);
  const page = await get(login, `/app/${login.launchId}`);
  expect(page.status).toBe(status);
  expect(page.html).toMatch(/is for coaches and physicians|No patient is open here/);
});

test.each(['admin', 'lead'] as const)(
  'the practice’s page opens for its %s without a chart, and reads none',
  async role => {
    const keeper = await coach({ role, patientId: undefined });
    const page = await get(keeper, `/app/${keeper.launchId}/practice`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Willow Creek');
    expect(page.html).toMatch(/modulepreload" href="\/assets\/emr-screen-/);
    expect(page.html).not.toMatch(/Could not be read|rosa-morales/);
  },
);

test('a coach is told that the practice’s page is another’s; a locked one says how to come back to it', async () => {
  const dana = await coach();
  const page = await get(dana, `/app/${dana.launchId}/practice`);
  expect([page.status, page.html.includes('belongs to another role')]).toEqual([403, true]);
  const locked = await coach({ role: 'admin', patientId: undefined, lockedAt: now });
  const gone = await get(locked, `/app/${locked.launchId}/practice`);
  expect(gone.html).toContain('open Alongside again from the EMR.');
  expect(gone.html).not.toContain('Willow Creek');
});

test.each(['/app/short', `/app/${'x'.repeat(32)}/session/not-a-uuid`, `/app/${'x'.repeat(32)}/else`])(
  '%s is nowhere',
  async path => {
    expect((await get(undefined, path)).status).toBe(404);
  },
);
