import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { urgentLineByCommand } from '../../../server/commands/urgent-line.ts';
import { watchByCommand } from '../../../server/commands/watch.ts';
import type { WatchView } from '../../../server/domain/escalation/on-watch.ts';
import type { PhysicianView } from '../../../server/domain/physician/physician-view.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import { thePractice } from '../../../server/storage/practices.ts';
import { saveSupervisor } from '../../../server/storage/rosters.ts';
import { escalationEvent, patientReport } from '../../../server/storage/schema.ts';
import { climbAll } from '../../../server/workflow/escalation/climb.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { send } from '../../parts/knock.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let app: RunningApp;
let home: TestPractice;
let away: TestPractice;
let now: Date;
beforeAll(async () => {
  fresh = await freshDatabase();
  app = await startApp(fresh.db, allRoutes, { clock: () => now, limits: { address: 1e6, login: 1e6 } });
});
beforeEach(async () => {
  now = new Date('2026-11-26T15:00:00Z');
  home = await practiceWithStaff(fresh.db);
  away = await practiceWithStaff(fresh.db);
  await fresh.db.withPractice(home.practiceId, tx =>
    saveSupervisor(tx, home.iss, 'Practitioner/coach', 'Practitioner/physician'),
  );
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const as = (role: Role, patientId?: string, practice = home) =>
  signIn(fresh.db, practice, { role, patientId, at: now });
async function ask<T = unknown>(who: SignedIn, method: 'GET' | 'POST', path: string, body?: object) {
  const headers: Record<string, string> = { cookie: who.cookie, 'x-alongside-launch': who.launchId };
  if (method === 'POST')
    Object.assign(headers, {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      origin: app.origin,
    });
  const sent = method === 'POST' ? JSON.stringify(body ?? {}) : undefined;
  const { status, text } = await send(app.port, method, path, headers, sent);
  return { status, body: (text ? JSON.parse(text) : undefined) as T };
}
const open = async (who: SignedIn) =>
  (await ask<WatchView>(who, 'GET', '/api/escalations')).body.escalations.filter(
    ({ status }) => status !== 'closed',
  );
const pressure = { measure: 'blood-pressure', systolic: 192, diastolic: 118, unit: 'mm[Hg]' };
const report = (change: object = {}) => ({
  ...{ key: randomUUID(), from: 'check-in', toldBy: 'patient', readings: [pressure] },
  ...change,
});
/** A red flag from a check-in of this patient. */
async function raised(patientId = 'rosa'): Promise<string> {
  const { body } = await ask<{ raised: string[] }>(
    await as('coach', patientId),
    'POST',
    '/api/check-ins',
    report(),
  );
  return body.raised[0] ?? '';
}
const closure = { done: 'saw-the-patient', words: 'Seen in room 3, repeat 150/90' };

describe('a coach names a red flag in a talk', () => {
  async function talk() {
    const coach = await as('coach', 'rosa');
    const session = await ask<{ id: string; rev: number }>(coach, 'POST', '/api/sessions', {
      key: randomUUID(),
    });
    const write = (edits: { path: string[]; from?: string | number; to?: string | number }[]) =>
      ask(coach, 'POST', `/api/sessions/${session.body.id}/edits`, { key: randomUUID(), rev: 0, edits });
    return { coach, write, path: `/api/sessions/${session.body.id}` };
  }
  const flag = (field: string) => ['redFlags', 'r1', field];

  it('and it stands before every physician before anything is signed, while the EMR is away', async () => {
    const { write } = await talk();
    const physician = await as('physician');
    await write([{ path: flag('seenAt'), to: now.toISOString() }]);
    expect(await open(physician)).toEqual([]);
    await write([{ path: flag('kind'), to: 'chest-pain' }]);
    const [one, ...others] = await open(physician);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      kind: 'chest-pain',
      status: 'open',
      rung: 'supervisor',
      forYou: true,
      from: 'session',
    });
  });

  it('a pressure in crisis is told with the numbers that were written down', async () => {
    const { write } = await talk();
    await write([
      { path: ['measured', 'systolic'], to: 192 },
      { path: ['measured', 'diastolic'], to: 124 },
      { path: flag('kind'), to: 'blood-pressure-crisis' },
    ]);
    const [one] = await open(await as('physician'));
    expect(one?.about?.because).toEqual([
      {
        is: 'reading',
        reading: { measure: 'blood-pressure', systolic: 192, diastolic: 124, unit: 'mm[Hg]' },
        ...{ by: 'coach', inTalk: true },
      },
    ]);
  });

  it('a pressure corrected and closed stands in the note as it was raised, and nobody is asked any more who was told', async () => {
    const { coach, write, path } = await talk();
    await write([
      { path: ['measured', 'systolic'], to: 192 },
      { path: ['measured', 'diastolic'], to: 118 },
      { path: flag('kind'), to: 'blood-pressure-crisis' },
    ]);
    const later = (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    };
    type Shown = { rev: number; note: string; blocked: { code: string }[] };
    const preview = async () => (await ask<Shown>(coach, 'GET', `${path}/preview`)).body;
    later(60);
    await write([
      { path: ['measured', 'systolic'], from: 192, to: 142 },
      { path: ['measured', 'diastolic'], from: 118, to: 88 },
    ]);
    const before = await preview();
    expect(before.blocked).toMatchObject([{ code: 'red-flag-not-told' }]);
    expect(before.note).toContain('(192/118 mmHg, corrected to 142/88 mmHg)');
    const physicians = await ask<PhysicianView>(await as('physician', 'rosa'), 'GET', '/api/physician-view');
    expect(physicians.body.lines.safety.open).toMatchObject([
      { kind: 'blood-pressure-crisis', number: '192/118 mmHg', corrected: '142/88 mmHg' },
    ]);
    const [one] = await open(await as('physician'));
    await ask(await as('physician', 'rosa'), 'POST', `/api/escalations/${one?.id}/closure`, closure);
    const after = await preview();
    expect(after.blocked).toEqual([]);
    const wanted = { key: randomUUID(), rev: after.rev };
    const signed = await ask<{ note: string }>(coach, 'POST', `${path}/signature`, wanted);
    for (const { note } of [after, signed.body]) {
      expect(note).not.toContain('142/118');
      expect(note).not.toContain('(142/88');
      expect(note.replaceAll(/\s+/g, ' ')).toMatch(
        /- Blood pressure in crisis \(192\/118 mmHg, corrected to 142\/88 mmHg\), closed by .+ at .+: saw the patient, "Seen in room 3, repeat 150\/90"\./,
      );
    }
  });

  it('what is written about it follows, and taking it off the page closes nothing', async () => {
    const { write } = await talk();
    const physician = await as('physician');
    await write([{ path: flag('kind'), to: 'other' }]);
    await write([
      { path: flag('kind'), from: 'other', to: 'stroke-signs' },
      { path: flag('words'), to: 'Her mouth hangs on the left' },
      { path: flag('told'), to: 'Dr. Shah' },
    ]);
    const [one] = await open(physician);
    expect(one).toMatchObject({
      kind: 'stroke-signs',
      about: { words: 'Her mouth hangs on the left', told: 'Dr. Shah' },
    });
    await write([{ path: ['redFlags', 'r1'] }]);
    expect(await open(physician)).toHaveLength(1);
  });
});

