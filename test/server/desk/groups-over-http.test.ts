import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type { ClaimPacket, MonthView } from '../../../server/http/contract/billing.ts';
import type { GroupBody, GroupKept, GroupsView } from '../../../server/http/contract/group.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { joinCareTeam } from '../../../server/storage/care-team.ts';
import { writesOfSession } from '../../../server/storage/chart-writes.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import {
  actionPlan,
  auditRow,
  coachingSession,
  contact,
  groupAttendee,
  groupVersion,
  practice,
  signature,
  staff,
} from '../../../server/storage/schema.ts';
import { coachingSoFar } from '../../../server/views/prep.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { scopes, takesAll } from '../../parts/signing-desk.ts';
import { aChart, readyForBilling } from './a-month.ts';

const people = {
  lucia: 'Lucia Fuentes',
  walter: 'Walter Greene',
  grace: 'Grace Okafor',
  harold: 'Harold Kim',
  james: 'James Whitfield',
};
type Who = keyof typeof people;
const ids = Object.keys(people) as Who[];

let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const clock = { now: new Date('2026-10-20T18:00:00Z') };

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { accepts: takesAll });
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  await readyForBilling(fresh.db, home);
  for (const [n, id] of ids.entries())
    await aChart(fresh.db, home, id, { name: people[id], birthDate: '1958-02-03', mrn: `000${n}` });
  const offers = ['coaching' as const];
  const billing = { ...usualBilling, offers, turnedOn: ['0593T'], assumedPayerMayLeave: true as const };
  await inHome(async tx => {
    await tx.update(staff).set({ credential: 'NBC-HWC' }).where(eq(staff.id, home.staff.coach.id));
    await tx.update(practice).set({ settings: { ...home.settings, timeZone: 'America/New_York', billing } });
    const { practiceId } = home;
    for (const patientId of ids)
      await joinCareTeam(tx, {
        ...{ practiceId, patientId, staffId: home.staff.coach.id },
        ...{ because: 'said', since: '2026-09-01T00:00:00Z' },
      });
    const plan = { status: 'active', goal: 'Comer menos pan' };
    await tx.insert(actionPlan).values({
      ...{ practiceId, id: 'p1', patientId: 'lucia', sessionId: randomUUID(), status: 'active' },
      ...{ plan: plan as never, since: '2026-09-01T00:00:00Z' },
    });
  });
  // What the newest launch out of a chart was granted: the next one will be granted the same.
  await signIn(fresh.db, home, { role: 'coach', patientId: 'lucia', at: clock.now, scopes });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const inHome = <T>(work: (tx: PracticeTx) => Promise<T>) => fresh.db.withPractice(home.practiceId, work);
