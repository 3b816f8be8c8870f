import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type { QueueView } from '../../../server/http/contract/queue.ts';
import type {
  BookingBody,
  BookingKept,
  FeedMade,
  FreeTimesView,
  ScheduleView,
  TakenView,
} from '../../../server/http/contract/schedule.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { joinCareTeam } from '../../../server/storage/care-team.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { auditRow, booking, practice } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { scopes, takesAll } from '../../parts/signing-desk.ts';
import { aChart } from '../desk/a-month.ts';
import { calendarIn } from './read-calendar.ts';

const people = { rosa: 'Rosa Morales', walter: 'Walter Greene', grace: 'Grace Okafor' };
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const clock = { now: new Date('2026-11-26T14:00:00Z') }; // Thursday, 9:00 in New York

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { accepts: takesAll });
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  await inHome(tx =>
    tx.update(practice).set({ settings: { ...home.settings, timeZone: 'America/New_York' } }),
  );
  for (const [id, name] of Object.entries(people))
    await aChart(fresh.db, home, id, { name, birthDate: '1958-02-03', mrn: id });
  for (const patientId of ['rosa', 'walter'])
    await inHome(tx =>
      joinCareTeam(tx, {
        ...{ practiceId: home.practiceId, patientId, staffId: home.staff.coach.id },
        ...{ because: 'said', since: '2026-11-01T00:00:00Z' },
      }),
    );
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const inHome = <T>(work: (tx: PracticeTx) => Promise<T>) => fresh.db.withPractice(home.practiceId, work);
const at = (instant: string) => {
  clock.now = new Date(instant);
};

