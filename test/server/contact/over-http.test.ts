import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type { ClaimPacket, MonthView } from '../../../server/http/contract/billing.ts';
import type { ContactBody, ContactKept, ContactsView } from '../../../server/http/contract/contact.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { joinCareTeam } from '../../../server/storage/care-team.ts';
import { writesOfSession } from '../../../server/storage/chart-writes.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { auditRow, contact, contactVersion, practice, promise } from '../../../server/storage/schema.ts';
import { contactsOfDay } from '../../../server/workflow/contact/in-chart.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { scopes, takesAll } from '../../parts/signing-desk.ts';
import { aChart, readyForBilling } from '../desk/a-month.ts';

const people = { rosa: 'Rosa Morales', walter: 'Walter Greene', grace: 'Grace Okafor' };
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const clock = { now: new Date('2026-10-20T18:00:00Z') };

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { accepts: takesAll });
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  await readyForBilling(fresh.db, home);
  for (const [id, name] of Object.entries(people))
    await aChart(fresh.db, home, id, { name, birthDate: '1958-02-03', mrn: id });
  await chartGets('nothing');
  for (const patientId of ['rosa', 'walter'])
    await inHome(tx =>
      joinCareTeam(tx, {
        ...{ practiceId: home.practiceId, patientId, staffId: home.staff.coach.id },
        ...{ because: 'said', since: '2026-09-01T00:00:00Z' },
      }),
    );
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const inHome = <T>(work: (tx: PracticeTx) => Promise<T>) => fresh.db.withPractice(home.practiceId, work);
const later = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};

/** What the practice chose for the chart; it takes part in care management, and a physician's notes are drafts to nobody. */
const chartGets = (inChart: 'nothing' | 'day-note' | 'each') =>
  inHome(tx =>
    tx.update(practice).set({
      settings: {
        ...{ ...home.settings, timeZone: 'America/New_York', contacts: { inChart } },
        billing: { ...usualBilling, offers: ['ccm'], assumedPayerMayLeave: true },
      },
    }),
  );

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

const call = (change: Partial<ContactBody> = {}): ContactBody => ({
  ...{ key: randomUUID(), kind: 'call', direction: 'out', reached: 'patient', minutes: { talking: 10 } },
  ...{ when: { ended: clock.now.toISOString() }, ...change },
});
const voicemail = (change: Partial<ContactBody> = {}) =>
  call({ kind: 'voicemail', reached: 'nobody', minutes: {}, ...change });
const log = (body: ContactBody, patientId?: string) =>
  as<ContactKept>('coach', 'POST', '/api/contacts', body, patientId);
const seen = (patientId: string) =>
  as<ContactsView>('coach', 'GET', '/api/contacts', undefined, patientId).then(({ body }) => body);
const rowsOf = (patientId: string) =>
  inHome(tx => tx.select().from(contact).where(eq(contact.patientId, patientId)));
const promisesOf = (patientId: string) =>
  inHome(tx => tx.select().from(promise).where(eq(promise.patientId, patientId)));
const packet = async (patientId: string) =>
  (await as<ClaimPacket>('biller', 'GET', `/api/months/2026-10/claims/${patientId}`)).body;
const monthOf = async (patientId: string) =>
  (await as<MonthView>('biller', 'GET', '/api/months/2026-10')).body.patients.find(
    ({ id }) => id === patientId,
  );
const notesIn = async (about: string) =>
  (await inHome(tx => writesOfSession(tx, about))).map(({ kind, state, body, sessionVersion }) => {
    const content = body?.content as { attachment: { data: string } }[] | undefined;
    const text = content?.[0] && Buffer.from(content[0].attachment.data, 'base64').toString();
    return { kind, state, version: sessionVersion, status: body?.status, text, replaces: body?.relatesTo };
  });

