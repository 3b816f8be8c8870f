import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContactKept, ContactsView } from '../../../server/http/contract/contact.ts';
import type { OpensAtView, QueueView } from '../../../server/http/contract/queue.ts';
import {
  auditRow,
  careTeamMember,
  coachDate,
  escalation,
  patientReport,
  promise,
  teachBack,
} from '../../../server/storage/schema.ts';
import { aCall, aChart, aSignedTalk } from './a-month.ts';
import { openDesk } from './at-the-desk.ts';

const clock = { now: new Date('2026-10-28T15:00:00Z') };
let desk: Awaited<ReturnType<typeof openDesk>>;
const people = [
  ['walter', 'Walter Greene'],
  ['ana', 'Ana Ruiz'],
  ['rosa', 'Rosa Morales'],
  ['dee', 'Dee Brooks'],
] as const;

beforeAll(async () => {
  desk = await openDesk(clock);
  const { db, home } = desk;
  const { practiceId, staff } = home;
  for (const [id, name] of people) await aChart(db, home, id, { name, birthDate: '1947-03-29', mrn: id });
  await db.withPractice(practiceId, async tx => {
    const of = { practiceId, staffId: staff.coach.id, because: 'said' as const };
    const since = '2026-10-20T15:00:00Z';
    await tx.insert(careTeamMember).values(people.map(([patientId]) => ({ ...of, patientId, since })));
  });
  // Somebody of another coach, or of nobody, is on no queue of this one.
  await aChart(db, home, 'sam', { name: 'Sam Rivera', birthDate: '1990-01-01', mrn: 'sam' });
});
afterAll(() => desk.close());

const queue = async () => (await desk.as<QueueView>('coach', 'GET', '/api/queue')).body;
const within = (work: Parameters<typeof desk.db.withPractice>[1]) =>
  desk.db.withPractice(desk.home.practiceId, work);
const told = ({ rows }: QueueView) =>
  rows
    .filter(({ standing }) => standing === 'shown')
    .map(({ patientId, reasons }) => [patientId, ...reasons.map(({ kind }) => kind)]);
const of = (patientId: string) => ({
  ...{ practiceId: desk.home.practiceId, patientId, sessionId: randomUUID() },
});
const aPromise = (patientId: string, due: string, what = 'Ask about the bus pass') => ({
  ...{
    ...of(patientId),
    id: randomUUID(),
    what,
    to: 'patient' as const,
    due,
    madeAt: '2026-10-20T15:00:00Z',
  },
});

test('nobody with a reason: the panel is there, at rest', async () => {
  const seen = await queue();
  expect(told(seen)).toEqual([]);
  expect(seen).toMatchObject({ shown: 0, rest: 4, more: 0, caseload: { patients: 4, size: 'below' } });
  expect(seen.rows[0]).toMatchObject({ patient: { birthDate: '1947-03-29' }, standing: 'nothing' });
});

test('what happens anywhere is on the queue at the next look, the strongest first, each with its sum', async () => {
  await within(async tx => {
    await tx.insert(promise).values(aPromise('ana', '2026-10-27'));
    await tx.insert(teachBack).values({
      ...{ ...of('walter'), id: 't', status: 'open', since: '2026-10-26T15:00:00Z' },
      outcome: { topic: 'Low sugar' } as never,
    });
  });
  const seen = await queue();
  expect(told(seen)).toEqual([
    ['ana', 'promise'],
    ['walter', 'teach-back'],
  ]);
  expect(seen.rows[0]).toMatchObject({
    ...{ patient: { name: 'Ana Ruiz' }, band: 'this-week', score: 42 },
    reasons: [{ kind: 'promise', what: 'Ask about the bus pass', points: 42, days: 1 }],
  });
  const at = '2026-10-28T14:00:00Z';
  await within(tx =>
    tx.insert(patientReport).values({
      ...{ practiceId: desk.home.practiceId, id: randomUUID(), patientId: 'rosa', recordedAt: at, at },
      ...{ staffId: desk.home.staff.coach.id, from: 'message', toldBy: 'patient', words: 'Dizzy' },
      readings: [{ measure: 'blood-pressure', systolic: 152, diastolic: 95, unit: 'mm[Hg]' }],
    }),
  );
  expect(told(await queue())[0]).toEqual(['rosa', 'home-reading', 'message']);
});

