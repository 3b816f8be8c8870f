import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Staff } from '../../../server/domain/practice/settings.ts';
import type { InboxView } from '../../../server/http/contract/message.ts';
import type {
  MattersView,
  OfPanelView,
  PanelsView,
  SharesView,
} from '../../../server/http/contract/panel.ts';
import type { QueueView } from '../../../server/http/contract/queue.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { careTeamId } from '../../../server/storage/care-team.ts';
import { writesOfSession } from '../../../server/storage/chart-writes.ts';
import {
  auditRow,
  booking,
  careTeamMember,
  coachDate,
  coachingSession,
  contact,
  escalation,
  handoff,
  hopePage,
  message,
  question,
  snooze,
  staff,
} from '../../../server/storage/schema.ts';
import { settleHandOvers } from '../../../server/workflow/hand-over/settle.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { asking } from '../../parts/asking.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import { aChart, aSignedTalk } from '../desk/a-month.ts';
import { taking } from '../handoff/written.ts';

const clock = { now: new Date('2026-11-26T15:00:00Z') };
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
let marcus: Staff;
let [dana, other, lead]: SignedIn[] = [];
const ask = asking(() => app);
const people = [
  ['rosa', 'Rosa Morales', 'es'],
  ['walter', 'Walter Greene', 'en'],
  ['ana', 'Ana Ruiz', 'en'],
  ['dee', 'Dee Brooks', 'en'],
] as const;

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { accepts: taking() });
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  const { practiceId, iss } = home;
  marcus = { ...home.staff.coach, id: randomUUID(), name: 'Marcus Bell', fhirUser: 'Practitioner/marcus' };
  for (const [id, name, language] of people) {
    const who = { name, birthDate: '1960-03-29', mrn: id, language, phone: '555-0199' };
    await aChart(fresh.db, home, id, who);
  }
  await within(async tx => {
    await tx.insert(staff).values({ ...marcus, practiceId, iss });
    const of = { practiceId, staffId: home.staff.coach.id, because: 'said' as const };
    const since = '2026-10-20T15:00:00Z';
    await tx.insert(careTeamMember).values(people.map(([patientId]) => ({ ...of, patientId, since })));
  });
  await aSignedTalk(fresh.db, home, 'rosa', '2026-11-10');
  // What the newest launch out of a chart was granted counts for what is written of charts without one.
  const scopes = ['launch', 'patient/*.cruds'];
  await signIn(fresh.db, home, { role: 'coach', at: clock.now, patientId: 'rosa', scopes });
  await everybodyAt('2026-11-26T15:00:00Z');
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

/** Later in the day whoever was away signs in anew. */
async function everybodyAt(time: string): Promise<void> {
  const at = new Date(time);
  clock.now = at;
  [dana, other, lead] = [
    await signIn(fresh.db, home, { role: 'coach', at }),
    await signIn(fresh.db, { ...home, staff: { ...home.staff, coach: marcus } }, { role: 'coach', at }),
    await signIn(fresh.db, home, { role: 'lead', at }),
  ];
}
const within = <T>(work: Parameters<typeof fresh.db.withPractice<T>>[1]) =>
  fresh.db.withPractice(home.practiceId, work);
const the = (who: SignedIn | undefined): SignedIn => {
  if (who === undefined) throw new Error('nobody signed in yet');
  return who;
};
const panelsOf = async (who: SignedIn | undefined) =>
  (await ask<PanelsView>(the(who), 'GET', '/api/panels')).body;
const queueOf = async (who: SignedIn | undefined) =>
  (await ask<QueueView>(the(who), 'GET', '/api/queue')).body.rows
    .map(({ patientId }) => patientId)
    .toSorted();
const give = (patients: object[], more: object = {}, id: string = randomUUID(), who = dana) =>
  ask<{ id: string; because?: string }>(the(who), 'PUT', `/api/hand-overs/${id}`, {
    ...{ of: home.staff.coach.id, patients, fromDay: '2026-11-26', why: 'away', meet: false, ...more },
  });
const say = (who: SignedIn | undefined, id: string, deed: string, patients: string[], more: object = {}) =>
  ask<{ changed: number; because?: string; field?: string }>(
    the(who),
    'POST',
    `/api/hand-overs/${id}/${deed}`,
    { patients, ...more },
  );
