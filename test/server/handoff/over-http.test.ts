import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role, Staff } from '../../../server/domain/practice/settings.ts';
import type {
  CareTeamView,
  CoachListView,
  HandoffView,
  ListedHandoff,
} from '../../../server/http/contract/handoff.ts';
import type { OpensAtView } from '../../../server/http/contract/queue.ts';
import type { PreviewView, SessionView, SignedView } from '../../../server/http/contract/session.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import { auditRow, handoff, staff } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { openPage } from '../../parts/open-page.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
/** Another process on the same database. */
let elsewhere: { app: RunningApp; close(): Promise<void> };
const clock = { now: new Date('2026-03-02T15:00:00Z') };
let marcus: Staff;

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  const db = await openDatabase({ url: fresh.appUrl });
  const other = await startApp(db, allRoutes, { clock: () => clock.now });
  elsewhere = {
    app: other,
    close: async () => {
      await other.close();
      await db.close();
    },
  };
  marcus = { ...home.staff.coach, id: randomUUID(), name: 'Marcus Bell', fhirUser: 'Practitioner/marcus' };
  await fresh.db.withPractice(home.practiceId, tx =>
    tx.insert(staff).values({ practiceId: home.practiceId, iss: home.iss, ...marcus }),
  );
});
afterAll(async () => {
  await elsewhere.close();
  await app.close();
  await fresh.close();
});
beforeEach(async () => {
  clock.now = new Date('2026-03-02T15:00:00Z');
  await fresh.db.withPractice(home.practiceId, tx => tx.delete(handoff));
});

const as = (role: Role, patientId?: string): Promise<SignedIn> =>
  signIn(fresh.db, home, { role, ...(patientId && { patientId }), at: clock.now });
const asMarcus = (patientId?: string): Promise<SignedIn> =>
  signIn(
    fresh.db,
    { ...home, staff: { ...home.staff, coach: marcus } },
    { role: 'coach', ...(patientId && { patientId }), at: clock.now },
  );