test('a call in which it was not talked about leaves the reading where it is, and one that says so takes it away', async () => {
  clock.now = new Date('2026-10-28T15:30:00Z');
  const call = (change: object) =>
    desk.as<ContactKept>('coach', 'POST', '/api/contacts', {
      ...{ key: randomUUID(), patient: 'rosa', kind: 'call', direction: 'out', reached: 'patient' },
      ...{ when: { ended: clock.now.toISOString() }, minutes: { talking: 5 }, ...change },
    });
  const news = async () =>
    (await desk.as<ContactsView>('coach', 'GET', '/api/contacts?patient=rosa')).body.news;
  expect(await news()).toMatchObject([{ kind: 'home-reading', reading: { value: 152, second: 95 } }]);
  await call({});
  expect(told(await queue())[0]).toEqual(['rosa', 'home-reading']);
  // Somebody else was on the line: nothing was said to the patient.
  clock.now = new Date('2026-10-28T15:40:00Z');
  await call({ reached: 'circle', talkedAbout: true });
  expect(told(await queue())[0]).toEqual(['rosa', 'home-reading']);
  clock.now = new Date('2026-10-28T15:50:00Z');
  const { body } = await call({ talkedAbout: true });
  expect(told(await queue()).map(([patientId]) => patientId)).not.toContain('rosa');
  expect(await news()).toEqual([]);
  // It was not so after all: the reading stands again.
  const undone = { key: randomUUID(), version: body.version, reason: 'Not talked about' };
  await desk.as('coach', 'DELETE', `/api/contacts/${body.id}`, undone);
  expect(told(await queue())[0]).toEqual(['rosa', 'home-reading']);
});

test('who was in a session has answered the message and talked about the reading, and is out of the way', async () => {
  const { db, home } = desk;
  await aCall(db, home, 'rosa', '2026-10-28', 10);
  clock.now = new Date('2026-10-28T20:00:00Z');
  expect(told(await queue())).toEqual([
    ['ana', 'promise'],
    ['walter', 'teach-back'],
  ]);
});

test('a patient is put off for a reason, and comes back on the day, or when a red flag is raised', async () => {
  const snooze = { until: '2026-11-04', why: 'away' };
  const put = (body: object, patient = 'ana') =>
    desk.as('coach', 'PUT', `/api/queue/${patient}/snooze`, body);
  expect((await put({ ...snooze, until: '2026-10-28' })).body).toMatchObject({ because: 'snooze-not-ahead' });
  expect((await put({ ...snooze, why: 'other' })).body).toMatchObject({ because: 'snooze-why' });
  expect((await put(snooze, 'sam')).body).toMatchObject({ because: 'not-in-panel' });
  expect((await put(snooze)).status).toBe(200);
  const after = await queue();
  expect(told(after)).toEqual([['walter', 'teach-back']]);
  expect(after.rows.find(({ patientId }) => patientId === 'ana')).toMatchObject({
    standing: 'snoozed',
    snooze,
  });
  const { practiceId, iss, staff } = desk.home;
  await within(tx =>
    tx.insert(escalation).values({
      ...{ practiceId, iss, id: randomUUID(), patientId: 'ana', kind: 'chest-pain', words: 'Chest pain' },
      ...{ because: [], from: {} as never, origin: 'test', raisedAt: '2026-10-28T19:00:00Z' },
      ...{ staffId: staff.coach.id, rung: 'supervisor' as never },
    }),
  );
  expect(told(await queue())[0]).toEqual(['ana', 'red-flag', 'promise']);
  const rows = await desk.db.withPractice(practiceId, tx =>
    tx
      .select()
      .from(auditRow)
      .where(and(eq(auditRow.action, 'snooze-patient'), eq(auditRow.outcome, 'done'))),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ patientId: 'ana', detail: { until: '2026-11-04', why: 'away' } });
});

