import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WatchView } from '../../../server/domain/escalation/on-watch.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type { LoginIdentity } from '../../../server/http/identity.ts';
import { liveNews } from '../../../server/http/live.ts';
import { defineRoute } from '../../../server/http/route-table.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import type { ReceiptNews } from '../../../server/outbox/parts.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import { chartWrite, escalationEvent, promise } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { type OpenPage, openPage } from '../../parts/open-page.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

/** The same stream, for which a login is known so briefly that a test need not wait. */
const briefly = defineRoute(
  {
    ...{ method: 'GET', path: '/api/live-briefly', audience: 'clinician', patientBound: false },
    ...{ roles: 'any', answers: { 200: 'event-stream' }, audit: { none: 'a test' }, summary: 'The same.' },
  },
  async ask => ({ status: 200, stream: res => liveNews(res, ask, ask.identity as LoginIdentity, 50) }),
);

let fresh: FreshDatabase;
let home: TestPractice;
/** Two processes on one database. */
let app: RunningApp;
let elsewhere: RunningApp;
let close: () => Promise<unknown>;
let now = new Date('2026-03-02T15:00:00Z');
/** What the outbox of the second process says. */
const hears = new Set<(news: ReceiptNews) => void>();

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  const routes = [...allRoutes, briefly];
  app = await startApp(fresh.db, routes, { clock: () => now });
  const db = await openDatabase({ url: fresh.appUrl });
  const onReceipt = (hear: (news: ReceiptNews) => void) => {
    hears.add(hear);
    return () => hears.delete(hear);
  };
  const outbox = { ...app.parts.outbox, onReceipt };
  elsewhere = await startApp(db, routes, { clock: () => now, outbox });
  close = () => elsewhere.close().then(() => db.close());
});
afterAll(async () => {
  await close();
  await app.close();
  await fresh.close();
});

const as = (role: Role, patientId?: string): Promise<SignedIn> =>
  signIn(fresh.db, home, { role, patientId, at: now });
