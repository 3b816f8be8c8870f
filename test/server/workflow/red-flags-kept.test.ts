import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChartSnapshot } from '../../../server/domain/chart/snapshot.ts';
import type { EscalationView, WatchView } from '../../../server/domain/escalation/on-watch.ts';
import type { ProtocolHere } from '../../../server/domain/escalation/protocol-page.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { auditRow, staff } from '../../../server/storage/schema.ts';
import { keepSnapshot } from '../../../server/storage/snapshots.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { asking } from '../../parts/asking.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let app: RunningApp;
let home: TestPractice;
let now: Date;
beforeAll(async () => {
  fresh = await freshDatabase();
  const limits = { address: 1e6, login: 1e6 };
  app = await startApp(fresh.db, allRoutes, { clock: () => now, keys: testKeys, limits });
});
beforeEach(async () => {
  now = new Date('2026-11-26T15:00:00Z');
  home = await practiceWithStaff(fresh.db);
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const ask = asking(() => app);
const as = (role: Role, patientId?: string) => signIn(fresh.db, home, { role, patientId, at: now });
const later = () => {
  now = new Date(now.getTime() + 60_000);
};
const open = async (who: SignedIn): Promise<EscalationView[]> =>
  (await ask<WatchView>(who, 'GET', '/api/escalations')).body.escalations.filter(
    ({ status }) => status !== 'closed',
  );
const report = (coach: SignedIn, change: object) =>
  ask<{ raised: string[] }>(coach, 'POST', '/api/check-ins', {
    ...{ key: randomUUID(), from: 'check-in', toldBy: 'family', readings: [], ...change },
  });

type Edit = { path: string[]; from?: string | number; to?: string | number };
type Preview = { rev: number; seen: string; note: string };
async function talk() {
  const coach = await as('coach', 'rosa');
  const { body } = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
  let rev = 0;
  const write = async (...edits: Edit[]) => {
    later();
    const path = `/api/sessions/${body.id}/edits`;
    const saved = await ask<{ rev: number }>(coach, 'POST', path, { key: randomUUID(), rev, edits });
    rev = saved.body.rev;
  };
  return { coach, write, id: body.id, at: () => rev };
}
const flag = (field: string) => ['redFlags', 'r1', field];
const measured = (field: string, to?: number, from?: number): Edit => ({
  ...{ path: ['measured', field], ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
});

describe('a number that the coach corrects while the flag is open', () => {
  it('is corrected before the clinician too, with what it was; the flag off the page or on it', async () => {
    const { write } = await talk();
    await write(measured('systolic', 192), measured('diastolic', 124));
    await write({ path: flag('kind'), to: 'blood-pressure-crisis' });
    await write(measured('systolic', 182, 192));
    await write({ path: ['redFlags', 'r1'] });
    await write(measured('systolic', 132, 182));
    const physician = await as('physician');
    const [one] = await open(physician);
    expect(one?.about?.because).toMatchObject([
      {
        reading: { systolic: 132, diastolic: 124 },
        was: [
          { reading: { systolic: 192 }, until: '2026-11-26T15:03:00.000Z' },
          { reading: { systolic: 182 }, until: '2026-11-26T15:05:00.000Z' },
        ],
      },
    ]);
    expect(one?.about?.happened.filter(({ what }) => what === 'corrected')).toHaveLength(2);

    await write(measured('systolic', undefined, 132));
    expect((await open(physician))[0]?.about?.because).toMatchObject([
      { reading: { systolic: 132 }, gone: '2026-11-26T15:06:00.000Z' },
    ]);
  });
  it('stays as the clinician closed it on', async () => {
    const { write } = await talk();
    await write(measured('systolic', 192), measured('diastolic', 124));
    await write({ path: flag('kind'), to: 'blood-pressure-crisis' });
    const physician = await as('physician');
    const [one] = await open(physician);
    const closure = { done: 'saw-the-patient', words: 'Rests in room 2' };
    await ask(physician, 'POST', `/api/escalations/${one?.id}/closure`, closure);
    await write(measured('systolic', 120, 192));
    const { body } = await ask<WatchView>(physician, 'GET', '/api/escalations');
    expect(body.escalations[0]?.about?.because).toMatchObject([{ reading: { systolic: 192 } }]);
    expect(JSON.stringify(body.escalations[0]?.about?.because)).not.toContain('was');
  });
  it('is carried once it is written down, where the flag came first', async () => {
    const { write } = await talk();
    await write({ path: flag('kind'), to: 'blood-pressure-crisis' });
    await write(measured('systolic', 192), measured('diastolic', 124));
    const [one] = await open(await as('physician'));
    expect(one?.about?.because).toMatchObject([{ reading: { systolic: 192, diastolic: 124 } }]);
    expect(one?.about?.happened.map(({ what }) => what)).not.toContain('corrected');
  });
});

describe('a flag of a talk that is taken back', () => {
  it('stays open with why before the clinician, and the note says it whether the page still has it or not', async () => {
    const { coach, write, id } = await talk();
    await write(measured('glucose', 48), { path: flag('kind'), to: 'severe-low-glucose' });
    await write(
      { path: flag('takenBack'), to: 'Her old meter' },
      { path: flag('takenBackAt'), to: now.toISOString() },
    );
    const physician = await as('physician');
    const [one] = await open(physician);
    expect(one?.about?.because).toMatchObject([{ reading: { measure: 'glucose', value: 48 } }]);
    expect(one?.about?.happened).toContainEqual(
      expect.objectContaining({ what: 'taken-back', words: 'Her old meter' }),
    );
    const note = async () =>
      (await ask<Preview>(coach, 'GET', `/api/sessions/${id}/preview`)).body.note.replaceAll('\n  ', ' ');
    expect(await note()).toMatch(
      /Very low blood sugar \(48 mg\/dL\) raised at .* taken back by the coach: "Her old meter"/,
    );
    await write({ path: ['redFlags', 'r1'] }, measured('glucose', undefined, 48));
    expect(await note()).toMatch(/SAFETY: Raised and taken back: Very low blood sugar .*no reason given/s);
  });
});

describe('question 9 answered in the talk', () => {
  it('is a fact of the flag, with what was answered before', async () => {
    const { write } = await talk();
    const answer = (to: number, from?: number) => measured('phq9Question9', to, from);
    await write(answer(2), { path: flag('kind'), to: 'self-harm' });
    await write(answer(1, 2));
    expect((await open(await as('physician')))[0]?.about?.because).toEqual([
      { is: 'answer', form: 'PHQ-9', question: 9, value: 1, was: [2] },
    ]);
  });
});

describe('what is closed between the review and the signature', () => {
  it('is not signed unseen: the coach is asked to look once more, and then signs that', async () => {
    const { coach, write, id } = await talk();
    await write(measured('glucose', 48), { path: flag('kind'), to: 'severe-low-glucose' });
    await write({ path: flag('told'), to: 'Dr. Osei' });
    const preview = async () => (await ask<Preview>(coach, 'GET', `/api/sessions/${id}/preview`)).body;
    const sign = ({ rev, seen }: Preview) =>
      ask<{ refused?: string }>(coach, 'POST', `/api/sessions/${id}/signature`, {
        key: randomUUID(),
        rev,
        seen,
      });
    const shown = await preview();
    later();
    expect((await preview()).seen).toBe(shown.seen); // a minute later it is the same
    const physician = await as('physician');
    const [one] = await open(physician);
    const closure = { done: 'saw-the-patient', words: 'Juice, 92 after' };
    await ask(physician, 'POST', `/api/escalations/${one?.id}/closure`, closure);
    expect(await sign(shown)).toMatchObject({ status: 409, body: { refused: 'session-changed' } });
    const again = await preview();
    expect(again.note).toContain('Juice, 92 after');
    expect((await sign(again)).status).toBe(200);
  });
});

describe('a sugar or a weight behind a flag of a talk', () => {
  it('is the one reported in the last day, with its unit, when, and by whom', async () => {
    const { coach, write } = await talk();
    const glucose = { measure: 'glucose', value: 3.4, unit: 'mmol/L' };
    await report(coach, { readings: [glucose], at: '2026-11-26T13:30:00Z' });
    await write({ path: flag('kind'), to: 'severe-low-glucose' });
    const [one] = await open(await as('physician'));
    expect(one?.about?.because).toEqual([
      { is: 'reading', reading: glucose, at: '2026-11-26T13:30:00.000Z', by: 'family' },
    ]);
  });
  it('is the weight of the talk against what was weighed before', async () => {
    const { coach, write } = await talk();
    const weight = { measure: 'weight', value: 80, unit: 'kg' };
    await report(coach, { readings: [weight], at: '2026-11-24T13:30:00Z' });
    await write(
      { path: ['measured', 'weight'], to: 82 },
      { path: ['measured', 'weightUnit'], to: 'kg' },
      { path: ['how', 'means'], to: 'phone' },
      { path: flag('kind'), to: 'rapid-weight-gain' },
    );
    const [one] = await open(await as('physician'));
    expect(one?.about?.because).toMatchObject([
      { is: 'weight-gain', kg: 2, since: { kg: 80, day: '2026-11-24' }, by: 'patient', inTalk: true },
    ]);
  });
});

describe('the card of the supervising clinician', () => {
  it('says how to reach the patient by the number of the chart, and the coach as the practice says it', async () => {
    const { practiceId } = home;
    const rosa = { id: 'rosa', name: 'Rosa Morales', interpreter: 'not-recorded', phone: '614-555-0142' };
    const at = now.toISOString();
    const patient = { status: 'recorded', value: rosa, readAt: at };
    const none = { status: 'none-recorded', readAt: at };
    const snapshot = { patientId: 'rosa', readAt: at, patient, problems: none, measures: none };
    await fresh.db.withPractice(practiceId, async tx => {
      await keepSnapshot(tx, testKeys, practiceId, snapshot as unknown as ChartSnapshot);
      await tx.update(staff).set({ reach: 'Desk 3, ext. 12' }).where(eq(staff.id, home.staff.coach.id));
    });
    const low = [{ measure: 'glucose', value: 48, unit: 'mg/dL' }];
    for (const patientId of ['rosa', 'eli']) {
      await report(await as('coach', patientId), { readings: low });
      later();
    }
    const [ofRosa, ofEli] = await open(await as('physician'));
    expect(ofRosa?.about).toMatchObject({
      patient: { phone: '614-555-0142' },
      coachReach: 'Desk 3, ext. 12',
    });
    expect(ofEli?.about?.patient).toBeUndefined(); // never read: there is no number to say
    expect(JSON.stringify(await open(await as('physician', 'eli')))).not.toMatch(/0142/);
  });
});

describe('two flags of one report', () => {
  const both = {
    readings: [{ measure: 'blood-pressure', systolic: 192, diastolic: 118, unit: 'mm[Hg]' }],
    words: 'My head pounds. Some days I want to die.',
    toldBy: 'patient',
  };
  const closing = { done: 'sent-to-emergency', words: 'Sister drives her to the emergency room' };
  const raised = async (patientId = 'rosa') => {
    await report(await as('coach', patientId), both);
    const list = await open(await as('physician'));
    const of = (kind: string) => list.findLast(one => one.kind === kind)?.id ?? '';
    return { list, pressure: of('blood-pressure-crisis'), harm: of('self-harm') };
  };

  it('each know what made it, the report, and one another', async () => {
    const { list, pressure, harm } = await raised();
    const about = (id: string) => list.find(one => one.id === id)?.about;
    expect(about(pressure)?.because.map(({ is }) => is)).toEqual(['reading']);
    expect(about(harm)?.because).toMatchObject([{ is: 'words', sentence: 'Some days I want to die' }]);
    expect(about(pressure)).toMatchObject({
      report: { toldBy: 'patient', at: now.toISOString() },
      shared: [{ id: harm, kind: 'self-harm', status: 'open' }],
    });
  });
  it('are closed together with one statement, each by itself in the audit; or apart', async () => {
    const { pressure, harm } = await raised();
    const physician = await as('physician');
    const close = (id: string, together?: string[]) =>
      ask(physician, 'POST', `/api/escalations/${id}/closure`, { ...closing, ...(together && { together }) });
    expect((await close(pressure, [harm])).status).toBe(200);
    expect(await open(physician)).toEqual([]);
    const closed = await fresh.db.withPractice(home.practiceId, tx =>
      tx.select().from(auditRow).where(eq(auditRow.action, 'close-escalation')),
    );
    expect(closed.map(({ entityId }) => entityId).sort()).toEqual([pressure, harm].sort());

    const again = await raised();
    expect((await close(again.harm)).status).toBe(200);
    expect((await open(physician)).map(({ id }) => id)).toEqual([again.pressure]);
    expect((await close(again.pressure, [again.harm])).status).toBe(409); // all of them, or none
    expect(await open(physician)).toHaveLength(1);
  });
  it('close nothing of another report, patient, or talk', async () => {
    const [first, second] = [await raised(), await raised('walter')];
    const physician = await as('physician', 'rosa');
    const close = async (together: string[]) => {
      const path = `/api/escalations/${first.pressure}/closure`;
      return (await ask(physician, 'POST', path, { ...closing, together })).status;
    };
    expect(await close([second.harm])).toBe(404);
    const { body } = await report(await as('coach', 'rosa'), both);
    expect(await close(body.raised)).toBe(400);
    expect(await open(await as('physician'))).toHaveLength(6);
  });
});

describe('what the practice does about a red flag, on its own page', () => {
  const own = { doNow: { en: 'ECG in room 2', es: 'Electro en el 2' }, minutes: 3 };

  it('is changed by who keeps it, holds for what is open, and goes back to what is usual; each is in the audit', async () => {
    await report(await as('coach', 'rosa'), { words: 'Chest pain since noon' });
    const [admin, lead] = [await as('admin'), await as('lead')];
    const of = (page: ProtocolHere[]) => page.find(({ kind }) => kind === 'chest-pain');
    const kept = await ask<ProtocolHere[]>(admin, 'PUT', '/api/protocols/chest-pain', own);
    expect(of(kept.body)).toMatchObject({ own, usual: { minutes: 10, climbsTo: expect.anything() } });
    const [one] = await open(await as('physician'));
    expect(one?.next).toEqual({ rung: 'lead', at: '2026-11-26T15:03:00.000Z' });

    const usual = await ask<ProtocolHere[]>(lead, 'DELETE', '/api/protocols/chest-pain');
    expect(of(usual.body)?.own).toBeUndefined();
    expect(of((await ask<ProtocolHere[]>(lead, 'GET', '/api/protocols')).body)?.own).toBeUndefined();
    const changes = await fresh.db.withPractice(home.practiceId, tx =>
      tx.select().from(auditRow).where(eq(auditRow.action, 'change-settings')).orderBy(desc(auditRow.seq)),
    );
    expect(changes.map(({ actor, detail }) => [actor, detail])).toEqual([
      [home.staff.lead.id, { of: 'red-flags', flag: 'chest-pain', to: 'usual' }],
      [home.staff.admin.id, { of: 'red-flags', flag: 'chest-pain', to: 'own' }],
    ]);
  });
  it('says beside every flag what is usual, from where and since when', async () => {
    const { body } = await ask<ProtocolHere[]>(await as('admin'), 'GET', '/api/protocols');
    expect(body).toHaveLength(11);
    for (const { minutesFrom, rules } of body)
      for (const { source, since, checked } of [minutesFrom, ...rules])
        expect([source.length > 5, /^\d{4}-\d\d-\d\d$/.test(since), checked]).toEqual([true, true, false]);
    expect(body.find(({ kind }) => kind === 'blood-pressure-crisis')?.rules).toMatchObject([
      { measure: 'systolic', value: 180 },
      { measure: 'diastolic', value: 120 },
      { is: 'words' },
    ]);
  });
  it('the line to call in any case is said on the same page, to whoever raises one from then on', async () => {
    const [admin, coach] = [await as('admin'), await as('coach', 'rosa')];
    const said = { en: 'Dr. Shah 555-0101', es: 'Dra. Shah 555-0101' };
    expect((await ask(admin, 'PUT', '/api/urgent-line', { ...said, en: ` ${said.en} ` })).body).toEqual(said);
    expect((await ask(admin, 'GET', '/api/urgent-line')).body).toEqual(said);
    expect((await ask<WatchView>(coach, 'GET', '/api/escalations/here')).body.urgentLine).toEqual(said);
    expect((await ask(admin, 'PUT', '/api/urgent-line', { en: '', es: '' })).body).toBe('');
    expect((await ask(coach, 'PUT', '/api/urgent-line', said)).status).toBe(403);
  });
  it('two who change two flags at the same moment both do', async () => {
    const [admin, lead] = [await as('admin'), await as('lead')];
    await Promise.all([
      ask(admin, 'PUT', '/api/protocols/chest-pain', own),
      ask(lead, 'PUT', '/api/protocols/abuse', { minutes: 4 }),
    ]);
    const { body } = await ask<ProtocolHere[]>(admin, 'GET', '/api/protocols');
    expect(body.flatMap(one => (one.own ? [one.kind] : [])).sort()).toEqual(['abuse', 'chest-pain']);
  });
  it.each([
    ['one language without the other', { doNow: { en: 'ECG' } }],
    ['a name without its number', { call: { who: 'Dr. Shah', phone: ' ' } }],
    ['no minutes at all', { minutes: 0 }],
    ['nobody whom it reaches', { climbsTo: [] }],
  ])('%s is refused', async (_, body) => {
    expect((await ask(await as('admin'), 'PUT', '/api/protocols/chest-pain', body)).status).toBe(400);
  });
});