describe('three voicemails and a call', () => {
  test('each attempt is a row of its own, and the last promises to call again', async () => {
    expect(await log(voicemail(), 'rosa')).toMatchObject({ status: 200, body: { version: 1, overlaps: [] } });
    later(60);
    await log(voicemail(), 'rosa');
    later(60);
    await log(voicemail({ next: { day: '2026-10-21' } }), 'rosa');
    expect((await rowsOf('rosa')).map(({ mode, minutes }) => [mode, minutes.total])).toEqual([
      ...[1, 2, 3].map(() => ['phone', 0]),
    ]);
    const { tries, contacts } = await seen('rosa');
    expect(tries).toEqual({
      kinds: [{ kind: 'voicemail', count: 3, reached: 0 }],
      since: '2026-10-20T18:00:00.000Z',
    });
    expect(contacts.map(({ coach, mine }) => [coach, mine])[0]).toEqual([home.staff.coach.name, true]);
    expect(await promisesOf('rosa')).toMatchObject([
      { what: 'Call again', due: '2026-10-21', to: 'patient', keptOn: null },
    ]);
  });
  test('the call the day after keeps that promise, and nothing is tried any more', async () => {
    later(20 * 60);
    const key = randomUUID();
    expect((await log(call({ key, said: 'Walks again' }), 'rosa')).status).toBe(200);
    expect((await promisesOf('rosa')).map(({ keptOn }) => keptOn)).toEqual(['2026-10-21']);
    expect((await seen('rosa')).tries).toBeUndefined();
    // Sent once more, since the answer was not heard: it is the same contact.
    expect((await log(call({ key, said: 'Walks again' }), 'rosa')).body).toMatchObject({
      id: key,
      version: 1,
    });
    expect(await rowsOf('rosa')).toHaveLength(4);
  });
  test('the preparation of a session tells it with its day, and the promise', async () => {
    later(60);
    await log(voicemail(), 'rosa');
    type Prep = { since: { facts: { kind: string; found: { told?: { en: string } } }[] } };
    const { body } = await as<Prep>('coach', 'GET', '/api/prep?chart=kept', undefined, 'rosa');
    expect(body.since.facts.find(({ kind }) => kind === 'contact')?.found.told?.en).toBe(
      '1 call; 4 voicemails',
    );
  });
});

describe('who may log what of whom', () => {
  test('in a chart nobody but its patient, whatever the page says', async () => {
    const { status, body } = await log(call({ patient: 'walter' }), 'rosa');
    expect([status, body.refused]).toEqual([404, 'other-patient']);
  });
  test('without a chart a patient of one’s own, and nobody else', async () => {
    expect((await log(call({ patient: 'walter' }))).status).toBe(200);
    expect((await log(call({ patient: 'grace' }))).body).toMatchObject({ because: 'not-your-patient' });
    expect((await log(call())).body).toMatchObject({ because: 'not-your-patient' });
    const own = await as<{ name: string }[]>('coach', 'GET', '/api/own-patients');
    expect(own.body.map(({ name }) => name)).toEqual(['Rosa Morales', 'Walter Greene']);
    expect((await as('coach', 'GET', '/api/own-patients', undefined, 'rosa')).status).toBe(409);
    const { body } = await as<ContactsView>('coach', 'GET', '/api/contacts?patient=walter');
    expect([body.patient, body.contacts.length]).toEqual(['Walter Greene', 1]);
  });
  test('no physician, and no colleague corrects it', async () => {
    expect((await as('physician', 'POST', '/api/contacts', call(), 'rosa')).status).toBe(403);
    const [row] = await rowsOf('walter');
    const gone = await as(
      'coach',
      'DELETE',
      `/api/contacts/${row?.id}`,
      {
        ...{ key: randomUUID(), version: 1, reason: 'x' },
      },
      'rosa',
    );
    expect(gone.status).toBe(404);
  });
  test.each<[string, Partial<ContactBody>, string]>([
    ['that has not happened yet', { when: { ended: '2027-01-01T10:00:00Z' } }, 'contact-ahead'],
    ['longer than its day', { minutes: { talking: 1440 } }, 'contact-too-long'],
    ['a voicemail that reached them', { kind: 'voicemail' }, 'contact-cannot-reach'],
    ['a talk without minutes', { minutes: {} }, 'contact-minutes'],
  ])('nothing %s', async (_, change, because) => {
    expect((await log(call(change), 'rosa')).body).toMatchObject({ because });
  });
});