const ask = (who: SignedIn, method: 'GET' | 'POST' | 'DELETE', path: string, body: object = {}) =>
  fetch(app.origin + path, {
    method,
    headers: {
      ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
const pressure = { measure: 'blood-pressure', systolic: 192, diastolic: 118, unit: 'mm[Hg]' };
const raise = async (patientId: string) => {
  const body = { key: randomUUID(), from: 'check-in', toldBy: 'patient', readings: [pressure] };
  expect((await ask(await as('coach', patientId), 'POST', '/api/check-ins', body)).status).toBe(200);
};
const begun = async (who: SignedIn, at: RunningApp, path?: string): Promise<OpenPage> => {
  const page = await openPage(who, at, path);
  await page.until(() => true);
  return page;
};
/** Milliseconds until this page is told that this mark changed by `deed`. */
async function told(page: OpenPage, mark: 'escalations' | 'receipts', deed: () => unknown): Promise<number> {
  const before = page.heard.at(-1)?.marks[mark];
  const began = performance.now();
  await deed();
  await page.until(news => news === page.heard.at(-1) && news.marks[mark] !== before);
  return performance.now() - began;
}

/** Told by itself: a page looks every five seconds. */
const byItself = 4_500;

test('one stream tells a page of calls, of red flags and of receipts, whichever process did it', async () => {
  const physician = await as('physician', 'rosa');
  const coach = await as('coach', 'rosa');
  const osei = await begun(physician, elsewhere);
  const dana = await begun(coach, elsewhere);

  expect(osei.heard.at(-1)?.redFlags).toBe(0);
  expect(await told(osei, 'escalations', () => raise('walter'))).toBeLessThan(byItself);
  expect(osei.heard.at(-1)?.redFlags).toBe(1);
  expect(dana.heard.at(-1)?.marks).not.toHaveProperty('escalations');
  expect(dana.heard.at(-1)).not.toHaveProperty('redFlags');
  const handoff = { key: randomUUID(), urgency: 'now', room: '4', reasons: ['fear'] };
  // Sent by the other process: found by looking, soon once it is known to be on its way.
  const id = randomUUID();
  const at = now.toISOString();
  const row = { practiceId: home.practiceId, id, patientId: 'rosa', sessionId: randomUUID() };
  await fresh.db.withPractice(home.practiceId, tx =>
    tx.insert(chartWrite).values({
      ...{ ...row, sessionVersion: 1, iss: home.iss, staffId: home.staff.coach.id, itemKey: 'note' },
      ...{ kind: 'note', label: { en: 'Note' } as never, route: 'native', place: 0, state: 'queued' },
      ...{ due: at, queuedAt: at, receipt: { status: 'waiting', since: at, because: 'queued' } as never },
    }),
  );
  await told(dana, 'receipts', () => ask(physician, 'POST', '/api/handoffs', handoff));
  await dana.until(({ calls }) => calls.length === 1);
  await osei.until(({ marks }) => marks.handoffs.includes('called'));
  const sent = () =>
    fresh.db.withPractice(home.practiceId, tx =>
      tx.update(chartWrite).set({ state: 'sent', sentAt: at }).where(eq(chartWrite.id, id)),
    );
  expect(await told(dana, 'receipts', sent)).toBeLessThan(byItself);
  // By the process itself: at once, and only of this patient.
  const say = (patientId: string) => {
    const receipt = { status: 'in-chart' } as never;
    for (const hear of hears) hear({ ...row, patientId, writeId: id, receipt });
  };
  const words = dana.heard.length;
  say('walter');
  expect(await told(dana, 'receipts', () => say('rosa'))).toBeLessThan(byItself);
  expect(dana.heard.length).toBe(words + 1);
  expect(JSON.stringify([osei.heard, dana.heard])).not.toMatch(/rosa|walter|192/);
  osei.end();
  dana.end();
}, 20_000);

test('the list of a coach is told that somebody’s place on the queue changed, whichever process did it', async () => {
  const page = await begun(await as('coach'), app);
  const before = page.heard.at(-1)?.marks.queue;
  expect(before).toBeDefined();
  const { practiceId } = home;
  await elsewhere.parts.db.withPractice(practiceId, tx =>
    tx.insert(promise).values({
      ...{ practiceId, id: randomUUID(), patientId: 'ana', sessionId: randomUUID(), what: 'Call' },
      ...{ to: 'patient', due: '2026-03-01', madeAt: now.toISOString() },
    }),
  );
  const told = await page.until(({ marks }) => marks.queue !== before);
  expect(JSON.stringify(told)).not.toContain('ana');
  page.end();
});

test('a red flag is shown to whom a page in sight showed it, not by a page out of sight', async () => {
  await raise('eli');
  const lead = await as('lead');
  const shown = async () =>
    (await fresh.db.withPractice(home.practiceId, tx => tx.select().from(escalationEvent))).filter(
      ({ what, byStaffId }) => what === 'shown' && byStaffId === home.staff.lead.id,
    ).length;
  const look = async (page: string) =>
    ((await (await ask(lead, 'GET', `/api/escalations?page=${page}`)).json()) as WatchView).escalations
      .length;
  const open = await look('hidden');
  expect(open).toBeGreaterThan(0);
  expect(await shown()).toBe(0);
  await look('in-sight');
  expect(await shown()).toBe(open);
});

test('the stream ends when the login is over, and when it is locked', async () => {
  const [leaving, idle] = [await as('coach', 'rosa'), await as('physician', 'rosa')];
  const pages = [
    await begun(leaving, app, '/api/live-briefly'),
    await begun(idle, app, '/api/live-briefly'),
  ] as const;
  expect((await ask(leaving, 'DELETE', '/api/login')).status).toBe(204);
  await pages[0].over;
  now = new Date(now.getTime() + 60 * 60_000);
  await pages[1].over;
});