describe('what a patient reports', () => {
  it('is kept with its date and source, and raised by itself, once however often it is sent', async () => {
    const coach = await as('coach', 'rosa');
    const told = report({ words: 'Dizzy since Tuesday', at: '2026-11-26T07:30:00Z' });
    expect((await ask<{ raised: string[] }>(coach, 'POST', '/api/check-ins', told)).body.raised).toHaveLength(
      1,
    );
    expect((await ask<{ raised: string[] }>(coach, 'POST', '/api/check-ins', told)).body.raised).toEqual([]);
    expect(await open(await as('physician'))).toHaveLength(1);
    const rows = await fresh.db.withPractice(home.practiceId, tx => tx.select().from(patientReport));
    expect(rows).toMatchObject([
      { at: '2026-11-26T07:30:00.000Z', from: 'check-in', toldBy: 'patient', words: 'Dizzy since Tuesday' },
    ]);
  });
  it('raises fast weight gain against what was weighed before, and says when the problem list is not known', async () => {
    const coach = await as('coach', 'walter');
    const weighed = (value: number, at: string) =>
      ask<{ raised: string[] }>(coach, 'POST', '/api/check-ins', {
        ...report({ at, readings: [{ measure: 'weight', value, unit: '[lb_av]' }] }),
      });
    expect((await weighed(180, '2026-11-24T12:00:00Z')).body.raised).toEqual([]);
    expect((await weighed(183.1, '2026-11-26T12:00:00Z')).body.raised).toHaveLength(1);
    const [one] = await open(await as('physician'));
    expect(one?.about?.because).toEqual([
      {
        ...{ is: 'weight-gain', kg: 1.4, heartFailure: 'unread' },
        reading: { measure: 'weight', value: 183.1, unit: '[lb_av]' },
        since: { kg: expect.closeTo(81.6, 1), day: '2026-11-24' },
        ...{ at: '2026-11-26T12:00:00.000Z', by: 'patient' },
      },
    ]);
  });
  it('in a message is looked at by its words, where nobody can be asked', async () => {
    const coach = await as('coach', 'rosa');
    const message = { ...report({ readings: [], from: 'message', words: 'Ya no quiero vivir.' }) };
    await ask(coach, 'POST', '/api/check-ins', message);
    expect(await open(await as('physician'))).toMatchObject([{ kind: 'self-harm', from: 'message' }]);
  });
  it('and was raised stands in the note of the next talk, in its preview and as it is filed, and in no later one', async () => {
    const coach = await as('coach', 'rosa');
    const later = () => {
      now = new Date(now.getTime() + 60_000);
    };
    await ask(coach, 'POST', '/api/check-ins', report({ words: 'Dizzy since Tuesday' }));
    const talk = async (words: string) => {
      later();
      const { body } = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
      const edits = [{ path: ['agenda', 'words'], to: words }];
      const path = `/api/sessions/${body.id}`;
      const saved = await ask<{ rev: number }>(coach, 'POST', `${path}/edits`, {
        key: randomUUID(),
        rev: 0,
        edits,
      });
      const preview = await ask<{ note: string }>(coach, 'GET', `${path}/preview`);
      later();
      const wanted = { key: randomUUID(), rev: saved.body.rev };
      const signed = await ask<{ note: string }>(coach, 'POST', `${path}/signature`, wanted);
      return [preview.body.note, signed.body.note];
    };
    for (const note of await talk('My head')) {
      expect(note).toContain('SAFETY: Raised between talks: Blood pressure in crisis (192/118 mmHg).');
      const line = note.replaceAll(/\s+/g, ' ');
      expect(line).toContain('REPORTED BETWEEN TALKS');
      expect(line).toContain(
        'check-in: Blood pressure in crisis (Blood pressure 192/118 mmHg): "Dizzy since Tuesday". Raised to a clinician.',
      );
    }
    for (const note of await talk('My knees')) expect(note).toContain('SAFETY: No safety concern raised.');
  });
  it('and was raised while a talk is open stands in the note of that talk, which is looked at again, and in no later one', async () => {
    const coach = await as('coach', 'rosa');
    const talk = async (words: string) => {
      now = new Date(now.getTime() + 60_000);
      const { body } = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
      const path = `/api/sessions/${body.id}`;
      const edits = [{ path: ['agenda', 'words'], to: words }];
      await ask(coach, 'POST', `${path}/edits`, { key: randomUUID(), rev: 0, edits });
      const look = () => ask<{ note: string; seen: string }>(coach, 'GET', `${path}/preview`);
      const sign = (seen: string) => {
        now = new Date(now.getTime() + 60_000);
        const wanted = { key: randomUUID(), rev: 1, seen };
        return ask<{ note: string }>(coach, 'POST', `${path}/signature`, wanted);
      };
      return { look, sign };
    };
    const first = await talk('My knees');
    const before = await first.look();
    expect(before.body.note).toContain('SAFETY: No safety concern raised.');
    now = new Date(now.getTime() + 60_000);
    await ask(coach, 'POST', '/api/check-ins', report({ words: 'Dizzy since Tuesday' }));
    expect((await first.sign(before.body.seen)).status).toBe(409);
    const { body } = await first.look();
    expect(body.note.split('\n')[2]).toBe(
      'SAFETY: Raised during the talk: Blood pressure in crisis (192/118 mmHg).',
    );
    expect(body.note).toContain('\nREPORTED DURING THE TALK\n');
    const signed = await first.sign(body.seen);
    expect([signed.status, signed.body.note]).toEqual([
      200,
      expect.stringContaining('Raised during the talk'),
    ]);
    const second = await talk('My head');
    expect((await second.look()).body.note).toContain('SAFETY: No safety concern raised.');
  });
  it('that is empty is not kept', async () => {
    const coach = await as('coach', 'rosa');
    expect((await ask(coach, 'POST', '/api/check-ins', report({ readings: [] }))).status).toBe(422);
  });
});