const written = (action: string, patientId: string) =>
  within(tx =>
    tx
      .select()
      .from(auditRow)
      .where(
        and(eq(auditRow.action, action), eq(auditRow.patientId, patientId), eq(auditRow.outcome, 'done')),
      ),
  );

let first: string;

test('a coach hands two over with a line each: they stay hers until taken on, and wait on the other’s page', async () => {
  first = randomUUID();
  const patients = [
    { patientId: 'rosa', to: marcus.id, words: 'Ask about her sister first' },
    { patientId: 'walter', to: marcus.id },
  ];
  const more = { backOn: '2026-12-10', note: 'Both like mornings.', meet: true };
  expect((await give(patients, more, first)).status).toBe(200);
  expect((await give(patients, more, first)).status).toBe(200); // pressed twice
  expect((await give([{ patientId: 'rosa', to: marcus.id }])).body.because).toBe('on-the-way-already');
  expect((await give([{ patientId: 'sam', to: marcus.id }])).body.because).toBe('not-in-panel');
  expect((await give([{ patientId: 'ana', to: home.staff.lead.id }])).body.because).toBe('no-coach-here');
  expect((await give(patients, {}, randomUUID(), other)).body.because).toBe('not-yours-to-hand-over');
  expect(await queueOf(dana)).toEqual(['ana', 'dee', 'rosa', 'walter']);
  const { handOvers, coaches } = await panelsOf(other);
  expect(handOvers).toMatchObject([
    {
      ...{ id: first, why: 'away', backOn: '2026-12-10', meet: true, note: 'Both like mornings.' },
      patients: [
        { patientId: 'rosa', name: 'Rosa Morales', state: { status: 'waiting' } },
        { patientId: 'walter', name: 'Walter Greene' },
      ],
    },
  ]);
  expect(coaches.find(({ staffId }) => staffId === marcus.id)).toMatchObject({ patients: 0, waiting: 2 });
  expect(coaches.map(({ name, away }) => [name, away])).toEqual([
    ['Marcus Bell', []],
    ['Rosa Medina', [{ from: '2026-11-26', backOn: '2026-12-10' }]],
  ]);
  expect(await written('propose-hand-over', 'rosa')).toHaveLength(1);
});