type Refused = { refused?: string; because?: string; field?: string };
async function as<T = Refused>(
  role: Role,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  patientId?: string,
): Promise<{ status: number; body: T & Refused; text: string }> {
  const who = await signIn(fresh.db, home, { role, at: clock.now, scopes, ...(patientId && { patientId }) });
  const headers = {
    ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
    ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(app.origin + path, { method, headers, ...sent });
  const text = await answer.text();
  return { status: answer.status, body: JSON.parse(text) as T & Refused, text };
}

/** Five were expected: Walter left early, Grace did not come. */
const aGroup: GroupBody = {
  ...{ key: randomUUID(), topic: 'Cooking for two', about: 'food', means: 'in-person' },
  ...{ day: '2026-10-20', start: '10:00', minutes: 60, shared: 'Read three labels together' },
  attendees: [
    { patient: 'lucia', came: true, own: 'Asked what to cook on Sundays' },
    { patient: 'walter', came: true, minutes: 25, own: 'Had to leave for the bus' },
    { patient: 'grace', came: false },
    { patient: 'harold', came: true },
    { patient: 'james', came: true, arrived: '10:20', minutes: 30 },
  ],
};
const hold = (change: Partial<GroupBody> = {}) =>
  as<GroupKept>('coach', 'POST', '/api/groups', { ...aGroup, ...change });
const month = async () => (await as<MonthView>('biller', 'GET', '/api/months/2026-10')).body.patients;
const lines = async () => Object.fromEntries((await month()).map(one => [one.id, one.lines]));
const packet = (patient: Who) => as<ClaimPacket>('biller', 'GET', `/api/months/2026-10/claims/${patient}`);
const sessionsOf = (patientId: string) =>
  inHome(tx => tx.select().from(coachingSession).where(eq(coachingSession.patientId, patientId)));
const audited = async (action: (typeof auditRow.$inferSelect)['action']) =>
  (
    await inHome(tx =>
      tx
        .select()
        .from(auditRow)
        .where(and(eq(auditRow.action, action), eq(auditRow.outcome, 'done'))),
    )
  ).length;

/** Everything that stands in one patient's record, and all that goes to their chart. */
async function recordOf(patientId: Who): Promise<string> {
  const told = [await packet(patientId), await as('coach', 'GET', '/api/sessions', undefined, patientId)];
  const kept = await inHome(async tx => {
    const [session] = await tx.select().from(coachingSession).where(eq(coachingSession.patientId, patientId));
    if (session === undefined) return [];
    const signed = await tx.select().from(signature).where(eq(signature.sessionId, session.id));
    const contacts = await tx.select().from(contact).where(eq(contact.patientId, patientId));
    return [session, signed, contacts, await writesOfSession(tx, session.id)];
  });
  return JSON.stringify([told.map(({ text }) => text), kept], (key, value) =>
    key === 'data' ? Buffer.from(value, 'base64').toString() : value,
  );
}

describe('a group of five, one absent, one left early', () => {
  test('the coach sees their own patients by name, with what each is working on', async () => {
    const { body } = await as<GroupsView>('coach', 'GET', '/api/groups');
    expect(body.patients.map(({ id, name, goals }) => [id, name, goals])).toEqual([
      ['grace', 'Grace Okafor', []],
      ['harold', 'Harold Kim', []],
      ['james', 'James Whitfield', []],
      ['lucia', 'Lucia Fuentes', ['Comer menos pan']],
      ['walter', 'Walter Greene', []],
    ]);
    expect(body).toMatchObject({ unnamed: 0, held: [] });
    expect(await audited('look-at-groups')).toBe(5);
    for (const role of ['physician', 'biller', 'lead', 'admin'] as const)
      expect((await as(role, 'GET', '/api/groups')).status).toBe(403);
    const inChart = await as('coach', 'GET', '/api/groups', undefined, 'lucia');
    expect(inChart).toMatchObject({ status: 409, body: { because: 'list-without-chart' } });
  });

  test('is refused whole when one of it cannot be: nothing stands anywhere', async () => {
    const stranger = { patient: 'eli', came: true } as const;
    const refused = await hold({ key: randomUUID(), attendees: [...aGroup.attendees, stranger] });
    expect(refused).toMatchObject({ status: 404, body: { because: 'not-your-patient', field: 'eli' } });
    const named = await hold({ key: randomUUID(), shared: 'Grace was missed' });
    expect(named).toMatchObject({ status: 400, body: { because: 'names-another', field: 'shared' } });
    expect(await month()).toEqual([]);
  });

  test('is written down once and stands in four records; the same press again changes nothing', async () => {
    const kept = await hold();
    expect(kept).toMatchObject({ status: 200, body: { version: 1, records: 4, mayBeFlags: [] } });
    expect((await hold()).body).toEqual(kept.body);
    for (const id of ids) expect(await sessionsOf(id)).toHaveLength(id === 'grace' ? 0 : 1);
    const attendees = await inHome(tx => tx.select().from(groupAttendee));
    expect(attendees.filter(({ came }) => !came)).toMatchObject([{ patientId: 'grace', sessionId: null }]);
    expect(await audited('hold-group')).toBe(1);
    expect(await audited('sign-session')).toBe(4);
  });

  test('each has a note of their own on its way to the chart, with a visit of their own minutes', async () => {
    const [walter] = await sessionsOf('walter');
    const writes = await inHome(tx => writesOfSession(tx, walter?.id ?? ''));
    expect(writes.map(({ kind, state, patientId }) => [kind, state, patientId])).toEqual([
      ['visit', 'queued', 'walter'],
      ['note', 'queued', 'walter'],
    ]);
    expect(writes[0]?.body).toMatchObject({
      period: { start: '2026-10-20T14:00:00.000Z', end: '2026-10-20T14:25:00.000Z' },
      type: [{ text: 'Health coaching, in a group, in person' }],
    });
    const { sessionId = '' } = (await packet('walter')).body.talks[0] ?? {};
    const opened = await as<{ note: string }>(
      ...(['biller', 'GET', `/api/months/2026-10/claims/walter/notes/${sessionId}`] as const),
    );
    expect(opened.body.note).toContain('A group of 4, in person, 10:00 AM to 11:00 AM.');
    expect(opened.body.note).toContain('Of this patient: Had to leave for the bus');
    const list = await as<{ group?: string }[]>('coach', 'GET', '/api/sessions', undefined, 'walter');
    expect(list.body).toMatchObject([{ group: 'Cooking for two' }]);
  });

  test('the biller sees a line for each by their own minutes, and in the packet a group of four', async () => {
    expect(await lines()).toEqual({ lucia: '0593T', walter: '', harold: '0593T', james: '0593T' });
    const { body } = await packet('james');
    expect(body.lines).toMatchObject([{ code: '0593T', minutes: 30 }]);
    expect(body.talks).toMatchObject([{ group: 4, minutes: 30, mode: 'in-person' }]);
    const short = (await month()).find(({ id }) => id === 'walter');
    expect(short).toMatchObject({ state: 'not-billable', because: expect.stringContaining('25') });
  });

  test.each(ids)('nothing in the record of %s names another of the group', async id => {
    const record = await recordOf(id);
    const others = ids.filter(other => other !== id);
    for (const other of others) {
      const [given = '', family = ''] = people[other].split(' ');
      expect(record).not.toMatch(new RegExp(`\\b(${given}|${family}|${other})\\b`));
    }
    const own = { lucia: 'Sundays', walter: 'bus' } as const;
    for (const [whose, words] of Object.entries(own)) if (whose !== id) expect(record).not.toContain(words);
  });
});

describe('a group put right', () => {
  const correct = (change: Partial<GroupBody> & { version?: number; reason?: string }) =>
    as<GroupKept>('coach', 'PUT', `/api/groups/${aGroup.key}`, {
      ...{ ...aGroup, version: 1, key: randomUUID(), reason: 'Mixed up two names' },
      ...change,
    });
  const swapped = aGroup.attendees.map(one => {
    if (one.patient === 'grace') return { patient: 'grace', came: true as const, minutes: 45 };
    return one.patient === 'harold' ? { patient: 'harold', came: false as const } : one;
  });

  test('who was there after all comes in, who was not goes out of the month, and both records tell', async () => {
    const key = randomUUID();
    clock.now = new Date('2026-10-21T18:00:00Z');
    const kept = await correct({ key, attendees: swapped });
    expect(kept).toMatchObject({ status: 200, body: { version: 2, records: 4 } });
    expect((await correct({ key, attendees: swapped })).body).toEqual(kept.body);
    expect(await lines()).toEqual({ lucia: '0593T', walter: '', grace: '0593T', james: '0593T' });
    const [harold] = await sessionsOf('harold');
    const signed = await inHome(tx =>
      tx
        .select()
        .from(signature)
        .where(eq(signature.sessionId, harold?.id ?? '')),
    );
    expect(signed.map(({ version }) => version)).toEqual([1, 2]);
    const last = signed.find(({ version }) => version === 2);
    expect(last?.note).toContain('STATUS: Not coached. Was not in the group after all.');
    expect(last?.note).toContain('Reason for the amendment: Mixed up two names');
    // Of whom nothing changed nothing is said anew.
    expect(await sessionsOf('lucia')).toMatchObject([{ version: 1 }]);
  });

  test('another size is an amended note in every record', async () => {
    expect((await correct({ version: 2, attendees: swapped, others: 2 })).body).toMatchObject({ version: 3 });
    expect(await sessionsOf('lucia')).toMatchObject([{ version: 2 }]);
    expect((await packet('lucia')).body.talks).toMatchObject([{ group: 6, versions: 2 }]);
    const wordings = await inHome(tx => tx.select().from(groupVersion));
    expect(wordings.map(({ version }) => version).toSorted()).toEqual([1, 2, 3]);
  });

  test('the coach’s next preparation counts from the day of the group, not from its correction', async () => {
    const list = await as<{ signedAt: string; group?: string }[]>(
      'coach',
      'GET',
      '/api/sessions',
      undefined,
      'lucia',
    );
    expect(list.body).toMatchObject([{ group: 'Cooking for two', signedAt: '2026-10-20T14:00:00.000Z' }]);
    const soFar = (id: Who) => inHome(tx => coachingSoFar(tx, id, home.staff.coach.id));
    expect((await soFar('lucia')).lastSession).toMatchObject({ signedAt: '2026-10-20T14:00:00.000Z' });
    expect((await soFar('harold')).lastSession).toBeUndefined();
  });

  test('is refused on an older wording; a record that is being amended in its chart stays as it is, the others do not wait for it', async () => {
    expect(await correct({ version: 2 })).toMatchObject({ status: 409, body: { because: 'group-changed' } });
    const named = await correct({
      version: 3,
      reason: 'Harold was not there',
      attendees: aGroup.attendees.slice(0, 3),
    });
    expect(named).toMatchObject({ status: 400, body: { because: 'names-another', field: 'reason' } });
    const [james] = await sessionsOf('james');
    const reopened = await as(
      'coach',
      'POST',
      `/api/sessions/${james?.id}/amendment`,
      { key: randomUUID() },
      'james',
    );
    expect(reopened.status).toBe(200);
    const others = (await correct({ version: 3, attendees: swapped, others: 2, topic: 'Soups' })).body;
    expect(others).toMatchObject({ version: 4, left: ['james'] });
    expect(await sessionsOf('lucia')).toMatchObject([{ version: 3, inGroup: { topic: 'Soups' } }]);
    expect(await sessionsOf('james')).toMatchObject([{ inGroup: { topic: 'Cooking for two' } }]);
    // Where that one alone would change, nothing is done: it is put right in its chart.
    const again = await correct({ version: 4, attendees: swapped, others: 2, topic: 'Soups' });
    expect(again).toMatchObject({ status: 409, body: { because: 'amended-in-chart', field: 'james' } });
  });

  test('what is written so far stands there after a reload, for its coach alone, until it is signed', async () => {
    const written = {
      ...{
        key: randomUUID(),
        topic: 'Soups',
        about: 'food',
        means: 'in-person',
        day: '2026-10-20',
        start: '10:00',
      },
      ...{ minutes: '60', others: '', shared: 'Tasted three soups', reason: '' },
      rows: [{ id: 'lucia', came: true, arrived: '', minutes: '', own: 'Liked the second' }],
    };
    expect((await as('coach', 'PUT', '/api/groups/draft', { written })).status).toBe(200);
    const seen = async () => (await as<GroupsView>('coach', 'GET', '/api/groups')).body.draft?.written;
    expect(await seen()).toEqual(written);
    expect((await as('coach', 'PUT', '/api/groups/draft', { written }, 'lucia')).status).toBe(409);
    expect((await hold({ key: written.key })).status).toBe(200);
    expect(await seen()).toBeUndefined();
    await as('coach', 'PUT', '/api/groups/draft', { written });
    await as('coach', 'PUT', '/api/groups/draft', { written: null });
    expect(await seen()).toBeUndefined();
  });

  test('words that may be a red flag are kept, and the coach is told whose they are', async () => {
    const kept = await hold({
      key: randomUUID(),
      attendees: [
        { patient: 'lucia', came: true, own: 'Said she wants to die some days' },
        { patient: 'walter', came: true },
      ],
    });
    expect(kept.body.mayBeFlags).toMatchObject([{ kind: 'self-harm', patient: 'lucia' }]);
  });
});