describe('closing', () => {
  it.each<[Role, number]>([
    ['coach', 403],
    ['lead', 403],
    ['biller', 403],
    ['admin', 403],
    ['physician', 200],
  ])('by a %s answers %i', async (role, status) => {
    const id = await raised();
    const who = await as(role, 'rosa');
    expect((await ask(who, 'POST', `/api/escalations/${id}/closure`, closure)).status).toBe(status);
    expect(await open(await as('physician'))).toHaveLength(status === 200 ? 0 : 1);
  });
  it('says what was done, by whom, and is done once', async () => {
    const id = await raised();
    const physician = await as('physician');
    expect(
      (await ask(physician, 'POST', `/api/escalations/${id}/closure`, { ...closure, words: ' ' })).status,
    ).toBe(400);
    expect((await ask(physician, 'POST', `/api/escalations/${id}/sight`)).status).toBe(200);
    expect(await open(physician)).toMatchObject([{ status: 'seen', seen: { by: 'Priya Shah' } }]);
    await ask(physician, 'POST', `/api/escalations/${id}/closure`, closure);
    expect((await ask(physician, 'POST', `/api/escalations/${id}/closure`, closure)).status).toBe(409);
    const { body } = await ask<WatchView>(physician, 'GET', '/api/escalations');
    expect(body.escalations[0]?.closed).toMatchObject({ by: 'Priya Shah', ...closure });
  });
  it('from the chart of another patient, or from another practice, finds nothing', async () => {
    const id = await raised('rosa');
    for (const who of [
      await as('physician', 'walter'),
      await as('physician', 'rosa', away),
      await as('physician', undefined, away),
    ])
      expect((await ask(who, 'POST', `/api/escalations/${id}/closure`, closure)).status).toBe(404);
  });
  it('is refused by the database itself without an active physician and words, as is deleting and opening again', async () => {
    const id = await raised();
    const { practiceId, staff } = home;
    const asApp = (statement: string) =>
      fresh.db
        .withPractice(practiceId, tx => tx.execute(statement as never))
        .then(() => 'done')
        .catch((error: { code?: string }) => error.code ?? 'failed');
    const set = (by: string, words: string) =>
      `update escalation set closed_at = now(), closed_by = '${by}', done = 'saw-the-patient', done_words = '${words}' where id = '${id}'`;
    expect(await asApp(set(staff.coach.id, 'x'))).toBe('42501');
    expect(await asApp(set(staff.lead.id, 'x'))).toBe('42501');
    expect(await asApp(set(staff.physician.id, ' '))).toBe('42501');
    expect(await asApp(`delete from escalation where id = '${id}'`)).toBe('42501');
    expect(await asApp(set(staff.physician.id, 'seen'))).toBe('done');
    expect(await asApp(`update escalation set closed_at = null where id = '${id}'`)).toBe('42501');
    expect(await asApp(`delete from escalation_event where escalation_id = '${id}'`)).toBe('42501');
    await asOwner(fresh.ownerUrl, async owner => {
      await owner.query(`set app.practice = '${practiceId}'`);
      const code = await owner.query(`delete from escalation where id = '${id}'`).then(
        done => done.rowCount,
        (error: { code?: string }) => error.code,
      );
      expect([0, '42501']).toContain(code); // the owner too is held by the walls
    });
  });
  it('may be awaited with a note by the coach, which closes nothing', async () => {
    const id = await raised();
    const coach = await as('coach', 'rosa');
    const note = { key: randomUUID(), words: 'She sits in the waiting room' };
    for (const _ of [1, 2]) await ask(coach, 'POST', `/api/escalations/${id}/notes`, note);
    const [one] = await open(await as('physician'));
    expect(one?.about?.happened.filter(({ what }) => what === 'note')).toMatchObject([
      { by: 'Rosa Medina', words: 'She sits in the waiting room' },
    ]);
  });
});