test('what matters of each is told to who takes them on and who gives them, and to nobody else', async () => {
  const at = '2026-11-20T15:00:00Z';
  const { practiceId, staff: roster } = home;
  await within(async tx => {
    const page = { matters: 'Dance at my granddaughter’s wedding', first: 'Sleep' };
    const of = { practiceId, patientId: 'rosa', staffId: roster.coach.id, at };
    await tx.insert(hopePage).values({ ...of, version: 1, page, changed: ['matters'] });
    await tx.insert(coachDate).values({ ...of, id: randomUUID(), day: '2026-11-30', what: 'Wedding' });
    await tx.insert(snooze).values({ ...of, until: '2026-12-01', why: 'away' });
    await tx.insert(question).values({
      ...{ practiceId, id: randomUUID(), patientId: 'rosa', status: 'open', words: 'How much salt?' },
      ...{ offers: [], urgency: 'when-there-is-time' as never, forPatient: true, askedAt: at },
      staffId: roster.coach.id,
    });
    const came = { practiceId, staffId: roster.coach.id, from: 'patient' as const, way: 'text' as const };
    const wrote = (patientId: string, reading: 'read' | 'done', body: string) => ({
      ...{ ...came, id: randomUUID(), patientId, reading, body, language: 'es', choices: [] },
      ...{ writtenAt: at, recordedAt: at, changedAt: at },
    });
    await tx
      .insert(message)
      .values([
        wrote('rosa', 'read', '¿Puedo comer mango?'),
        wrote('rosa', 'done', 'Gracias'),
        wrote('walter', 'done', 'Thanks'),
      ]);
    const talk = { practiceId, iss: home.iss, patientId: 'rosa', staffId: roster.coach.id, minutes: 30 };
    for (const day of ['2026-12-02', '2026-12-12']) {
      const span = { startsAt: `${day}T18:00:00Z`, endsAt: `${day}T18:30:00Z` };
      await tx.insert(booking).values({
        ...{ ...talk, ...span, id: randomUUID(), lastKey: randomUUID(), means: 'phone', state: 'booked' },
        ...{ bookedAt: at, changedAt: at },
      });
    }
    const booked = { status: 'booked' as const, by: { staffId: roster.coach.id, name: 'Rosa Medina' } };
    await tx.insert(handoff).values({
      ...{ practiceId, id: randomUUID(), iss: home.iss, patientId: 'rosa', reasons: [] },
      ...{ staffId: roster.physician.id, by: 'Priya Shah', urgency: 'today', status: 'booked' },
      ...{ state: { ...booked, takenAt: at, at }, takenBy: roster.coach.id, handedOverAt: at, changedAt: at },
    });
  });
  const path = `/api/hand-overs/${first}/patients`;
  const { body } = await ask<MattersView>(the(other), 'GET', path);
  expect(body.more).toBe(0);
  const rosa = body.patients.find(({ patientId }) => patientId === 'rosa');
  expect(rosa).toMatchObject({
    who: { status: 'recorded', value: { name: 'Rosa Morales', language: 'es', phone: '555-0199' } },
    own: { words: 'Dance at my granddaughter’s wedding', from: 'hope' },
    ...{ first: ['Sleep'], words: 'Ask about her sister first', flags: [] },
    messages: [{ from: 'patient', day: '2026-11-20', language: 'es', words: '¿Puedo comer mango?' }],
    questions: [{ words: 'How much salt?', by: 'Rosa Medina', day: '2026-11-20' }],
    contacts: [{ coach: 'Rosa Medina', day: '2026-11-10' }],
    next: [
      { day: '2026-11-30', what: 'Wedding', by: 'Rosa Medina' },
      { day: '2026-12-02', time: '10:00', means: 'phone', by: 'Rosa Medina' },
      { day: '2026-12-12' },
    ],
  });
  expect(body.patients.find(({ patientId }) => patientId === 'walter')?.messages).toEqual([]);
  expect(rosa?.say.es).toContain('Rosa me pidió que le acompañe hasta el 10 de diciembre');
  expect((await ask<MattersView>(the(dana), 'GET', `${path}?most=1`)).body).toMatchObject({ more: 1 });
  expect((await ask(the(lead), 'GET', path)).status).toBe(403);
  expect((await written('look-at-handed-over', 'rosa')).length).toBeGreaterThan(0);
});

test('taken on, they are on the other’s queue at once with all that belongs to them, and the chart is told', async () => {
  const { practiceId, iss, staff: roster } = home;
  await within(tx =>
    tx.insert(escalation).values({
      ...{ practiceId, iss, id: randomUUID(), patientId: 'rosa', kind: 'chest-pain', words: 'Chest pain' },
      ...{ because: [], from: {} as never, origin: 'test', raisedAt: '2026-11-26T14:00:00Z' },
      ...{ staffId: roster.coach.id, rung: 'supervisor' as never },
    }),
  );
  expect((await say(other, first, 'taken', ['walter'])).body).toMatchObject({
    because: 'red-flag-first',
    field: 'rosa',
  });
  expect((await say(dana, first, 'taken', ['rosa'])).body.because).toBe('not-handed-to-you');
  const open = { practiceId, id: randomUUID(), patientId: 'walter', staffId: roster.coach.id };
  await within(tx =>
    tx.insert(coachingSession).values({
      ...{ ...open, status: 'open', rev: 1, draft: {} },
      ...{ openedAt: '2026-11-26T14:50:00Z', savedAt: '2026-11-26T14:58:00Z' },
    }),
  );
  expect((await say(other, first, 'taken', ['rosa', 'walter'])).body.because).toBe('in-a-session-now');
  expect((await say(other, first, 'taken', ['rosa'])).body).toMatchObject({ changed: 1 });
  expect((await say(other, first, 'taken', ['rosa'])).body).toMatchObject({ changed: 0 });
  expect(await queueOf(dana)).toEqual(['ana', 'dee', 'walter']);
  expect(await queueOf(other)).toEqual(['rosa']);
  await within(async tx => {
    expect(await tx.select().from(snooze)).toMatchObject([{ patientId: 'rosa', staffId: marcus.id }]);
    expect(await tx.select().from(handoff)).toMatchObject([
      { takenBy: marcus.id, state: { status: 'booked', by: { name: 'Marcus Bell' } } },
    ]);
    const talks = await tx.select().from(booking).orderBy(booking.startsAt);
    // The one after the day on which she is back stays with her.
    expect(talks.map(({ staffId }) => staffId)).toEqual([marcus.id, roster.coach.id]);
    const [team] = await writesOfSession(tx, careTeamId(practiceId, 'rosa'));
    expect(team).toMatchObject({ kind: 'care-team', state: 'queued', staffId: marcus.id });
    expect(team?.body).toMatchObject({ participant: [{ member: { display: 'Marcus Bell' } }] });
  });
  const inbox = (await ask<InboxView>(the(other), 'GET', '/api/inbox')).body;
  expect(inbox.threads).toMatchObject([{ patientId: 'rosa', waitingSince: '2026-11-20T15:00:00.000Z' }]);
  expect(
    (await ask<InboxView>(the(dana), 'GET', '/api/inbox')).body.threads.map(({ patientId }) => patientId),
  ).not.toContain('rosa');
  const mine = await ask<{ open: { words: string }[] }>(the(other), 'GET', '/api/questions/waiting');
  expect(mine.body.open).toMatchObject([{ words: 'How much salt?', asked: { by: 'Rosa Medina' } }]);
  const hers = await ask<{ open: unknown[] }>(the(dana), 'GET', '/api/questions/waiting');
  expect(hers.body.open).toEqual([]);
  expect(await written('take-on-patient', 'rosa')).toHaveLength(1);
});