async function ask<T>(
  who: SignedIn,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  at: RunningApp = app,
): Promise<{ status: number; body: T }> {
  const answer = await fetch(at.origin + path, {
    method,
    headers: headersOf(who, at),
    ...sent(method, body),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}
const headersOf = (who: SignedIn, at: RunningApp) => ({
  ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: at.origin },
  ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
});
const sent = (method: string, body: object = {}) => (method === 'GET' ? {} : { body: JSON.stringify(body) });

/** Hands Rosa over from her chart, warm unless said. */
const handOver = async (more: object = {}, patient = 'rosa-morales'): Promise<HandoffView> => {
  const body = {
    key: randomUUID(),
    urgency: 'now',
    room: 'Room 4',
    reasons: ['fear'],
    words: 'insulin',
    ...more,
  };
  const { status, body: made } = await ask<HandoffView>(
    await as('physician', patient),
    'POST',
    '/api/handoffs',
    body,
  );
  expect(status, JSON.stringify(made)).toBe(200);
  return made;
};

const listen = (who: SignedIn, at: RunningApp = app) => openPage(who, at);

describe('a physician in a chart', () => {
  test('hands the patient over in one call; twice by the same key is once, and a second one waits for the first', async () => {
    const osei = await as('physician', 'rosa-morales');
    const body = { key: randomUUID(), urgency: 'now', room: 'Room 4', reasons: ['fear'], words: 'insulin' };
    const first = await ask<HandoffView>(osei, 'POST', '/api/handoffs', body);
    expect(first).toMatchObject({ status: 200, body: { status: 'called', room: '4', by: 'Priya Shah' } });
    expect((await ask<HandoffView>(osei, 'POST', '/api/handoffs', body)).body).toEqual(first.body);
    expect(await ask(osei, 'POST', '/api/handoffs', { ...body, key: randomUUID() })).toMatchObject({
      status: 409,
      body: { because: 'handed-over-already' },
    });
    const seen = await ask<HandoffView[]>(osei, 'GET', '/api/handoffs');
    expect(seen.body).toHaveLength(1);
  });
});

describe('two coaches', () => {
  test('who go at the same moment, in two processes: one has it, the other is told who', async () => {
    const { id } = await handOver();
    const [rosaAtHome, marcusElsewhere] = [await as('coach'), await asMarcus('other-patient')];
    const path = `/api/handoffs/${id}/taking`;
    const both = await Promise.all([
      ask<HandoffView>(rosaAtHome, 'POST', path),
      ask<HandoffView>(marcusElsewhere, 'POST', path, {}, elsewhere.app),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.filter(({ body }) => body.mine)).toHaveLength(1);
    const [one, other] = both.map(({ body }) => body.coach);
    expect(one).toBe(other);
    const [loser, winner] = both[0].body.mine ? [marcusElsewhere, rosaAtHome] : [rosaAtHome, marcusElsewhere];
    const outcome = { outcome: 'met', words: 'Begins on Friday' };
    expect(await ask(loser, 'POST', `/api/handoffs/${id}/outcome`, outcome)).toMatchObject({
      status: winner === rosaAtHome ? 404 : 409,
    });
  });
});

describe('open pages', () => {
  test('of every coach are called, in every process; the name stands only where no other patient does', async () => {
    const osei = await listen(await as('physician', 'rosa-morales'), elsewhere.app);
    const list = await listen(await as('coach'));
    const other = await listen(await asMarcus('walter-greene'), elsewhere.app);
    const rosas = await listen(await asMarcus('rosa-morales'));
    const { id } = await handOver();
    const calls = await Promise.all(
      [list, other, rosas].map(page => page.until(({ calls }) => calls.length > 0)),
    );
    const call = { id, by: 'Priya Shah', room: '4', reasons: ['fear'], words: 'insulin' };
    for (const { calls: told } of calls) expect(told).toMatchObject([call]);
    expect(calls.map(({ calls: [told] }) => told?.here)).toEqual([false, false, true]);
    expect(JSON.stringify(calls)).not.toMatch(/rosa-morales|walter/);
    const before = await osei.until(({ marks }) => marks.handoffs.includes('called'));
    expect(before.calls).toEqual([]);

    await ask(await asMarcus(), 'POST', `/api/handoffs/${id}/passing`);
    await other.until(({ calls: left }) => left.length === 0);
    await ask(await as('coach'), 'POST', `/api/handoffs/${id}/taking`, {}, elsewhere.app);
    await Promise.all(
      [list, rosas].map(page => page.until(({ calls: left }) => left.length === 0 && page.heard.length > 1)),
    );
    await osei.until(({ marks }) => marks.handoffs.includes('taken'));
    const [handoff] = (
      await ask<HandoffView[]>(await as('physician', 'rosa-morales'), 'GET', '/api/handoffs')
    ).body;
    expect(handoff).toMatchObject({ status: 'taken', coach: 'Rosa Medina', passes: ['Marcus Bell'] });
    for (const page of [osei, list, other, rosas]) page.end();
  });

  test('are called however many wait: a new call is not behind two hundred referrals', async () => {
    const { id } = await handOver({ urgency: 'when-there-is-time' }, 'eli-novak');
    await fresh.db.withPractice(home.practiceId, async tx => {
      const [one] = await tx.select().from(handoff).where(eq(handoff.id, id));
      if (one === undefined) throw new Error('it was handed over');
      const many = Array.from({ length: 205 }, (_, at) => ({
        ...one,
        id: randomUUID(),
        patientId: `p${at}`,
      }));
      await tx.insert(handoff).values(many);
    });
    clock.now = new Date('2026-03-02T15:01:00Z');
    const called = await handOver();
    const coach = await as('coach');
    const page = await listen(coach);
    expect((await page.until(({ calls }) => calls.length > 0)).calls).toMatchObject([{ id: called.id }]);
    page.end();
    const list = async (upTo: number) =>
      (await ask<CoachListView>(coach, 'GET', `/api/coach-list?upTo=${upTo}`)).body;
    expect(await list(200)).toMatchObject({ calls: [{ id: called.id }], more: 7 });
    expect((await list(400)).waiting).toHaveLength(206);
  });

  test('show a call quietly to a coach who is in a talk', async () => {
    const inTalk = await as('coach', 'walter-greene');
    await ask(inTalk, 'POST', '/api/sessions', { key: randomUUID() });
    await handOver();
    const page = await listen(inTalk);
    expect((await page.until(({ calls }) => calls.length > 0)).busy).toBe(true);
    page.end();
    const free = await listen(await asMarcus('eli-novak'));
    expect((await free.until(({ calls }) => calls.length > 0)).busy).toBe(false);
    free.end();
  });
});

describe('a call that nobody answers', () => {
  test('is a referral after the practice’s minutes, and says so to the physician; called again it rings again', async () => {
    const { id } = await handOver();
    clock.now = new Date('2026-03-02T15:05:00Z');
    const osei = await as('physician', 'rosa-morales');
    const [waits] = (await ask<HandoffView[]>(osei, 'GET', '/api/handoffs')).body;
    expect(waits).toMatchObject({ status: 'waiting', because: 'nobody-came' });
    const list = await ask<CoachListView>(await as('coach'), 'GET', '/api/coach-list');
    expect(list.body).toMatchObject({ calls: [], waiting: [{ id, urgency: 'now' }] });
    expect((await ask<HandoffView>(osei, 'POST', `/api/handoffs/${id}/call`)).body.status).toBe('called');
  });

  test('tells the physician who is in a session and who cannot come, while it rings and when nobody came', async () => {
    clock.now = new Date('2026-03-02T16:00:00Z');
    await ask(await asMarcus('walter-greene'), 'POST', '/api/sessions', { key: randomUUID() });
    const { id } = await handOver();
    const seen = async () =>
      (await ask<HandoffView[]>(await as('physician', 'rosa-morales'), 'GET', '/api/handoffs')).body[0];
    expect((await seen())?.coaches).toEqual([
      { name: 'Marcus Bell', reach: '', why: 'in-session' },
      { name: 'Rosa Medina', reach: '' },
    ]);
    await ask(await as('coach'), 'POST', `/api/handoffs/${id}/passing`);
    clock.now = new Date('2026-03-02T16:40:00Z');
    expect(await seen()).toMatchObject({
      because: 'nobody-came',
      coaches: [{ why: 'in-session' }, { name: 'Rosa Medina', why: 'cannot' }],
    });
  });
});

describe('a coach who went and cannot come after all', () => {
  test('is no longer called; the others are, with their page saying so, and the physician is told at once', async () => {
    const { id } = await handOver();
    const coach = await as('coach');
    const going = await listen(coach);
    await ask(coach, 'POST', `/api/handoffs/${id}/taking`);
    await going.until(news => news.going.includes(id));
    const osei = await as('physician', 'rosa-morales');
    const herPage = await listen(osei);
    const marcusPage = await listen(await asMarcus());
    await ask(coach, 'DELETE', `/api/handoffs/${id}/taking`);
    expect((await marcusPage.until(({ calls }) => calls.length > 0)).calls).toMatchObject([
      { id, after: 'Rosa Medina', since: clock.now.toISOString() },
    ]);
    expect((await going.until(news => news.going.length === 0 && going.heard.length > 1)).calls).toEqual([]);
    await herPage.until(({ marks }) => marks.handoffs.includes('called'));
    expect((await ask<HandoffView[]>(osei, 'GET', '/api/handoffs')).body[0]).toMatchObject({
      ...{ status: 'called', after: 'Rosa Medina', passes: ['Rosa Medina'] },
    });
    await ask(await asMarcus(), 'POST', `/api/handoffs/${id}/passing`);
    const [left] = (await ask<HandoffView[]>(osei, 'GET', '/api/handoffs')).body;
    expect(left).toMatchObject({ status: 'waiting', coaches: [{ why: 'cannot' }, { why: 'cannot' }] });
    for (const page of [going, herPage, marcusPage]) page.end();
  });
});

describe('how a handoff ended', () => {
  test('stands on the physician’s day as news until she has seen it, and again when something else follows', async () => {
    const { id } = await handOver({}, 'eli-novak');
    const day = await as('physician');
    const own = async () => (await ask<ListedHandoff[]>(day, 'GET', '/api/handoffs/own')).body;
    expect(await own()).toMatchObject([{ id, status: 'called' }]);
    const coach = await as('coach', 'eli-novak');
    const page = await listen(day);
    await page.until(({ marks }) => marks.handoffs.includes('called'));
    await ask(coach, 'POST', `/api/handoffs/${id}/outcome`, { outcome: 'missed', words: 'Had left' });
    await page.until(({ marks }) => marks.handoffs.includes('missed'));
    expect(await own()).toMatchObject([{ id, status: 'missed', outcomeWords: 'Had left' }]);
    expect((await ask(coach, 'POST', `/api/handoffs/${id}/sight`)).status).toBe(403);
    expect((await ask(day, 'POST', `/api/handoffs/${id}/sight`)).status).toBe(200);
    expect(await own()).toEqual([]);
    await page.until(({ marks }) => marks.handoffs === '');
    await ask(coach, 'POST', `/api/handoffs/${id}/outcome`, { outcome: 'booked' });
    expect(await own()).toMatchObject([{ id, status: 'booked' }]);
    const inChart = await ask(await as('physician', 'eli-novak'), 'GET', '/api/handoffs/own');
    expect(inChart).toMatchObject({ status: 409, body: { because: 'list-without-chart' } });
    page.end();
  });
});

describe('a handoff for which another time was booked', () => {
  test('tells the day, once it stands in the schedule of the coach who said so', async () => {
    const { id } = await handOver({}, 'eli-novak');
    const coach = await as('coach', 'eli-novak');
    const physician = await as('physician', 'eli-novak');
    await ask(coach, 'POST', `/api/handoffs/${id}/outcome`, { outcome: 'booked' });
    const bookedFor = async () =>
      (await ask<HandoffView[]>(physician, 'GET', '/api/handoffs')).body[0]?.bookedFor;
    expect(await bookedFor()).toBeUndefined();
    const talk = (day: string) => ({
      ...{ key: randomUUID(), minutes: 30, means: 'phone', anyway: true },
      start: { at: `${day}T15:00:00.000Z` },
    });
    const others = await ask(await asMarcus('eli-novak'), 'POST', '/api/bookings', talk('2026-03-04'));
    expect([others.status, await bookedFor()]).toEqual([200, undefined]);
    expect((await ask(coach, 'POST', '/api/bookings', talk('2026-03-06'))).status).toBe(200);
    expect(await bookedFor()).toBe('2026-03-06T15:00:00.000Z');
    clock.now = new Date('2026-03-07T15:00:00Z');
    const later = await as('physician', 'eli-novak');
    expect((await ask<HandoffView[]>(later, 'GET', '/api/handoffs')).body[0]?.bookedFor).toBeUndefined();
  });
});

describe('one tap with nothing filled in', () => {
  test('calls; the room and the reason are said while it rings, and the coach’s page has them by itself', async () => {
    const { id, room, reasons } = await handOver({ room: undefined, reasons: undefined, words: undefined });
    expect([room, reasons]).toEqual([undefined, []]);
    const page = await listen(await as('coach'));
    await page.until(({ calls }) => calls.length > 0);
    const osei = await as('physician', 'rosa-morales');
    const asked = { room: 'Room 7', reasons: ['fear'] };
    const said = await ask<HandoffView>(osei, 'PUT', `/api/handoffs/${id}/asked`, asked);
    expect(said.body).toMatchObject({ status: 'called', room: '7', reasons: ['fear'] });
    expect((await page.until(({ calls }) => calls[0]?.room === '7')).calls).toMatchObject([
      { id, reasons: ['fear'] },
    ]);
    page.end();
    const elsewhereOsei = await as('physician', 'walter-greene');
    expect((await ask(elsewhereOsei, 'PUT', `/api/handoffs/${id}/asked`, asked)).status).toBe(404);
  });
});

describe('the coach’s list', () => {
  test('has calls on top, then referrals by urgency and age, and what ended; it opens in no chart', async () => {
    const later = await handOver({ urgency: 'when-there-is-time' }, 'eli-novak');
    clock.now = new Date('2026-03-02T15:01:00Z');
    const today = await handOver({ urgency: 'today' }, 'walter-greene');
    const called = await handOver();
    const ended = await handOver({ urgency: 'today' }, 'sam-rivera');
    const coach = await as('coach');
    await ask(coach, 'POST', `/api/handoffs/${ended.id}/outcome`, { outcome: 'declined', words: 'Not now' });
    const { body } = await ask<CoachListView>(coach, 'GET', '/api/coach-list');
    const ids = (listed: { id: string }[]) => listed.map(({ id }) => id);
    expect(ids(body.calls)).toEqual([called.id]);
    expect(ids(body.waiting)).toEqual([today.id, later.id]);
    expect(body.past).toMatchObject([
      { id: ended.id, status: 'declined', outcomeWords: 'Not now', mine: true },
    ]);
    const most = await ask<CoachListView>(coach, 'GET', '/api/coach-list?upTo=2');
    expect([ids(most.body.calls), ids(most.body.waiting), most.body.more]).toEqual([
      [called.id],
      [today.id],
      1,
    ]);
    const inChart = await ask(await as('coach', 'rosa-morales'), 'GET', '/api/coach-list');
    expect(inChart).toMatchObject({ status: 409, body: { because: 'list-without-chart' } });
  });

  test('opens the chart of whom this coach has taken, until it is given back; for nobody else, and each time is written down', async () => {
    const sam = 'sam-rivera';
    const { id } = await handOver({ urgency: 'today' }, sam);
    const [coach, other] = [await as('coach'), await asMarcus()];
    const opens = async (who: SignedIn, part: 'mine' | 'waiting' | 'past') =>
      (await ask<CoachListView>(who, 'GET', '/api/coach-list')).body[part][0]?.opens;
    const open = (who: SignedIn) =>
      ask<OpensAtView & { because?: string }>(who, 'POST', `/api/queue/${sam}/chart`);
    const openings = () =>
      fresh.db.withPractice(home.practiceId, tx =>
        tx.$count(
          auditRow,
          and(
            eq(auditRow.action, 'open-from-queue'),
            eq(auditRow.patientId, sam),
            eq(auditRow.outcome, 'done'),
          ),
        ),
      );
    expect(await opens(coach, 'waiting')).toBeUndefined();
    expect(await open(coach)).toMatchObject({ status: 404, body: { because: 'not-in-panel' } });
    await ask(coach, 'POST', `/api/handoffs/${id}/taking`);
    expect(await opens(coach, 'mine')).toBe(sam);
    expect(await opens(other, 'mine')).toBeUndefined();
    expect(await open(coach)).toMatchObject({ status: 200, body: { how: 'choose' } });
    expect((await open(other)).status).toBe(404);
    expect(await openings()).toBe(1);
    await ask(coach, 'DELETE', `/api/handoffs/${id}/taking`);
    expect((await open(coach)).status).toBe(404);
    await ask(other, 'POST', `/api/handoffs/${id}/outcome`, { outcome: 'booked' });
    expect([await opens(other, 'past'), await opens(coach, 'past')]).toEqual([sam, undefined]);
    expect((await open(other)).status).toBe(200);
    expect(await openings()).toBe(2);
  });
});

describe('from the chart of another patient', () => {
  test('a handoff can be taken, and nothing be said of how it went', async () => {
    const { id } = await handOver();
    const inWalters = await as('coach', 'walter-greene');
    expect((await ask<HandoffView>(inWalters, 'POST', `/api/handoffs/${id}/taking`)).body.mine).toBe(true);
    for (const [method, path] of [
      ['POST', 'outcome'],
      ['DELETE', 'taking'],
    ] as const) {
      const body = path === 'outcome' ? { outcome: 'met' } : {};
      expect((await ask(inWalters, method, `/api/handoffs/${id}/${path}`, body)).status).toBe(404);
    }
    const osei = await as('physician', 'walter-greene');
    expect((await ask(osei, 'POST', `/api/handoffs/${id}/withdrawal`)).status).toBe(404);
    expect((await ask<HandoffView[]>(osei, 'GET', '/api/handoffs')).body).toEqual([]);
  });

  test('the key of a handoff is nobody’s in another chart', async () => {
    const { id: key } = await handOver();
    const osei = await as('physician', 'walter-greene');
    expect((await ask(osei, 'POST', '/api/handoffs', { key, urgency: 'now', reasons: [] })).status).toBe(404);
  });
});

describe('the care team', () => {
  test('is who took a handoff that came about, until they say that they are it no longer', async () => {
    const { id } = await handOver();
    const coach = await as('coach', 'rosa-morales');
    const team = async () => (await ask<CareTeamView>(coach, 'GET', '/api/care-team')).body;
    expect(await team()).toEqual([]);
    await ask(coach, 'POST', `/api/handoffs/${id}/outcome`, { outcome: 'booked' });
    const member = { name: 'Rosa Medina', because: 'handoff', since: clock.now.toISOString(), mine: true };
    expect(await team()).toMatchObject([member]);
    clock.now = new Date('2026-03-03T09:00:00Z');
    const again = await as('coach', 'rosa-morales');
    const left = await ask<CareTeamView>(again, 'DELETE', '/api/care-team/membership');
    expect(left.body).toMatchObject([{ ...member, until: clock.now.toISOString() }]);
    const back = await ask<CareTeamView>(again, 'POST', '/api/care-team/membership');
    expect(back.body).toMatchObject([{ because: 'said', since: clock.now.toISOString() }]);
    expect(back.body[0]).not.toHaveProperty('until');
  });

  test('a session opened by the coach who took a handoff is that handoff’s', async () => {
    const { id } = await handOver();
    const coach = await as('coach', 'rosa-morales');
    await ask(coach, 'POST', `/api/handoffs/${id}/taking`);
    const session = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
    const [linked] = (await ask<HandoffView[]>(coach, 'GET', '/api/handoffs')).body;
    expect(linked?.sessionId).toBe(session.body.id);
  });
});

describe('a session begun without “I go”', () => {
  test('is asked for on its page while the patient waits, and one tap joins it to the handoff', async () => {
    const { id } = await handOver({ urgency: 'today' });
    const coach = await as('coach', 'rosa-morales');
    const page = await listen(coach);
    const { body } = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
    const { waitsHere } = await page.until(news => news.waitsHere !== undefined);
    expect(waitsHere).toEqual({ id, by: 'Priya Shah', handedOverAt: clock.now.toISOString() });
    const taken = await ask<HandoffView>(coach, 'POST', `/api/handoffs/${id}/taking`);
    expect(taken.body).toMatchObject({ status: 'taken', mine: true, sessionId: body.id });
    expect(await page.until(news => news.going.includes(id))).not.toHaveProperty('waitsHere');
    page.end();
  });
});

describe('a talk with a patient who was handed over', () => {
  const agenda = [{ path: ['agenda', 'words'], to: 'My sugar' }];
  const inPerson = [...agenda, { path: ['how', 'means'], to: 'in-person' }];
  const handedOver = async (who: SignedIn) => (await ask<HandoffView[]>(who, 'GET', '/api/handoffs')).body[0];
  const openTalk = async (who: SignedIn) => {
    const { body } = await ask<SessionView>(who, 'POST', '/api/sessions', { key: randomUUID() });
    return body.id;
  };
  /** Writes, looks at what would be signed and signs it: the note that is filed. */
  const signTalk = async (who: SignedIn, id: string, edits: object[]): Promise<string> => {
    const { rev } = (await ask<SessionView>(who, 'GET', `/api/sessions/${id}`)).body;
    const key = randomUUID();
    const saved = await ask<{ rev: number }>(who, 'POST', `/api/sessions/${id}/edits`, { key, rev, edits });
    const seen = await ask<PreviewView>(who, 'GET', `/api/sessions/${id}/preview`);
    const press = { key: randomUUID(), rev: saved.body.rev };
    const signed = await ask<SignedView>(who, 'POST', `/api/sessions/${id}/signature`, press);
    expect(signed.status, JSON.stringify(signed.body)).toBe(200);
    expect(signed.body.note).toBe(seen.body.note);
    return signed.body.note ?? '';
  };

  test('taken while the session was open already is that handoff’s; the signature tells the physician how they met', async () => {
    const coach = await as('coach', 'rosa-morales');
    const talk = await openTalk(coach);
    const { id } = await handOver();
    await ask(coach, 'GET', `/api/sessions/${talk}/preview`);
    const taken = await ask<HandoffView>(coach, 'POST', `/api/handoffs/${id}/taking`);
    expect(taken.body).toMatchObject({ status: 'taken', sessionId: talk });
    expect(await signTalk(coach, talk, inPerson)).toMatch(
      /Handed over warmly by Priya Shah[\s\S]*met in\s+the\s+room/,
    );
    const told = await handedOver(await as('physician', 'rosa-morales'));
    expect(told).toMatchObject({ id, status: 'met', coach: 'Rosa Medina', sessionId: talk });
  });

  test('met in the room begins in person, and can be said to be otherwise; half an hour later it may be a call', async () => {
    const tasha = 'tasha-brooks';
    const metBy = async (coach: SignedIn) => {
      const { id } = await handOver({}, tasha);
      await ask(coach, 'POST', `/api/handoffs/${id}/taking`);
      await ask(coach, 'POST', `/api/handoffs/${id}/outcome`, { outcome: 'met' });
    };
    const begin = (coach: SignedIn) =>
      ask<SessionView>(coach, 'POST', '/api/sessions', { key: randomUUID() });
    const coach = await as('coach', tasha);
    await metBy(coach);
    const { body: talk } = await begin(coach);
    expect(talk.draft).toEqual({ how: { means: 'in-person' } });
    const kept = await ask<SessionView>(coach, 'GET', `/api/sessions/${talk.id}`);
    expect(kept.body).toMatchObject({ rev: talk.rev, draft: talk.draft });
    const byPhone = [{ path: ['how', 'means'], from: 'in-person', to: 'phone' }, ...agenda];
    expect(await signTalk(coach, talk.id, byPhone)).toMatch(/by phone/i);
    await metBy(coach);
    clock.now = new Date('2026-03-02T15:31:00Z');
    expect((await begin(await as('coach', tasha))).body.draft).toEqual({});
  });

  test('by a coach who never pressed “I go”: one answer before the signature, and the note tells it too', async () => {
    const { id } = await handOver();
    await ask(await asMarcus(), 'POST', `/api/handoffs/${id}/taking`);
    const coach = await as('coach', 'rosa-morales');
    const talk = await openTalk(coach);
    expect(await handedOver(coach)).not.toHaveProperty('sessionId');
    const said = { handoffId: id, outcome: 'introduced' };
    expect((await ask<HandoffView>(coach, 'POST', `/api/sessions/${talk}/handoff`, said)).body).toMatchObject(
      {
        ...{ status: 'introduced', coach: 'Rosa Medina', sessionId: talk },
      },
    );
    expect(await signTalk(coach, talk, agenda)).toMatch(/Outcome:\s+introduced\s+by\s+phone/);
    expect((await ask(coach, 'POST', `/api/sessions/${talk}/handoff`, said)).status).toBe(200);
  });

  test('said only after the signature: the physician is told, and not that the note has it', async () => {
    const { id } = await handOver({ urgency: 'today' });
    const coach = await as('coach', 'rosa-morales');
    const talk = await openTalk(coach);
    expect(await signTalk(coach, talk, agenda)).not.toMatch(/CAME TO COACHING/);
    clock.now = new Date('2026-03-02T16:00:00Z');
    const again = await as('coach', 'rosa-morales');
    await ask(again, 'POST', `/api/sessions/${talk}/handoff`, { handoffId: id, outcome: 'met' });
    expect(await handedOver(again)).toMatchObject({
      ...{ status: 'met', sessionId: talk, chart: { status: 'not-accepted' } },
    });
  });

  test('is not one that was signed before, nor a colleague’s', async () => {
    const coach = await as('coach', 'rosa-morales');
    const before = await openTalk(coach);
    await signTalk(coach, before, agenda);
    clock.now = new Date('2026-03-02T16:00:00Z');
    const { id } = await handOver();
    const [rosa, other] = [await as('coach', 'rosa-morales'), await asMarcus('rosa-morales')];
    const said = { handoffId: id, outcome: 'met' };
    expect(await ask(rosa, 'POST', `/api/sessions/${before}/handoff`, said)).toMatchObject({
      ...{ status: 409, body: { because: 'handoff-over' } },
    });
    const talk = await openTalk(rosa);
    expect((await ask(other, 'POST', `/api/sessions/${talk}/handoff`, said)).status).toBe(404);
  });
});