describe('climbing', () => {
  const rungsOf = async () =>
    (
      await fresh.db.withPractice(home.practiceId, tx =>
        tx.select().from(escalationEvent).orderBy(asc(escalationEvent.at)),
      )
    ).flatMap(({ what, rung }) => (what === 'climbed' ? [rung] : []));
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it('is done once for each rung, by however many servers look at the same moment', async () => {
    await raised();
    const other = await openDatabase({ url: fresh.appUrl });
    const look = (minutes: number) =>
      Promise.all(
        [fresh.db, other, fresh.db, other].map(db =>
          climbAll({ db, keys: testKeys }, home.practiceId, later(minutes)),
        ),
      );
    await look(9);
    expect(await rungsOf()).toEqual([]);
    await look(11);
    expect(await rungsOf()).toEqual(['physicians']);
    await look(25);
    await look(26);
    expect(await rungsOf()).toEqual(['physicians', 'lead']);
    await other.close();
  });
  it('that came due while no server was up is made up for by the next one, each rung', async () => {
    await raised();
    expect(await climbAll({ db: fresh.db, keys: testKeys }, home.practiceId, later(600))).toBe(2);
    expect(await rungsOf()).toEqual(['physicians', 'lead']);
    now = later(600);
    expect(await open(await as('lead'))).toMatchObject([{ rung: 'lead', forYou: true }]);
  });
  it('ends when it is closed', async () => {
    const id = await raised();
    await ask(await as('physician'), 'POST', `/api/escalations/${id}/closure`, closure);
    expect(await climbAll({ db: fresh.db, keys: testKeys }, home.practiceId, later(600))).toBe(0);
  });
});