test('a session that stays unsigned is named, and signing it later brings nobody back to the old coach', async () => {
  await everybodyAt('2026-11-26T16:00:00Z');
  expect((await say(other, first, 'taken', ['walter'])).body).toMatchObject({ changed: 1 });
  const { handOvers } = await panelsOf(other);
  const walter = handOvers[0]?.patients.find(({ patientId }) => patientId === 'walter');
  expect(walter).toMatchObject({ state: { status: 'taken' }, unsigned: { coach: 'Rosa Medina' } });
  await within(tx =>
    tx
      .update(coachingSession)
      .set({ status: 'signed', signedAt: '2026-11-26T16:30:00Z', version: 1 })
      .where(eq(coachingSession.patientId, 'walter')),
  );
  expect(await queueOf(dana)).toEqual(['ana', 'dee']);
  expect(await queueOf(other)).toEqual(['rosa', 'walter']);
});

test('who was taken on without anything due is new to the coach until the first contact, and not to who had them before', async () => {
  const whyOf = async (who: SignedIn | undefined, patientId: string) =>
    (await ask<QueueView>(the(who), 'GET', '/api/queue')).body.rows
      .find(row => row.patientId === patientId)
      ?.reasons.map(({ kind, since }) => [kind, since]);
  const isNew = ['new-to-you', '2026-11-26'];
  expect(await whyOf(other, 'walter')).toContainEqual(isNew);
  const { practiceId } = home;
  const tried = (logged?: object) =>
    within(tx =>
      tx.insert(contact).values({
        ...{ practiceId, id: randomUUID(), patientId: 'walter', staffId: marcus.id, mode: 'phone' },
        ...{ startedAt: '2026-11-26T16:40:00Z', endedAt: '2026-11-26T16:45:00Z' },
        minutes: { byActivity: {}, total: 5 },
        ...(logged && { logged: logged as never }),
      }),
    );
  await tried({ reached: 'nobody', direction: 'out', kind: 'call' });
  expect(await whyOf(other, 'walter')).toContainEqual(isNew);
  await tried();
  expect(await whyOf(other, 'walter')).not.toContainEqual(isNew);
});