type Refused = { refused?: string; because?: string; field?: string };
async function as<T = Refused>(
  role: Role,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  patientId?: string,
): Promise<{ status: number; body: T & Refused }> {
  const who = await signIn(fresh.db, home, { role, at: clock.now, scopes, ...(patientId && { patientId }) });
  const headers = {
    ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
    ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(app.origin + path, { method, headers, ...sent });
  return { status: answer.status, body: (await answer.json()) as T & Refused };
}

const talk = (patient: string | undefined, day: string, time: string, more: Partial<BookingBody> = {}) => ({
  ...{ key: randomUUID(), minutes: 30, means: 'phone', start: { day, clock: time } },
  ...{ ...(patient && { patient }), ...more },
});
const book = (body: object, patientId?: string) =>
  as<BookingKept & TakenView>('coach', 'POST', '/api/bookings', body, patientId);
const change = (id: string, what: string, body: object) =>
  as<{ state?: string; sequence?: number } & TakenView>('coach', 'PUT', `/api/bookings/${id}${what}`, body);
const schedule = async (from = '2026-11-26') =>
  (await as<ScheduleView>('coach', 'GET', `/api/schedule?from=${from}&days=7`)).body;
const rowOf = async (patientId: string) =>
  (await as<QueueView>('coach', 'GET', '/api/queue')).body.rows.find(row => row.patientId === patientId);

describe('a coach’s schedule', () => {
  test('begins with no hours and nothing booked, and says that the EMR was not looked into', async () => {
    const seen = await schedule();
    expect(seen).toMatchObject({ today: '2026-11-26', timeZone: 'America/New_York', talks: [], offers: [] });
    expect(seen.days.map(({ day, free }) => [day, free.length])).toContainEqual(['2026-11-27', 0]);
    expect(seen.emr.is).not.toBe('read');
    expect((await as('physician', 'GET', '/api/schedule')).status).toBe(403);
    expect((await as('coach', 'GET', '/api/schedule', undefined, 'rosa')).body.because).toBe(
      'list-without-chart',
    );
  });

  test('has the hours its coach sets: by weekday, and other ones on single days', async () => {
    const nine = [{ from: '09:00', to: '12:00' }];
    const said = {
      timeZone: 'America/New_York',
      weekly: [nine, nine, nine, nine, nine, [], []],
      other: [
        { day: '2026-11-30', hours: [] },
        { day: '2026-11-20', hours: [] },
      ],
    };
    const crossed = {
      ...said,
      weekly: [[...nine, { from: '11:00', to: '13:00' }], nine, nine, nine, nine, [], []],
    };
    expect((await as('coach', 'PUT', '/api/schedule/availability', crossed)).body.because).toBe(
      'hours-crossed',
    );
    expect((await as('coach', 'PUT', '/api/schedule/availability', said)).status).toBe(200);
    const { availability, days } = await schedule();
    expect(availability.other).toEqual([{ day: '2026-11-30', hours: [] }]);
    expect(days.map(({ day, free }) => [day.slice(8), free[0]?.clock, free.length])).toEqual([
      ...[['26', '09:00', 11] as const, ['27', '09:00', 11] as const],
      ...[['28', undefined, 0] as const, ['29', undefined, 0] as const, ['30', undefined, 0] as const],
      ...[['01', '09:00', 11] as const, ['02', '09:00', 11] as const],
    ]);
  });
});

describe('a talk', () => {
  const friday = talk('rosa', '2026-11-27', '10:00');
  test('is booked once, however often the button is pressed, and takes its time away', async () => {
    const [first, again] = [await book(friday), await book(friday)];
    expect(first).toMatchObject({ status: 200, body: { id: friday.key, start: '2026-11-27T15:00:00.000Z' } });
    expect(again.body.id).toBe(friday.key);
    const { talks, days } = await schedule();
    expect(talks).toMatchObject([
      { id: friday.key, patient: 'Rosa Morales', clock: '10:00', standing: 'ahead' },
    ]);
    expect(days[1]?.free.map(free => free.clock)).not.toContain('10:15');
  });

  test('is refused where another stands, with what that is and the next three free times', async () => {
    const met = await book(talk('walter', '2026-11-27', '10:15'));
    expect(met.status).toBe(409);
    expect(met.body).toMatchObject({
      because: 'coach-booked',
      stands: { from: '2026-11-27T15:00:00.000Z', means: 'phone', patient: 'Rosa Morales' },
      free: ['2026-11-27T15:30:00.000Z', '2026-11-27T15:45:00.000Z', '2026-11-27T16:00:00.000Z'],
    });
    const inChart = await book(talk(undefined, '2026-11-27', '10:15'), 'walter');
    expect(inChart.body.stands).toEqual({
      ...{ from: '2026-11-27T15:00:00.000Z', to: '2026-11-27T15:30:00.000Z', means: 'phone' },
    });
  });

  test('stands outside of the coach’s hours only on purpose, and at no clock time that there is not, or twice', async () => {
    expect((await book(talk('walter', '2026-11-27', '11:45'))).body.because).toBe('outside-hours');
    expect((await book(talk('walter', '2027-03-14', '02:30', { anyway: true }))).body.because).toBe(
      'clock-skipped',
    );
    expect((await book(talk('walter', '2027-11-07', '01:30', { anyway: true }))).body.because).toBe(
      'clock-twice',
    );
    expect((await book(talk('grace', '2026-11-27', '09:00'))).body.because).toBe('not-your-patient');
    expect((await book({ ...talk('walter', '2026-11-27', '09:00'), minutes: 45 })).status).toBe(400);
    const late = talk('walter', '2026-11-27', '11:45', { anyway: true, patientZone: 'America/Los_Angeles' });
    expect((await book(late)).status).toBe(200);
    const shown = (await schedule()).talks.find(({ id }) => id === late.key);
    expect(shown?.theirs).toEqual({ day: '2026-11-27', clock: '08:45', zone: 'America/Los_Angeles' });
    const off = { key: randomUUID(), sequence: 0, by: 'patient', reason: 'Works that morning' };
    expect((await change(late.key, '/cancellation', off)).body).toMatchObject({
      state: 'cancelled',
      sequence: 1,
    });
    expect((await change(late.key, '/cancellation', off)).body).toMatchObject({
      state: 'cancelled',
      sequence: 1,
    });
  });

  test('of two coaches with one patient, pressed at the same moment, is one; the other is told of it', async () => {
    const bodies = Array.from({ length: 6 }, (_, one) =>
      talk(one % 2 === 0 ? 'rosa' : 'walter', '2026-12-01', '09:00', { anyway: true }),
    );
    const answers = await Promise.all(bodies.map(body => book(body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status === 409);
    expect(others).toHaveLength(5);
    for (const { body } of others) expect(body.stands?.from).toBe('2026-12-01T14:00:00.000Z');
    for (const { body } of others) expect(body.free).toHaveLength(3);
  });

  test('that another program writes over one that stands is refused by the database itself', async () => {
    const copy = (change: object) =>
      inHome(async tx => {
        const [row] = await tx.select().from(booking).where(eq(booking.id, friday.key));
        if (row) await tx.insert(booking).values({ ...row, id: randomUUID(), ...change });
      });
    await expect(copy({ patientId: 'grace' })).rejects.toMatchObject({ constraint: 'booking_coach_once' });
    await expect(copy({ staffId: home.staff.physician.id })).rejects.toMatchObject({
      constraint: 'booking_patient_once',
    });
    await copy({ patientId: 'grace', state: 'cancelled' });
  });

  test('is moved by who saw it as it is; the same press moves once', async () => {
    const move = (sequence: number, time: string, key = randomUUID()) => ({
      ...{ key, sequence, minutes: 15, means: 'video', start: { day: '2026-11-27', clock: time } },
    });
    const earlier = move(0, '10:15');
    expect((await change(friday.key, '', earlier)).body).toMatchObject({ sequence: 1 });
    expect((await change(friday.key, '', earlier)).body).toMatchObject({ sequence: 1 });
    expect((await change(friday.key, '', move(0, '11:00'))).body.because).toBe('talk-changed');
    const shown = (await schedule()).talks.find(({ id }) => id === friday.key);
    expect(shown).toMatchObject({ clock: '10:15', minutes: 15, means: 'video' });
    expect(shown?.moved).toMatchObject([{ start: '2026-11-27T15:00:00.000Z', minutes: 30 }]);
  });

  test('of tomorrow is why its patient is on the queue; one that went by without a word is missed', async () => {
    const reasons = async () => (await rowOf('rosa'))?.reasons ?? [];
    expect(await reasons()).toContainEqual(
      expect.objectContaining({
        kind: 'date',
        since: '2026-11-27',
        talk: { clock: '10:15', means: 'video' },
      }),
    );
    at('2026-11-28T14:00:00Z');
    expect((await schedule('2026-11-27')).talks.find(({ id }) => id === friday.key)?.standing).toBe('open');
    // Another talk stands ahead, so nobody is forgotten; called off, it is what did not come about.
    const { talks } = await schedule('2026-12-01');
    const next = talks.find(({ patientId, standing }) => patientId === 'rosa' && standing === 'ahead');
    const off = { key: randomUUID(), sequence: 0, by: 'coach', reason: 'Training' };
    if (next) await change(next.id, '/cancellation', off);
    expect(await reasons()).toContainEqual(expect.objectContaining({ kind: 'missed', since: '2026-11-27' }));
  });

  test('is held once a contact of its day reached the patient', async () => {
    at('2026-11-27T16:00:00Z');
    const logged = {
      ...{ key: randomUUID(), patient: 'rosa', kind: 'call', direction: 'out', reached: 'patient' },
      ...{ minutes: { talking: 12 }, when: { day: '2026-11-27', start: '10:20' } },
    };
    expect((await as('coach', 'POST', '/api/contacts', logged)).status).toBe(200);
    expect((await schedule('2026-11-27')).talks.find(({ id }) => id === friday.key)?.standing).toBe('held');
    at('2026-11-28T14:00:00Z');
    expect((await rowOf('rosa'))?.reasons.map(({ kind }) => kind)).not.toContain('missed');
  });

  test('to which nobody came is said to be missed, not before it began', async () => {
    const soon = talk('walter', '2026-12-02', '09:00');
    await book(soon);
    const missed = () => ({ key: randomUUID(), sequence: 0 });
    expect((await change(soon.key, '/absence', missed())).body.because).toBe('talk-ahead');
    at('2026-12-02T14:10:00Z');
    expect((await change(soon.key, '/absence', missed())).body.state).toBe('missed');
    expect((await change(soon.key, '/absence', { key: randomUUID(), sequence: 1 })).body.because).toBe(
      'talk-changed',
    );
  });

  test('that was promised in a contact is offered to be booked, once, until it is', async () => {
    at('2026-12-02T15:00:00Z');
    const logged = {
      ...{ key: randomUUID(), patient: 'walter', kind: 'call', direction: 'out', reached: 'patient' },
      ...{ minutes: { talking: 5 }, when: { ended: clock.now.toISOString() }, next: { day: '2026-12-04' } },
    };
    expect((await as('coach', 'POST', '/api/contacts', logged)).status).toBe(200);
    expect((await schedule('2026-12-02')).offers).toEqual([
      { patientId: 'walter', patient: 'Walter Greene', day: '2026-12-04', from: 'contact' },
    ]);
    const saturday = '/api/free-times?days=1&from=2026-12-05';
    const dayWithout = await as<FreeTimesView>('coach', 'GET', saturday, undefined, 'walter');
    expect(dayWithout.body).toMatchObject({ hasHours: true, days: [{ hours: [] }] });
    const free = await as<FreeTimesView>('coach', 'GET', '/api/free-times?days=3', undefined, 'walter');
    expect(free.body).toMatchObject({ hasHours: true, booked: [], offer: { day: '2026-12-04' } });
    expect((await book(talk(undefined, '2026-12-04', '09:30'), 'walter')).status).toBe(200);
    expect((await schedule('2026-12-02')).offers).toEqual([]);
  });
});

describe('the calendar of a coach', () => {
  const read = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url, { headers });
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      etag: answer.headers.get('etag') ?? '',
      text: await answer.text(),
    };
  };
  const make = async () => (await as<FeedMade>('coach', 'POST', '/api/calendar-feed')).body.url;

  test('is read by its secret address, says nobody’s name, and is not sent twice to who has it', async () => {
    const url = await make();
    const { status, type, etag, text } = await read(url);
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).not.toMatch(/Rosa|Morales|Walter|rosa|walter/);
    const events = calendarIn(text);
    expect(events).toContainEqual(
      expect.objectContaining({
        ...{ SUMMARY: 'Coaching, video', DTSTART: '2026-11-27T15:15:00Z', DTEND: '2026-11-27T15:30:00Z' },
        ...{ SEQUENCE: '1', STATUS: 'CONFIRMED' },
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ STATUS: 'CANCELLED', DTSTART: '2026-11-27T16:45:00Z', SEQUENCE: '1' }),
    );
    expect(events.map(({ UID }) => UID?.split('@')[1])).toEqual(events.map(() => 'alongside'));
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    const unchanged = await read(url, { 'if-none-match': etag });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    await book(talk('rosa', '2026-12-04', '11:00'));
    expect((await read(url, { 'if-none-match': etag })).status).toBe(200);
  });

  test('names a patient where the practice turned that on, and writes down whom', async () => {
    const settings = { ...home.settings, timeZone: 'America/New_York' };
    const url = await make();
    await inHome(tx => tx.update(practice).set({ settings: { ...settings, calendarNames: 'initials' } }));
    expect((await read(url)).text).toContain('SUMMARY:Coaching RM\\, video');
    await inHome(tx => tx.update(practice).set({ settings: { ...settings, calendarNames: 'names' } }));
    expect((await read(url)).text).toContain('SUMMARY:Coaching Rosa Morales\\, video');
    const rows = await inHome(tx => tx.select().from(auditRow).where(eq(auditRow.action, 'read-feed')));
    expect(rows.map(({ patientId }) => patientId)).toEqual(expect.arrayContaining([null, 'rosa', 'walter']));
    await inHome(tx => tx.update(practice).set({ settings }));
  });

  test('is nothing to who has a wrong address, one made before, or one taken away', async () => {
    const [before, url] = [await make(), await make()];
    expect((await read(before)).status).toBe(404);
    const wrong = url.replace(/[A-Za-z0-9_-]{43}/, secret => secret.split('').toReversed().join(''));
    expect((await read(wrong)).status).toBe(404);
    expect((await read(url.replace(home.practiceId, randomUUID()))).status).toBe(404);
    expect((await read(url)).status).toBe(200);
    const seen = await schedule('2026-12-02');
    expect(seen.feed?.readAt).toBeDefined();
    expect((await as<{ ended: number }>('coach', 'DELETE', '/api/calendar-feed')).body.ended).toBe(1);
    expect((await read(url)).status).toBe(404);
  });

  test('that is asked for too often is told to wait', async () => {
    const url = await make();
    const answers = await Promise.all(Array.from({ length: 25 }, () => read(url)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });
});

test('whatever was done and looked at is written down', async () => {
  const rows = await inHome(tx => tx.select({ action: auditRow.action }).from(auditRow));
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      ...['look-at-schedule', 'look-at-free-times', 'set-availability', 'book-talk', 'move-talk'],
      ...['cancel-talk', 'miss-talk', 'make-feed', 'end-feed', 'read-feed'],
    ]),
  );
});