describe('who is told', () => {
  it('on the page of another patient only that there is one: no name, no words', async () => {
    await raised('rosa');
    const physician = await as('physician', 'walter');
    const { body } = await ask<WatchView>(physician, 'GET', '/api/escalations');
    expect(body.escalations).toMatchObject([{ kind: 'blood-pressure-crisis', here: false }]);
    expect(JSON.stringify(body)).not.toMatch(/rosa|192/);
    expect((await ask<WatchView>(physician, 'GET', '/api/escalations/here')).body.escalations).toEqual([]);
  });
});

describe('what a practice decides, by command', () => {
  const decide = (command: string, flags: object) =>
    watchByCommand(
      { db: fresh.db, keys: testKeys },
      command,
      { iss: home.iss, credential: [], ...flags },
      now,
    );

  it('is whom to call in any case, in each language; who reads another is told the one there is', async () => {
    const line = (flags: object) =>
      urgentLineByCommand({ db: fresh.db, keys: testKeys }, 'set', { iss: home.iss, ...flags }, now);
    const both = await line({ en: 'Dr. Shah 555-0101', es: 'Dra. Shah 555-0101' });
    expect(both).toEqual(['English: Dr. Shah 555-0101', 'Spanish: Dra. Shah 555-0101']);
    const seen = await fresh.db.withPractice(home.practiceId, async tx => (await thePractice(tx))?.settings);
    expect(seen?.urgentLine).toEqual({ en: 'Dr. Shah 555-0101', es: 'Dra. Shah 555-0101' });
    const one = await line({ en: 'Dr. Shah 555-0101' });
    expect(one[1]).toBe('Spanish: Dr. Shah 555-0101 (in the other language)');
    await expect(line({})).rejects.toThrow(/--en/);
  });

  it('is its own words, numbers and minutes for one red flag; what is not said stays; taken back, the house’s hold', async () => {
    const words = { 'do-now': 'ECG in room 2', 'do-now-es': 'Electro en el 2' };
    await decide('protocol set', { flag: 'chest-pain', ...words, call: 'Dr. Shah', phone: '555-0101' });
    const lines = await decide('protocol set', {
      flag: 'chest-pain',
      minutes: '5',
      'climbs-to': 'supervisor,lead',
    });
    expect(lines[1]).toBe(
      'Chest pain (chest-pain): climbs after 5 min, once seen after 60 min, to supervisor, lead; call Dr. Shah 555-0101; “ECG in room 2”',
    );
    const coach = await as('coach', 'rosa');
    const { body } = await ask<{ settings: { protocols: object } }>(coach, 'POST', '/api/sessions', {
      key: randomUUID(),
    });
    expect(body.settings.protocols).toMatchObject({
      'chest-pain': { call: { who: 'Dr. Shah', phone: '555-0101' }, doNow: { es: 'Electro en el 2' } },
    });
    const usual = await decide('protocol usual', { flag: 'chest-pain' });
    expect(usual[1]).toContain('climbs after 10 min');
  });
  it.each([
    [{ flag: 'headache' }, /--flag is one of/],
    [{ flag: 'chest-pain', minutes: '0' }, /minutes/],
    [{ flag: 'chest-pain', 'do-now': 'Only in English' }, /both languages/],
    [{ flag: 'chest-pain', 'climbs-to': 'nobody' }, /climbsTo/],
  ])('%j is refused with what to do', async (flags, words) => {
    await expect(decide('protocol set', flags)).rejects.toThrow(words);
  });
  it('is who supervises whom, and only a physician does', async () => {
    const of = 'Practitioner/coach';
    await expect(decide('supervisor set', { of, by: 'Practitioner/lead' })).rejects.toThrow(
      /active physician/,
    );
    await decide('supervisor set', { of });
    await raised();
    expect(await open(await as('physician'))).toMatchObject([{ rung: 'physicians', forYou: true }]);
  });
});