test('on the day they are back by themselves, once, with what was put off; nothing of it is lost', async () => {
  const on = (at: string) => settleHandOvers({ db: fresh.db, keys: testKeys }, home.practiceId, new Date(at));
  expect(await on('2026-12-09T15:00:00Z')).toBe(0);
  expect(await on('2026-12-10T15:00:00Z')).toBe(2);
  expect(await on('2026-12-10T15:00:00Z')).toBe(0);
  await everybodyAt('2026-11-26T17:00:00Z');
  expect(await queueOf(dana)).toEqual(['ana', 'dee', 'rosa', 'walter']);
  expect(await queueOf(other)).toEqual([]);
  const [put] = await within(tx => tx.select().from(snooze));
  expect(put).toMatchObject({ patientId: 'rosa', staffId: home.staff.coach.id });
  const rosa = (await panelsOf(dana)).handOvers[0]?.patients[0];
  expect(rosa?.past.map(({ status, by }) => [status, by?.name])).toEqual([
    ['waiting', 'Rosa Medina'],
    ['taken', 'Marcus Bell'],
    ['returned', undefined],
  ]);
});

test('who says no gives a reason; the patient is given to another, or taken back', async () => {
  const { body } = await give([{ patientId: 'ana', to: marcus.id }], { fromDay: '2026-12-20' });
  expect((await say(other, body.id, 'declined', ['ana'], { why: 'other' })).body.because).toBe('decline-why');
  const no = { why: 'know-each-other', words: 'My neighbour' };
  expect((await say(other, body.id, 'declined', ['ana'], no)).body).toMatchObject({ changed: 1 });
  const seen = (await panelsOf(dana)).handOvers.find(({ id }) => id === body.id);
  expect(seen?.patients[0]?.state).toMatchObject({ status: 'declined', ...no });
  const anew = await ask(the(dana), 'PUT', `/api/hand-overs/${body.id}/patients/ana`, { to: marcus.id });
  expect(anew.status).toBe(200);
  expect((await say(other, body.id, 'taken', ['ana'])).body).toMatchObject({ changed: 1 });
  expect(await queueOf(other)).toEqual([]); // agreed, for a day ahead
  expect((await say(dana, body.id, 'ended', ['ana'])).body).toMatchObject({ changed: 1 });
  expect((await say(other, body.id, 'taken', ['ana'])).body.because).toBe('hand-over-moved-on');
});

test('two coaches press at once: the patient is on the way to one of them alone', async () => {
  const both = await Promise.all([
    give([{ patientId: 'dee', to: marcus.id }]),
    give([{ patientId: 'dee', to: marcus.id }], {}, randomUUID(), lead),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('a coach who has left: who keeps the practice sees whose they were, and gives them on by language and room', async () => {
  await within(tx => tx.update(staff).set({ active: false }).where(eq(staff.id, home.staff.coach.id)));
  const { alone, coaches, keeps } = await panelsOf(lead);
  expect(keeps).toBe(true);
  expect(coaches.map(({ name }) => name)).toEqual(['Marcus Bell']);
  expect(alone.filter(({ hasLeft }) => hasLeft).map(({ patientId, name }) => [patientId, name])).toEqual([
    ['ana', 'Ana Ruiz'],
    ['dee', 'Dee Brooks'],
    ['rosa', 'Rosa Morales'],
    ['walter', 'Walter Greene'],
  ]);
  const of = home.staff.coach.id;
  const panel = (await ask<OfPanelView>(the(lead), 'GET', `/api/panels/${of}`)).body;
  expect(panel.find(({ patientId }) => patientId === 'dee')).toMatchObject({ stands: 'under-way' });
  const body = { of, patients: ['rosa', 'ana'], among: [marcus.id] };
  const shares = await ask<SharesView>(the(lead), 'POST', '/api/panel-shares', body);
  expect(shares.body).toMatchObject([{ because: 'only-one' }, { because: 'only-one' }]);
  const given = await give([{ patientId: 'ana', to: marcus.id }], { why: 'leaving' }, randomUUID(), lead);
  expect((await say(other, given.body.id, 'taken', ['ana'])).body).toMatchObject({ changed: 1 });
  expect(await queueOf(other)).toEqual(['ana']);
  expect((await panelsOf(lead)).alone.map(({ patientId }) => patientId)).toEqual(['dee', 'rosa', 'walter']);
  const said = await ask<MattersView>(the(other), 'GET', `/api/hand-overs/${given.body.id}/patients`);
  expect(said.body.patients[0]?.say.en).toContain('Rosa has moved on from our practice');
});
