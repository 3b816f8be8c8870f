import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnWeights } from '../../../server/domain/panel/own-weights.ts';
import type { QueueView } from '../../../server/http/contract/queue.ts';
import type {
  ContactSettingsView,
  OnCoachesView,
  WeightsView,
} from '../../../server/http/contract/queue-weights.ts';
import { auditRow, careTeamMember, contact, promise, teachBack } from '../../../server/storage/schema.ts';
import { changesMark } from '../../../server/workflow/panel/changes-mark.ts';
import { aChart } from './a-month.ts';
import { openDesk } from './at-the-desk.ts';

const clock = { now: new Date('2026-10-28T15:00:00Z') };
let desk: Awaited<ReturnType<typeof openDesk>>;
const people = { ana: 'Ana Ruiz', rosa: 'Rosa Morales', dee: 'Dee Brooks' };
const since = '2026-10-20T15:00:00Z';

beforeAll(async () => {
  desk = await openDesk(clock);
  const { db, home } = desk;
  const { practiceId, staff } = home;
  for (const [id, name] of Object.entries(people))
    await aChart(db, home, id, { name, birthDate: '1947-03-29', mrn: id });
  await within(async tx => {
    const of = { practiceId, staffId: staff.coach.id, because: 'said' as const, since };
    await tx.insert(careTeamMember).values(Object.keys(people).map(patientId => ({ ...of, patientId })));
    const made = { practiceId, sessionId: randomUUID() };
    await tx.insert(promise).values({
      ...{ ...made, id: randomUUID(), patientId: 'ana', what: 'Ask about the bus pass', to: 'patient' },
      ...{ due: '2026-10-27', madeAt: since },
    });
    await tx.insert(teachBack).values({
      ...{ ...made, id: 't', patientId: 'rosa', status: 'open', since: '2026-10-26T15:00:00Z' },
      outcome: { topic: 'Low sugar' } as never,
    });
  });
});
afterAll(() => desk.close());

const within = (work: Parameters<typeof desk.db.withPractice>[1]) =>
  desk.db.withPractice(desk.home.practiceId, work);
const order = async () => {
  const { rows } = (await desk.as<QueueView>('coach', 'GET', '/api/queue')).body;
  return rows.filter(({ standing }) => standing === 'shown').map(({ patientId }) => patientId);
};
const page = async () => (await desk.as<WeightsView>('lead', 'GET', '/api/queue-weights')).body;
const keep = (after: number, own: OwnWeights) =>
  desk.as<WeightsView & { because?: string; field?: string }>('lead', 'PUT', '/api/queue-weights', {
    after,
    own,
  });
const teachBackFirst: OwnWeights = { points: { 'teach-back': 60 } };

test('what other weights would do is said before they hold, by name and place, and changes nothing', async () => {
  expect(await order()).toEqual(['ana', 'rosa']);
  expect(await page()).toEqual({ version: 0, own: {}, versions: [] });
  const told = await desk.as<OnCoachesView>('lead', 'POST', '/api/queue-weights/effects', teachBackFirst);
  expect(told.body.coaches).toMatchObject([
    {
      shown: { from: 2, to: 2 },
      moves: [
        { name: 'Rosa Morales', from: { place: 2 }, to: { place: 1, band: 'today' } },
        { name: 'Ana Ruiz', from: { place: 1 }, to: { place: 2 } },
      ],
      more: 0,
    },
  ]);
  expect(await order()).toEqual(['ana', 'rosa']);
  const looks = and(eq(auditRow.action, 'look-at-queue'), eq(auditRow.actor, desk.home.staff.lead.id));
  const rows = await within(tx => tx.select().from(auditRow).where(looks));
  expect((rows as { patientId: string | null }[]).map(({ patientId }) => patientId).sort()).toEqual([
    'ana',
    'rosa',
  ]);
});