test('a date the coach set is told when it is near, and taken away once', async () => {
  const id = randomUUID();
  const at = (day: string) =>
    desk.as('coach', 'PUT', `/api/queue/dee/dates/${id}`, { day, what: 'Quit day' });
  expect((await at('2026-10-01')).body).toMatchObject({ because: 'date-gone-by' });
  expect((await at('2026-10-30')).status).toBe(200);
  expect((await at('2026-10-30')).status).toBe(200);
  const found = (await queue()).rows.find(({ patientId }) => patientId === 'dee');
  expect(found?.reasons).toMatchObject([{ kind: 'date', what: 'Quit day', since: '2026-10-30' }]);
  expect(await within(tx => tx.$count(coachDate))).toBe(1);
  const [sooner, dates] = [randomUUID(), '/api/queue/dee/dates'];
  await desk.as('coach', 'PUT', `${dates}/${sooner}`, { day: '2026-10-29', what: 'Moves house' });
  const of = async () => (await queue()).rows.find(({ patientId }) => patientId === 'dee');
  expect((await of())?.dates.map(({ what }) => what)).toEqual(['Moves house', 'Quit day']);
  await desk.as('coach', 'DELETE', `${dates}/${sooner}`);
  expect(await of()).toMatchObject({ dates: [{ id, what: 'Quit day' }], reasons: [{ what: 'Quit day' }] });
});

test('the week against the hours there are: the least pressing move, in the coach’s own words of time', async () => {
  const before = await queue();
  expect(before.caseload).not.toHaveProperty('haveMinutes');
  await desk.as('coach', 'PUT', '/api/queue-hours', { minutes: 20 });
  const { caseload } = await queue();
  expect(caseload).toMatchObject({ haveMinutes: 20, needMinutes: before.caseload.needMinutes });
  expect(caseload.needMinutes).toBeGreaterThan(20);
  expect(caseload.moves.map(({ name }) => name)).not.toContain('Ana Ruiz');
});

test('a new day works everybody out anew; nobody is forgotten for a month, whatever was put off', async () => {
  clock.now = new Date('2026-11-20T15:00:00Z');
  await desk.as('coach', 'PUT', '/api/queue/walter/snooze', { until: '2026-12-30', why: 'away' });
  const seen = await queue();
  expect(seen.today).toBe('2026-11-20');
  const walter = seen.rows.find(({ patientId }) => patientId === 'walter');
  expect(walter).toMatchObject({ standing: 'shown', unseenSince: '2026-10-20' });
  expect(walter?.reasons.map(({ kind }) => kind)).toContain('unseen');
});

test('who says that they coach no longer loses the patient, until they sign another talk', async () => {
  const ids = async () => (await queue()).rows.map(({ patientId }) => patientId);
  await within(tx =>
    tx
      .update(careTeamMember)
      .set({ until: '2026-11-20T15:00:00Z' })
      .where(eq(careTeamMember.patientId, 'dee')),
  );
  expect(await ids()).not.toContain('dee');
  clock.now = new Date('2026-11-22T15:00:00Z');
  await aSignedTalk(desk.db, desk.home, 'dee', '2026-11-21');
  expect(await ids()).toContain('dee');
});

test('it comes in pieces, names patients in no chart, and is told to coaches alone', async () => {
  const first = await desk.as<QueueView>('coach', 'GET', '/api/queue?most=2');
  const then = await desk.as<QueueView>('coach', 'GET', '/api/queue?from=2&most=2');
  expect([first.body.rows.length, first.body.more, then.body.rows.length, then.body.more]).toEqual([
    2, 2, 2, 0,
  ]);
  expect((await desk.as('coach', 'GET', '/api/queue', {}, 'walter')).status).toBe(409);
  expect((await desk.as('physician', 'GET', '/api/queue')).status).toBe(403);
});

test('an EMR that makes no launch for an app has the patient chosen there', async () => {
  const opened = await desk.as<OpensAtView>('coach', 'POST', '/api/queue/ana/chart');
  expect(opened.body).toMatchObject({ how: 'choose' });
  expect(new URL(opened.body.url).pathname).toBe('/launch/standalone');
  expect((await desk.as('coach', 'POST', '/api/queue/sam/chart')).status).toBe(404);
});