describe('what is said of it at once', () => {
  test('another contact at the same time is named, in a chart without the other patient', async () => {
    later(120);
    await log(call({ patient: 'walter', minutes: { talking: 30 } }));
    later(5);
    const inChart = await log(call(), 'rosa');
    expect(inChart.body.overlaps).toEqual([
      { is: 'call', from: '2026-10-21T18:30:00.000Z', to: '2026-10-21T19:00:00.000Z' },
    ]);
    const onList = await log(call({ patient: 'walter', minutes: { talking: 5 } }));
    expect(onList.body.overlaps.map(({ patient }) => patient)).toEqual(['Rosa Morales']);
  });
  test('words that may be a red flag', async () => {
    const { body } = await log(call({ said: 'She has chest pain since this morning' }), 'rosa');
    expect(body.mayBeFlags).toMatchObject([{ kind: 'chest-pain' }]);
  });
  test('an entry of long after is marked, for the coach and for the biller', async () => {
    const { body } = await log(call({ when: { day: '2026-10-21', start: '09:00' } }), 'walter');
    expect(body.writtenLater).toBe(true);
    const talk = (await packet('walter')).talks.find(({ id }) => id === body.id);
    expect(talk).toMatchObject({
      logged: 'Logged by hand: Call, the patient. Written down later.',
      minutes: 10,
    });
  });
  test('one that the page kept offline and sent later is marked, for the coach and for the biller, also once it is put right', async () => {
    later(120);
    const { body } = await log(call({ sentLate: true }), 'walter');
    const change = { version: 1, key: randomUUID(), reason: 'It took longer', minutes: { talking: 11 } };
    const { key: _, ...written } = call();
    await as('coach', 'PUT', `/api/contacts/${body.id}`, { ...written, ...change }, 'walter');
    expect((await seen('walter')).contacts.find(({ id }) => id === body.id)).toMatchObject({
      sentLate: true,
    });
    const talk = (await packet('walter')).talks.find(({ id }) => id === body.id);
    expect(talk?.logged).toBe('Logged by hand: Call, the patient. Kept offline and sent later.');
  });
  test('that nobody was asked yet for care between visits, until somebody said no, or yes', async () => {
    later(60);
    expect((await log(call(), 'rosa')).body.askConsent).toBe(true);
    later(15);
    const says = (said: 'given' | 'declined', day: string) => {
      const consent = { to: 'ccm', said, words: 'As they put it', told: 'As on the form', day };
      return as('biller', 'POST', '/api/consents', { key: randomUUID(), patient: 'rosa', ...consent });
    };
    expect((await says('declined', '2026-09-01')).status).toBe(200);
    expect((await log(call({ minutes: { talking: 1 } }), 'rosa')).body.askConsent).toBe(false);
    later(15);
    expect((await says('given', '2026-10-01')).status).toBe(200);
    expect((await log(call(), 'rosa')).body.askConsent).toBe(false);
  });
});

describe('minutes of contacts', () => {
  test('are traced in the packet, and a try counts for no programme', async () => {
    later(30);
    await log(call({ reached: 'nobody', minutes: { 'other-work': 5 } }), 'rosa');
    const { talks } = await packet('rosa');
    const spent = talks.flatMap(({ byActivity }) => byActivity);
    expect(spent.find(({ activity }) => activity === 'other-work')).toMatchObject({
      ...{ minutes: 5, lines: [], because: 'Nobody was reached: a try counts for no programme.' },
    });
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    await as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient: 'rosa', fact });
    expect(await monthOf('rosa')).toMatchObject({ lines: '99490 · 99439', minutes: 40 });
  });
});