test('what is kept orders every queue at once, and an open page hears of it', async () => {
  const mark = await changesMark(desk.db, desk.home.practiceId);
  expect((await keep(0, teachBackFirst)).body).toMatchObject({ version: 1, own: teachBackFirst });
  expect(await changesMark(desk.db, desk.home.practiceId)).not.toBe(mark);
  expect(await order()).toEqual(['rosa', 'ana']);
  const { rows } = (await desk.as<QueueView>('coach', 'GET', '/api/queue')).body;
  expect(rows[0]?.reasons).toMatchObject([{ kind: 'teach-back', points: 61 }]);
});

test('of two who change the same version one is told; each version stays, with who kept it', async () => {
  const panel = { least: 2, most: 3 };
  expect((await keep(0, { panel })).body).toMatchObject({ because: 'weights-changed' });
  expect((await keep(1, { off: ['promise'], unseenDays: 8, panel })).status).toBe(200);
  expect(await order()).toEqual(['rosa', 'ana', 'dee']);
  const { body } = await desk.as<QueueView>('coach', 'GET', '/api/queue');
  expect(body.caseload).toMatchObject({ size: 'within', full: panel });
  expect(body.rows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).not.toContain('promise');
  expect((await page()).versions.map(({ version }) => version)).toEqual([2, 1]);
});

test('back to ours is a version too; what endangers nobody being seen is refused with its place', async () => {
  expect((await keep(2, { off: ['red-flag'] })).body).toMatchObject({ because: 'never-off', field: 'off' });
  expect((await keep(2, { points: { 'red-flag': 1 } })).body).toMatchObject({ because: 'never-weighed' });
  expect((await keep(2, { points: { quiet: 900 } })).body).toMatchObject({ field: 'points.quiet' });
  expect((await keep(2, { points: { quiet: 12 } })).body).toMatchObject({ version: 3, own: {} });
  expect(await order()).toEqual(['ana', 'rosa']);
});

test('only who keeps the practice sets them, and names are shown in no chart', async () => {
  expect((await desk.as('coach', 'PUT', '/api/queue-weights', { after: 3, own: {} })).status).toBe(403);
  expect((await desk.as('lead', 'POST', '/api/queue-weights/effects', {}, 'ana')).status).toBe(409);
});

test('three tries that reached nobody are a reason, and what was said in a contact is told with its day', async () => {
  const { practiceId, staff } = desk.home;
  const tries = ['2026-10-23T14:00:00Z', '2026-10-24T14:00:00Z', '2026-10-25T14:00:00Z'];
  const id = randomUUID();
  await within(async tx => {
    for (const from of tries)
      await tx.insert(contact).values({
        ...{ practiceId, id: randomUUID(), patientId: 'dee', staffId: staff.coach.id, mode: 'phone' },
        ...{ startedAt: from, endedAt: from, minutes: { byActivity: {}, total: 0 } },
        logged: {
          kind: 'call',
          direction: 'out',
          reached: 'nobody',
          from,
          to: from,
          minutes: {},
          version: 1,
        },
      });
    await tx.insert(promise).values({
      ...{
        practiceId,
        id: `${id}.again`,
        sessionId: id,
        patientId: 'dee',
        what: 'Call again',
        to: 'patient',
      },
      ...{ due: '2026-10-28', madeAt: '2026-10-25T14:00:00Z' },
    });
  });
  const { rows } = (await desk.as<QueueView>('coach', 'GET', '/api/queue')).body;
  const dee = rows.find(({ patientId }) => patientId === 'dee');
  expect(dee?.reasons).toMatchObject([
    { kind: 'promise', since: '2026-10-28', said: '2026-10-25', what: 'Call again' },
    { kind: 'tries', since: '2026-10-23', tries: 3 },
  ]);
});

test('what of contacts goes into the chart is the practice’s choice, made on its own page', async () => {
  const settings = '/api/contact-settings';
  const usual = { inChart: 'nothing', lateMinutes: 60 };
  expect((await desk.as<ContactSettingsView>('lead', 'GET', settings)).body).toEqual(usual);
  const chosen = { inChart: 'day-note', lateMinutes: 120 };
  expect((await desk.as('lead', 'PUT', settings, chosen)).status).toBe(200);
  expect((await desk.as('lead', 'GET', settings)).body).toEqual(chosen);
  expect((await desk.as('coach', 'PUT', settings, usual)).status).toBe(403);
});
