import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WatchView } from '../../../server/domain/escalation/on-watch.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type { WaitingNews } from '../../../server/http/contract/waiting.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { saveSupervisor } from '../../../server/storage/rosters.ts';
import { climbAll } from '../../../server/workflow/escalation/climb.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { asking } from '../../parts/asking.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { openPage } from '../../parts/open-page.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
let now = new Date('2026-03-02T15:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, allRoutes, { clock: () => now });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const ask = asking(() => app);
const as = (role: Role, patientId?: string, lockedAt?: Date) =>
  signIn(fresh.db, home, { role, patientId, at: now, lockedAt });
const low = { measure: 'glucose', value: 48, unit: 'mg/dL' };
const report = async (patientId: string) =>
  ask<{ raised: string[] }>(await as('coach', patientId), 'POST', '/api/check-ins', {
    ...{ key: randomUUID(), from: 'check-in', toldBy: 'patient', readings: [low] },
  });
const locked = async (role: Role, patientId?: string) =>
  openPage<WaitingNews>(await as(role, patientId, now), app, '/api/waiting');

test('a locked page of a coach says that a call waits, of nobody, until another takes it', async () => {
  const dana = await locked('coach', 'rosa');
  await dana.until(({ calls }) => calls.length === 0);
  const physician = await as('physician', 'walter');
  const handoff = { key: randomUUID(), urgency: 'now', room: '4', reasons: ['fear'], words: 'Walter asks' };
  const { body } = await ask<{ id: string }>(physician, 'POST', '/api/handoffs', handoff);
  const news = await dana.until(({ calls }) => calls.length === 1);
  expect(Object.keys(news).sort()).toEqual(['calls', 'flags', 'now', 'opens']);
  expect(news).toMatchObject({ calls: [now.toISOString()], flags: 0 });
  expect(news.opens).toBe(`/launch/practice?iss=${encodeURIComponent(home.iss)}`);
  await ask(await as('coach'), 'POST', `/api/handoffs/${body.id}/taking`);
  await dana.until(({ calls }) => calls.length === 0 && dana.heard.length > 2);
  expect(JSON.stringify(dana.heard)).not.toMatch(/walter|fear|Shah/i);
  dana.end();
});

test('a locked page says that a red flag has come to its person: the supervisor’s at once, the lead’s once it climbed', async () => {
  await fresh.db.withPractice(home.practiceId, tx =>
    saveSupervisor(tx, home.iss, 'Practitioner/coach', 'Practitioner/physician'),
  );
  const [shah, lead] = [await locked('physician', 'eli'), await locked('lead')];
  await Promise.all([shah.until(() => true), lead.until(() => true)]);
  const began = performance.now();
  await report('rosa');
  await shah.until(({ flags }) => flags === 1);
  expect(performance.now() - began).toBeLessThan(8_000); // by itself: a page looks every ten seconds
  expect(lead.heard.at(-1)?.flags).toBe(0);
  now = new Date(now.getTime() + 25 * 60_000);
  await climbAll({ db: fresh.db, keys: testKeys }, home.practiceId, now);
  await lead.until(({ flags }) => flags === 1);
  expect(JSON.stringify([shah.heard, lead.heard])).not.toMatch(/rosa|glucose|sugar|"48/i);
  shah.end();
  lead.end();
});

test('a coach’s page is told within a second what became of what they raised, and of no other patient', async () => {
  const dana = await openPage(await as('coach', 'rosa'), app);
  const first = (await dana.until(() => true)).marks.escalationsHere;
  expect(first).toBeDefined();
  const words = dana.heard.length;
  await report('walter');
  await report('rosa');
  const raised = await dana.until(({ marks }) => marks.escalationsHere !== first);
  expect(dana.heard.length).toBe(words + 1); // Walter's was no word to her
  expect(raised.marks.escalations).toBeUndefined();
  const physician = await as('physician');
  const { body } = await ask<WatchView>(physician, 'GET', '/api/escalations');
  for (const { id } of body.escalations) await ask(physician, 'POST', `/api/escalations/${id}/sight`);
  await dana.until(({ marks }) => ![first, raised.marks.escalationsHere].includes(marks.escalationsHere));
  dana.end();
});
