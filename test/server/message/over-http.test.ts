import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../server/domain/practice/settings.ts';
import { dayIn } from '../../../server/domain/time-zone.ts';
import type {
  InboxView,
  OfferedSnippet,
  ReceivedKept,
  ThreadView,
} from '../../../server/http/contract/message.ts';
import type { QueueView } from '../../../server/http/contract/queue.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { joinCareTeam } from '../../../server/storage/care-team.ts';
import { writesOfSession } from '../../../server/storage/chart-writes.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { saveWordOf } from '../../../server/storage/practices.ts';
import { contact, emr, escalation, message, practice } from '../../../server/storage/schema.ts';
import { messagesOfDay } from '../../../server/workflow/message/in-chart.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { scopes, takesAll } from '../../parts/signing-desk.ts';
import { aChart } from '../desk/a-month.ts';

const communication = { Communication: { create: true, update: true, conditionalCreate: true } };
const takesMessages = { ...takesAll, writes: { ...takesAll.writes, ...communication } };
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const clock = { now: new Date('2026-10-20T18:00:00Z') };

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { accepts: takesMessages });
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  const born = { birthDate: '1958-02-03' };
  await aChart(fresh.db, home, 'rosa', { ...born, name: 'Rosa Morales', mrn: 'r', language: 'es-MX' });
  await aChart(fresh.db, home, 'walter', { ...born, name: 'Walter Greene', mrn: 'w', language: 'en' });
  await aChart(fresh.db, home, 'grace', { ...born, name: 'Grace Okafor', mrn: 'g' });
  for (const patientId of ['rosa', 'walter'])
    await inHome(tx =>
      joinCareTeam(tx, {
        ...{ practiceId: home.practiceId, patientId, staffId: home.staff.coach.id },
        ...{ because: 'said', since: '2026-10-10T00:00:00Z' },
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
const chartGets = (inChart: 'nothing' | 'day-note' | 'each') =>
  inHome(tx => tx.update(practice).set({ settings: { ...home.settings, messages: { inChart } } }));

type Refused = { refused?: string; because?: string; field?: string };
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
async function as<T = Refused>(role: Role, method: Method, path: string, body?: object, patientId?: string) {
  const who = await signIn(fresh.db, home, { role, at: clock.now, scopes, ...(patientId && { patientId }) });
  const headers = {
    ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
    ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'accept-language': 'en' },
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(app.origin + path, { method, headers, ...sent });
  return { status: answer.status, body: (await answer.json()) as T & Refused };
}

const came = (patient: string, body: string, change: object = {}) =>
  as<ReceivedKept>('coach', 'POST', '/api/received-messages', {
    ...{ key: randomUUID(), patient, language: 'en', body, from: 'patient', way: 'portal', ...change },
  });
const write = (patient: string, body: string, change: object = {}) =>
  as<{ id: string }>('coach', 'POST', '/api/messages', {
    ...{ key: randomUUID(), patient, language: 'en', body, choices: [], ...change },
  });
const put = (id: string, what: string, body: object) =>
  as('coach', 'PUT', `/api/messages/${id}/${what}`, body);
const copied = (id: string) => put(id, 'leaving', { how: 'copied', way: 'portal' });
const thread = async (patient: string) =>
  (await as<ThreadView>('coach', 'GET', `/api/messages?patient=${patient}`)).body;
const inbox = async () => (await as<InboxView>('coach', 'GET', '/api/inbox')).body;
const reasonsOf = async (patientId: string) => {
  const { rows } = (await as<QueueView>('coach', 'GET', '/api/queue')).body;
  return rows.find(row => row.patientId === patientId)?.reasons.map(({ kind }) => kind) ?? [];
};
const sentTo = async (about: string) =>
  (await inHome(tx => writesOfSession(tx, about))).map(({ kind, state, body }) => ({ kind, state, body }));

const notesTo = async (about: string) =>
  (await sentTo(about)).flatMap(({ body }) => {
    const content = body?.content as { attachment: { data: string } }[] | undefined;
    return content?.[0] ? [Buffer.from(content[0].attachment.data, 'base64').toString()] : [];
  });

describe('a patient writes by the portal', () => {
  test('the coach writes it down word for word, and the patient is on the queue for it until an answer has gone out', async () => {
    expect(await reasonsOf('walter')).not.toContain('message');
    const key = randomUUID();
    const kept = await came('walter', '  Could the bus still take me on Thursdays? ', { key });
    expect(kept).toMatchObject({ status: 200, body: { id: key, raised: [] } });
    // Sent once more, since the answer was not heard.
    expect((await came('walter', 'Could the bus still take me on Thursdays?', { key })).body.id).toBe(key);
    const { messages, standing } = await thread('walter');
    expect(messages.map(({ body }) => body)).toEqual(['Could the bus still take me on Thursdays?']);
    expect(standing).toMatchObject({ unread: 0, waitingSince: clock.now.toISOString() });
    expect(await reasonsOf('walter')).toContain('message');

    later(5);
    const answer = await write('walter', 'Yes, at ten.', { answers: key });
    expect((await thread('walter')).messages[1]).toMatchObject({ answers: key, seen: { is: 'unknown' } });
    // Kept is not sent: the patient still waits.
    expect(await reasonsOf('walter')).toContain('message');
    expect((await inbox()).threads[0]).toMatchObject({ patientId: 'walter', keptOnly: 1 });
    await copied(answer.body.id);
    expect(await reasonsOf('walter')).not.toContain('message');
    expect((await thread('walter')).messages[1]).toMatchObject({ left: { how: 'copied', way: 'portal' } });
  });

  test('one that is marked as unread waits again; one that asks for no answer does not', async () => {
    later(5);
    const { id } = (await came('walter', 'Thank you')).body;
    await put(id, 'reading', { reading: 'done' });
    expect(await reasonsOf('walter')).not.toContain('message');
    await put(id, 'reading', { reading: 'unread' });
    expect((await inbox()).threads[0]).toMatchObject({ patientId: 'walter', unread: 1 });
    expect(await reasonsOf('walter')).toContain('message');
    await put(id, 'reading', { reading: 'done' });
  });

  test('what a message costs in time is counted only where the coach logs it', async () => {
    expect(await inHome(tx => tx.select().from(contact))).toEqual([]);
  });
});

describe('words that cannot wait', () => {
  test('raise a red flag as words in a talk do, with what to do now and whom to call', async () => {
    const body = 'My chest hurts and my left arm since this morning';
    const { body: kept } = await came('walter', body);
    expect(kept.raised.map(({ kind }) => kind)).toEqual(['chest-pain']);
    const [flag] = await inHome(tx => tx.select().from(escalation));
    expect(flag).toMatchObject({ patientId: 'walter', kind: 'chest-pain', words: body, closedAt: null });
    expect(flag?.from).toEqual({ is: 'message', reportId: kept.id });
    expect(await reasonsOf('walter')).toEqual(expect.arrayContaining(['red-flag', 'message']));
    expect((await reasonsOf('walter'))[0]).toBe('red-flag');
  });
});

describe('two languages', () => {
  test('what is not in the reader’s language waits until somebody has put it there, and says who did', async () => {
    later(5);
    const { id } = (await came('rosa', 'Caminé tres veces', { language: 'es' })).body;
    later(1);
    const answer = (await write('rosa', 'You walked three times!')).body;
    later(1);
    const spanish = (await write('rosa', '¡Caminó tres veces!', { language: 'es' })).body;
    const flags = async () => (await thread('rosa')).messages.map(({ translation }) => translation?.why);
    expect(await flags()).toEqual(['language', 'language', undefined]);
    expect((await thread('rosa')).standing.toTranslate).toBe(2);
    await put(id, 'translation', { how: 'read-by-me' });
    await put(answer.id, 'translation', { how: 'translated', words: '¡Caminó tres veces!' });
    const { messages, standing } = await thread('rosa');
    expect(standing.toTranslate).toBe(0);
    expect(messages[1]?.translation?.settled).toEqual({
      ...{ at: clock.now.toISOString(), by: home.staff.coach.name },
      ...{ how: 'translated', words: '¡Caminó tres veces!' },
    });
    expect((await put(spanish.id, 'translation', { how: 'translated' })).status).toBe(409);
  });

  test('the thread of whom a red flag is open stands before who waits for an answer, and says so when it is opened', async () => {
    const hurts = (await thread('walter')).messages.find(({ body }) => body.includes('chest'));
    await put(hurts?.id ?? '', 'reading', { reading: 'done' });
    const lines = (await inbox()).threads.map(({ patientId, redFlag, waitingSince }) => ({
      ...{ patientId, redFlag, waits: waitingSince !== undefined },
    }));
    expect(lines).toEqual([
      { patientId: 'walter', redFlag: true, waits: false },
      { patientId: 'rosa', redFlag: false, waits: true },
    ]);
    expect((await thread('walter')).redFlag).toBe(true);
    expect((await thread('rosa')).redFlag).toBe(false);
  });
});

describe('one that should not have been written', () => {
  test('is taken back while the patient has not seen it, and its words stay as taken back', async () => {
    const { id } = (await write('rosa', 'See you on Monday')).body;
    await copied(id);
    expect((await as('coach', 'DELETE', `/api/messages/${id}`)).status).toBe(200);
    const found = (await thread('rosa')).messages.find(one => one.id === id);
    expect(found).toMatchObject({ body: 'See you on Monday', takenBack: { at: clock.now.toISOString() } });
    expect((await copied(id)).body.because).toBe('message-taken-back');
    const seen = (await write('rosa', 'Nos vemos el lunes', { language: 'es' })).body;
    await put(seen.id, 'seen', { seen: 'seen' });
    expect((await as('coach', 'DELETE', `/api/messages/${seen.id}`)).body.because).toBe('message-seen');
  });
  test('its words are changed by nobody, not even by this program', async () => {
    await expect(inHome(tx => tx.update(message).set({ body: 'Other words' }))).rejects.toThrow();
    await expect(inHome(tx => tx.delete(message))).rejects.toThrow();
  });
  test.each([
    ['nothing at all', { body: '  ' }, 'message-empty'],
    ['a gap of a snippet', { body: 'See you on {day}' }, 'message-gap'],
    ['too much', { body: 'x'.repeat(2_001) }, 'message-too-long'],
    ['the same answer offered twice', { body: 'Well?', choices: ['Yes', 'Yes'] }, 'message-choices'],
    ['an answer to somebody else’s', { body: 'Yes', answers: randomUUID() }, 'message-other-thread'],
  ])('%s is not kept', async (_, change, because) => {
    const { body, ...more } = change as { body: string };
    expect((await write('rosa', body, more)).body.because).toBe(because);
  });
  test('what came answers nothing of somebody else’s either', async () => {
    expect((await came('rosa', 'Sí', { answers: randomUUID() })).body.because).toBe('message-other-thread');
  });
  test('nobody writes to, or reads of, a patient who is not theirs', async () => {
    expect((await write('grace', 'Hello')).body.because).toBe('not-your-patient');
    expect((await as('coach', 'GET', '/api/messages?patient=rosa', undefined, 'walter')).status).toBe(404);
    const { id } = (await write('rosa', 'Hola', { language: 'es' })).body;
    const elsewhere = await as('coach', 'PUT', `/api/messages/${id}/seen`, { seen: 'seen' }, 'walter');
    expect(elsewhere.status).toBe(404);
  });
});

describe('what is being written', () => {
  test('is there again on another day, and goes once it is kept', async () => {
    const written = { body: 'Hi Walter, ', language: 'en', choices: ['Yes', 'Not yet'] };
    await as('coach', 'PUT', '/api/message-draft', { patient: 'walter', written });
    expect((await thread('walter')).draft).toMatchObject(written);
    expect((await inbox()).threads.find(one => one.patientId === 'walter')?.draftAt).toBeDefined();
    await write('walter', 'Hi Walter, how are you?');
    expect((await thread('walter')).draft).toBeUndefined();
  });
});

describe('snippets', () => {
  const snippet = {
    name: 'Bus pass',
    en: 'Hi {name}, your pass is here.',
    es: 'Hola, {name}, llegó su pase.',
  };
  const offered = async () => (await as<OfferedSnippet[]>('coach', 'GET', '/api/snippets')).body;
  test('a coach’s own stand first, then the practice’s, then the house’s', async () => {
    const [own, shared] = [randomUUID(), randomUUID()];
    await as('lead', 'PUT', `/api/snippets/${shared}`, { ...snippet, name: 'Office hours' });
    await as('coach', 'PUT', `/api/snippets/${own}`, snippet);
    expect((await offered()).slice(0, 3).map(({ of, name }) => [of, name])).toEqual([
      ['coach', 'Bus pass'],
      ['practice', 'Office hours'],
      ['house', 'How did it go?'],
    ]);
    expect((await as('coach', 'PUT', `/api/snippets/${randomUUID()}`, snippet)).body.because).toBe(
      'snippet-taken',
    );
    expect((await as('coach', 'DELETE', `/api/snippets/${shared}`)).status).toBe(404);
    await as('coach', 'DELETE', `/api/snippets/${own}`);
    expect((await offered()).map(({ name }) => name)).not.toContain('Bus pass');
  });
});

describe('the chart', () => {
  test('gets what who keeps the practice decided, and no coach decides it', async () => {
    const path = '/api/message-settings';
    expect((await as('lead', 'GET', path)).body).toEqual({ inChart: 'nothing' });
    expect((await as('coach', 'PUT', path, { inChart: 'each' })).status).toBe(403);
    expect((await as('lead', 'PUT', path, { inChart: 'each' })).body).toEqual({ inChart: 'each' });
    expect((await thread('walter')).inChart).toBe('each');
    await as('lead', 'PUT', path, { inChart: 'nothing' });
  });
  test('gets nothing unless the practice wants it', async () => {
    const rows = await inHome(tx => tx.select({ id: message.id }).from(message));
    for (const { id } of rows) expect(await sentTo(id)).toEqual([]);
  });
  test('gets each as a Communication, once it came or has gone out', async () => {
    await chartGets('each');
    later(5);
    const { id } = (await came('walter', 'I walked to the river')).body;
    expect(await sentTo(id)).toMatchObject([
      {
        ...{ kind: 'message', state: 'queued' },
        body: {
          ...{ resourceType: 'Communication', status: 'completed', subject: { reference: 'Patient/walter' } },
          ...{
            sender: { reference: 'Patient/walter' },
            payload: [{ contentString: 'I walked to the river' }],
          },
        },
      },
    ]);
    const answer = (await write('walter', 'You made it')).body;
    expect(await sentTo(answer.id)).toEqual([]);
    await copied(answer.id);
    expect((await sentTo(answer.id)).map(({ kind }) => kind)).toEqual(['message']);
    const { messages, inChart } = await thread('walter');
    expect([inChart, messages.at(-1)?.receipt?.status]).toEqual(['each', 'waiting']);
  });
  test('says there that one was taken back, and keeps its words', async () => {
    const { id } = (await write('walter', 'See you at nine')).body;
    await copied(id);
    await as('coach', 'DELETE', `/api/messages/${id}`);
    const [last] = (await sentTo(id)).slice(-1);
    expect(last).toMatchObject({ kind: 'message', body: { status: 'entered-in-error' } });
  });
  test('gets a short note each where this EMR takes no Communication', async () => {
    await inHome(async tx => {
      const [row] = await tx.select().from(emr);
      if (row) await saveWordOf(tx, row, takesAll, clock.now.toISOString());
    });
    later(5);
    const { id } = (await came('rosa', 'Caminé otra vez', { language: 'es' })).body;
    const [note] = await notesTo(id);
    expect(note).toContain('From the patient, by portal (written in Spanish).\n  “Caminé otra vez”');
    await put(id, 'translation', { how: 'translated', words: 'I walked again' });
    expect((await notesTo(id)).at(-1)).toContain(`In English, by ${home.staff.coach.name}: I walked again`);
  });
  test('gets one note a day with all of a day, where the practice wants that', async () => {
    await chartGets('day-note');
    later(24 * 60);
    await came('walter', 'Good morning');
    later(5);
    const answer = (await write('walter', 'Good morning to you')).body;
    await copied(answer.id);
    const day = dayIn(clock.now.toISOString(), home.settings.timeZone);
    const notes = await notesTo(messagesOfDay(home.practiceId, 'walter', home.staff.coach.id, day));
    expect(notes).toHaveLength(2);
    const [, text = ''] = notes;
    expect(text.indexOf('“Good morning”')).toBeGreaterThan(-1);
    expect(text.indexOf('“Good morning to you”')).toBeGreaterThan(text.indexOf('“Good morning”'));
    expect((await thread('walter')).messages.at(-1)?.receipt?.status).toBe('waiting');
  });
});