describe('a contact put right', () => {
  const change = async (method: 'PUT' | 'DELETE', id: string, body: object) => {
    later(1);
    return as<ContactKept>('coach', method, `/api/contacts/${id}`, body, 'walter');
  };
  test('keeps what it said, and its own mark of when it was written', async () => {
    const { body } = await log(call({ minutes: { talking: 15 }, next: { day: '2026-10-25' } }), 'walter');
    const right = call({ minutes: { talking: 5 }, when: { ended: clock.now.toISOString() } });
    const { key: _, ...written } = right;
    const correction = { ...written, key: randomUUID(), version: 1, reason: 'It was five' };
    expect((await change('PUT', body.id, correction)).body).toMatchObject({ version: 2 });
    // Sent again; then by somebody who looked at the first wording; then with nothing to change.
    expect((await change('PUT', body.id, correction)).body).toMatchObject({ version: 2 });
    expect((await change('PUT', body.id, { ...correction, key: randomUUID() })).body.because).toBe(
      'contact-changed',
    );
    const same = { ...correction, key: randomUUID(), version: 2 };
    expect((await change('PUT', body.id, same)).body.because).toBe('contact-as-before');
    const wordings = await inHome(tx =>
      tx.select().from(contactVersion).where(eq(contactVersion.contactId, body.id)),
    );
    expect(wordings.map(({ version, reason }) => [version, reason]).toSorted()).toEqual([
      [1, null],
      [2, 'It was five'],
    ]);
    expect(await promisesOf('walter')).toEqual([]);
  });
  test('taken back it counts for nothing, and the promise it kept is open again', async () => {
    await log(voicemail({ next: { day: '2026-10-26' } }), 'walter');
    later(60);
    const { body } = await log(call({ minutes: { talking: 30 } }), 'walter');
    const minutes = async () => (await packet('walter')).talks.reduce((all, talk) => all + talk.minutes, 0);
    const before = await minutes();
    expect((await promisesOf('walter')).map(({ keptOn }) => keptOn)).toEqual(['2026-10-21']);
    const reason = 'It was Grace';
    const gone = await change('DELETE', body.id, { key: randomUUID(), version: 1, reason });
    expect(gone.body).toMatchObject({ version: 2 });
    expect(await minutes()).toBe(before - 30);
    expect((await promisesOf('walter')).map(({ keptOn }) => keptOn)).toEqual([null]);
    const again = await change('DELETE', body.id, { key: randomUUID(), version: 2, reason });
    expect(again.body.because).toBe('contact-taken-back');
    const { contacts } = await seen('walter');
    expect(contacts.find(({ id }) => id === body.id)?.takenBack).toEqual({ reason });
  });
  test('in a month that was locked, the biller is told what changed and by whom', async () => {
    const { body } = await log(call({ minutes: { talking: 25 } }), 'rosa');
    later(1);
    const print = (await monthOf('rosa'))?.print;
    const locked = await as('biller', 'POST', '/api/months/2026-10/locks', {
      patients: [{ id: 'rosa', print }],
    });
    expect(locked.status).toBe(200);
    expect((await monthOf('rosa'))?.state).toBe('locked');
    later(1);
    const reason = 'That was Walter';
    const taken = { key: randomUUID(), version: 1, reason };
    expect((await as('coach', 'DELETE', `/api/contacts/${body.id}`, taken, 'rosa')).status).toBe(200);
    const { changed, history } = await packet('rosa');
    expect(changed?.causes.at(-1)).toMatchObject({
      by: home.staff.coach.name,
      told: expect.stringMatching(/^took back a contact: Call, .*: “That was Walter”$/),
    });
    expect(history.at(-1)).toMatchObject({ is: 'contact-taken-back' });
  });
});

describe('in the chart, as the practice chose', () => {
  test('nothing, unless it did', async () => {
    expect((await seen('rosa')).inChart).toBe('nothing');
    for (const { id } of await rowsOf('rosa')) expect(await notesIn(id)).toEqual([]);
  });
  test('each by itself: a talk is a visit with a short note, a try a note alone', async () => {
    await chartGets('each');
    later(60);
    const talk = (await log(call({ said: 'Sleeps better' }), 'rosa')).body;
    const rows = await notesIn(talk.id);
    expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
      ['visit', 'queued'],
      ['note', 'queued'],
    ]);
    expect(rows[1]?.text).toMatch(/Phone call; spoke with the patient; 10 min; .*\n {2}Sleeps better$/);
    const attempt = (await log(voicemail(), 'rosa')).body;
    expect((await notesIn(attempt.id)).map(({ kind }) => kind)).toEqual(['note']);
    const { contacts, inChart } = await seen('rosa');
    expect([inChart, contacts[0]?.receipt?.status]).toEqual(['each', 'waiting']);
    // Taken back before it left: it never leaves.
    const taken = { key: randomUUID(), version: 1, reason: 'Wrong patient' };
    await as('coach', 'DELETE', `/api/contacts/${talk.id}`, taken, 'rosa');
    expect((await notesIn(talk.id)).map(({ state }) => state)).toEqual(['superseded', 'superseded']);
  });
  test('one note a day: the next contact of that day takes its place', async () => {
    await chartGets('day-note');
    clock.now = new Date('2026-10-23T15:00:00Z');
    await log(voicemail(), 'rosa');
    later(60);
    await log(call({ said: 'Sleeps better' }), 'rosa');
    const about = contactsOfDay(home.practiceId, 'rosa', home.staff.coach.id, '2026-10-23');
    const [first, second, ...more] = await notesIn(about);
    expect([first?.state, second?.state, more.length]).toEqual(['superseded', 'queued', 0]);
    expect(second?.text?.split('\n').map(line => line.slice(0, 32))).toEqual([
      'Oct 23, 2026, 11:00 AM: Voicemail'.slice(0, 32),
      'Oct 23, 2026, 11:50 AM: Phone call'.slice(0, 32),
      '  Sleeps better',
    ]);
  });
});

test('every look and deed is written down with its patient', async () => {
  const rows = await inHome(tx => tx.select().from(auditRow).where(eq(auditRow.patientId, 'rosa')));
  const actions = new Set(rows.filter(({ outcome }) => outcome === 'done').map(({ action }) => action));
  expect([...actions]).toEqual(
    expect.arrayContaining(['log-contact', 'look-at-contacts', 'take-back-contact']),
  );
});
