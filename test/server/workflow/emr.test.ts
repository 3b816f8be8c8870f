import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCapabilityStatement } from '../../../launch/capability-statement.ts';
import type { EmrAccess, NoAccess } from '../../../server/domain/chart/emr-access.ts';
import { triedTypes } from '../../../server/domain/chart/proven.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import type { EmrPage, ThingHere } from '../../../server/domain/practice/emr-page.ts';
import { emrRoutes } from '../../../server/http/emr.ts';
import { makeCanary } from '../../../server/outbox/canary/canary.ts';
import { keepExperience } from '../../../server/storage/emr-experience.ts';
import { beginCanary } from '../../../server/storage/emr-proof.ts';
import { emrByIss, saveWordOf } from '../../../server/storage/practices.ts';
import { auditRow, emrCanary } from '../../../server/storage/schema.ts';
import { isOurs } from '../../fhir-profiles/gate.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { type ChartEmr, startEmr } from '../chart/emr.ts';

let emr: ChartEmr;
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
const now = new Date('2026-10-12T15:00:00Z');
/** The way in, which a test may take away; and whether the EMR says what it takes. */
const way: { in?: NoAccess; silent?: true } = {};

beforeAll(async () => {
  const ada = { family: 'Stone', given: ['Ada'] };
  emr = await startEmr({ seed: [{ resourceType: 'Practitioner', id: 'admin', name: [ada] }] });
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { iss: emr.base });
  const says = async () => readCapabilityStatement((await emr.call('GET', 'metadata')).body);
  const emrAccess = async (practiceId: string): Promise<EmrAccess | NoAccess> => {
    const row = await inPractice<{ claims: PracticeClaim[] } | undefined>(tx => emrByIss(tx, emr.base));
    return way.in ?? emr.accessFor('rosa-morales', { practiceId, iss: emr.base, claims: row?.claims ?? [] });
  };
  app = await startApp(fresh.db, emrRoutes, {
    ...{ clock: () => now, emrAccess, emrSays: async () => (way.silent ? undefined : says()) },
    makeCanary: (access, who) => makeCanary(access, asSomebodyThere(who), { pause: async () => undefined }),
  });
});
beforeEach(() => become('open'));
beforeAll(async () => {
  await signIn(fresh.db, home, { role: 'coach', at: now, patientId: 'p1', scopes: ['patient/*.cruds'] });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
  await emr.close();
});

/** The people of the practice are not in this EMR's list of practitioners; one of its own writes for them. */
const asSomebodyThere = <W extends { staff: { fhirUser: string } }>(who: W): W => ({
  ...who,
  staff: { ...who.staff, fhirUser: 'Practitioner/lead-priya' },
});

const inPractice = <T>(work: Parameters<FreshDatabase['db']['withPractice']>[1]) =>
  fresh.db.withPractice(home.practiceId, work) as Promise<T>;

/** The EMR as it is from now on, and as it was asked last; nothing is remembered of it. */
async function become(as: Parameters<ChartEmr['wear']>[0]): Promise<void> {
  delete way.in;
  delete way.silent;
  emr.wear(as);
  await inPractice(async tx => {
    const row = await emrByIss(tx, emr.base);
    const accepts = readCapabilityStatement((await emr.call('GET', 'metadata')).body);
    const selfNamed = row && { ...row, vendor: row.pinned.accepts.software ?? 'generic' };
    if (selfNamed && accepts) await saveWordOf(tx, selfNamed, accepts, now.toISOString());
  });
}

const keeper = (patientId?: string, role: 'admin' | 'lead' = 'admin') =>
  signIn(fresh.db, home, { role, at: now, patientId, scopes: ['patient/*.cruds'] });

async function call(who: SignedIn, method: string, path: string, body?: unknown) {
  const answer = await fetch(app.origin + path, {
    method,
    headers: {
      ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  return { status: answer.status, json: await answer.json() };
}
const pageAs = async (who: SignedIn): Promise<EmrPage> => (await call(who, 'GET', '/api/emr')).json;
const thing = (page: EmrPage, name: ThingHere['thing']) => page.things.find(one => one.thing === name);
const lastDeed = async (action: string) =>
  (
    await inPractice<(typeof auditRow.$inferSelect)[]>(tx =>
      tx.select().from(auditRow).orderBy(desc(auditRow.seq)).limit(8),
    )
  ).find(row => row.action === action && row.outcome === 'done');

describe('the page', () => {
  test('says of every thing what happens here and what says so, and names no patient', async () => {
    await become('epic-like');
    const page = await pageAs(await keeper());
    expect(page.emr).toMatchObject({ vendor: 'Epic', software: 'Sandbox EMR, epic-like' });
    expect(thing(page, 'note')).toMatchObject({ way: 'native', because: 'visit-needed', says: 'vendor' });
    expect(thing(page, 'goal')).toMatchObject({ way: 'note', says: 'metadata', type: 'Goal' });
    for (const [beside, type] of [
      ['red-flag', 'Flag'],
      ['escalation', 'Task'],
      ['handoff', 'ServiceRequest'],
      ['care-team', 'CareTeam'],
      ['message', 'Communication'],
      ['medicine-taken', 'MedicationStatement'],
    ] as const)
      expect(thing(page, beside)).toMatchObject({ way: 'note', says: 'metadata', type });
    for (const apart of ['consent', 'charge'] as const)
      expect(thing(page, apart)).toMatchObject({ way: 'here', says: 'metadata' });
    expect(thing(page, 'ruler')).toMatchObject({
      ...{ way: 'note', says: 'vendor' },
      claim: { source: expect.stringContaining('963'), asOf: '2026-09-30', mark: 'trial' },
    });
    expect(page.profiles.map(({ type, profile }) => `${type} ${profile}`)).toEqual([
      ...[
        'DocumentReference W3',
        'Observation W3',
        'Goal W5',
        'CarePlan W5',
        'ServiceRequest W5',
        'Encounter W5',
        'Flag W5',
        'Task W5',
        'CareTeam W5',
        'Communication W5',
        'MedicationStatement W5',
        'Consent W5',
        'ChargeItem W5',
      ],
    ]);
    expect(page).not.toHaveProperty('testPatient');
    expect(await lastDeed('look-at-emr')).toMatchObject({ actor: home.staff.admin.id, patientId: null });
  });
  test('names the patient of the launch as the EMR has them, for a test', async () => {
    const page = await pageAs(await keeper('rosa-morales'));
    expect(page.testPatient).toMatchObject({ id: 'rosa-morales', name: 'Rosa Elena Morales' });
    way.in = { unavailable: 'emr-down' };
    expect((await pageAs(await keeper('rosa-morales'))).testPatient).toEqual({ id: 'rosa-morales' });
  });
  test('an EMR that takes nothing leaves everything for copying, and what no note tells here', async () => {
    await become('nextgen-like');
    const page = await pageAs(await keeper());
    expect(new Set(page.things.map(({ way: to }) => to))).toEqual(new Set(['copy', 'here']));
    expect(new Set(page.profiles.map(({ profile }) => profile))).toEqual(new Set(['W5']));
  });
});

describe('asking again', () => {
  const met = { type: 'Goal', deed: 'create', category: '', taken: false, status: 403 } as const;
  test('takes the new word, says what changed, and forgets the refusals that were met', async () => {
    const kim = await keeper();
    await inPractice(tx => keepExperience(tx, home.practiceId, emr.base, { ...met, at: now.toISOString() }));
    expect(thing(await pageAs(kim), 'goal')).toMatchObject({ says: 'experience', met: { status: 403 } });
    emr.wear('veradigm-like');
    const { json } = await call(kim, 'POST', '/api/emr/checks');
    expect(json).toMatchObject({ answered: true, forgotten: 1 });
    expect(json.changes).toContainEqual({ type: 'Goal', says: 'creates', now: false });
    expect(json.changes).toContainEqual({ type: 'DocumentReference', says: 'own-ids', now: false });
    expect(json.page.emr).toMatchObject({ vendor: 'Veradigm', checkedAt: now.toISOString() });
    expect(await lastDeed('check-emr')).toMatchObject({ detail: { answered: true, forgotten: 1 } });
  });
  test('an EMR that does not answer changes nothing', async () => {
    const kim = await keeper();
    await inPractice(tx => keepExperience(tx, home.practiceId, emr.base, { ...met, at: now.toISOString() }));
    way.silent = true;
    emr.wear('nextgen-like');
    const { json } = await call(kim, 'POST', '/api/emr/checks');
    expect(json).toMatchObject({ answered: false, changes: [], forgotten: 0 });
    expect(thing(json.page, 'note')).toMatchObject({ way: 'native' });
    delete way.silent;
    expect((await call(kim, 'POST', '/api/emr/checks')).json.forgotten).toBe(1);
  });
});

describe('what the practice says', () => {
  const creates = (types: string[]) => ({ claim: { rule: 'creates', types }, because: 'contract of June' });
  const state = (who: SignedIn, body: unknown) => call(who, 'PUT', '/api/emr/claims/creates', body);
  test('stands above the rest at once, is replaced by what it says next, and counts no more when taken back', async () => {
    const kim = await keeper();
    const first = await state(kim, creates(['DocumentReference']));
    expect(thing(first.json, 'goal')).toMatchObject({
      way: 'note',
      says: 'practice',
      claim: { by: 'Ada Stone' },
    });
    expect(await lastDeed('claim-of-emr')).toMatchObject({ detail: { rule: 'creates', stated: true } });
    const second = await state(kim, creates(['DocumentReference', 'Goal']));
    expect(thing(second.json, 'goal')).toMatchObject({ way: 'native' });
    const lead = await keeper(undefined, 'lead');
    const gone = await call(lead, 'DELETE', '/api/emr/claims/creates', { because: 'it ended' });
    const point = (gone.json as EmrPage).points.find(({ rule }) => rule === 'creates');
    expect(point).toMatchObject({ decides: 'nobody', known: [] });
    expect(point?.earlier.map(one => one.withdrawn)).toMatchObject([
      { because: 'it ended', by: 'Lena Ortiz' },
      { because: 'contract of June', by: 'Ada Stone' },
    ]);
    expect(thing(gone.json, 'care-plan')).toMatchObject({ way: 'native' });
    expect(await lastDeed('claim-of-emr')).toMatchObject({ actor: home.staff.lead.id });
    const told = JSON.stringify((await lastDeed('claim-of-emr'))?.detail);
    expect(told).not.toContain('it ended');
  });
  test('never allows what the EMR itself says it does not take', async () => {
    await become('epic-like');
    const said = await state(await keeper(), creates(['DocumentReference', 'Goal']));
    expect(thing(said.json, 'goal')).toMatchObject({ way: 'note', says: 'metadata' });
    await call(await keeper(), 'DELETE', '/api/emr/claims/creates', { because: 'only tried' });
  });
  test.each([
    ['without a reason', { ...creates(['Goal']), because: ' ' }],
    ['of a kind that is none', creates(['goal; drop'])],
    ['about another point', { claim: { rule: 'note-visit', needed: true }, because: 'contract of June' }],
    ['with more in it than a claim has', { ...creates(['Goal']), by: 'Somebody Else' }],
  ])('%s is refused, and nothing is kept', async (_, body) => {
    const kim = await keeper();
    expect((await state(kim, body)).status).toBe(400);
    expect((await pageAs(kim)).points.find(({ rule }) => rule === 'creates')).not.toHaveProperty('own');
  });
});

test('how notes arrive and how many requests go at once are the practice’s to say', async () => {
  const kim = await keeper();
  const { json } = await call(kim, 'PUT', '/api/emr/settings', { noteArrives: 'draft', atOnce: 3 });
  expect(json.settings).toEqual({ noteArrives: 'draft', atOnce: 3 });
  expect(await lastDeed('change-settings')).toMatchObject({ detail: { noteArrives: 'draft', atOnce: 3 } });
  for (const atOnce of [0, 65, 2.5])
    expect((await call(kim, 'PUT', '/api/emr/settings', { noteArrives: 'final', atOnce })).status).toBe(400);
  const row = await inPractice<{ atOnce: number } | undefined>(tx => emrByIss(tx, emr.base));
  expect(row?.atOnce).toBe(3);
});

describe('a canary', () => {
  const wanted = { patientId: 'rosa-morales', isTestPatient: true };
  const make = async (body: unknown = wanted, who = keeper('rosa-morales')) =>
    call(await who, 'POST', '/api/emr/canaries', body);
  test('tries a charge only once the practice itself said that charges go into its charts', async () => {
    expect(thing(await pageAs(await keeper()), 'charge')).toMatchObject({ way: 'here', says: 'practice' });
    expect((await make()).json.tried).toHaveLength(12);
    const said = { claim: { rule: 'charges', taken: true }, because: 'billing starts from the chart' };
    const { json } = await call(await keeper(), 'PUT', '/api/emr/claims/charges', said);
    expect(thing(json, 'charge')).toMatchObject({ way: 'native', says: 'all' });
  });
  test('is written down before and after, and what it proved decides from then on', async () => {
    const { json } = await make();
    expect(json.tried).toHaveLength(13);
    expect(json.page.profiles).toMatchObject(Array(13).fill({ profile: 'W1', by: 'canary' }));
    expect(json.page.canary).toMatchObject({ by: 'Ada Stone', patientId: 'rosa-morales', left: [] });
    const deed = await lastDeed('try-emr');
    expect(deed).toMatchObject({ patientId: 'rosa-morales', detail: { tried: 13, filed: 13, left: 0 } });
    const rows = await inPractice<(typeof emrCanary.$inferSelect)[]>(tx => tx.select().from(emrCanary));
    expect(rows.at(-1)).toMatchObject({ patientId: 'rosa-morales', endedAt: now.toISOString() });
  });
  test('that was broken off in the middle is cleared away by the next one, on the same patient', async () => {
    const standing = () =>
      triedTypes
        .flatMap(type => emr.store.all(type) as { status?: string; lifecycleStatus?: string }[])
        .filter(one => isOurs(one as never))
        .filter(one => (one.lifecycleStatus ?? one.status) !== 'entered-in-error').length;
    emr.faults.add({ kind: 'refuse-type', status: 500, method: 'PUT', times: 0 });
    const who = { ...{ patientId: 'rosa-morales', staff: home.staff.admin, settings: home.settings } };
    const canary = { practiceId: home.practiceId, id: crypto.randomUUID(), iss: emr.base };
    await inPractice(tx =>
      beginCanary(tx, {
        ...{ ...canary, patientId: who.patientId, staffId: who.staff.id, begunAt: '2026-10-12T14:50:00Z' },
      }),
    );
    const access = await emr.accessFor('rosa-morales');
    const made = asSomebodyThere({ ...who, id: canary.id, at: now.toISOString() });
    await makeCanary(access, made, { pause: async () => undefined }); // and then the process dies
    emr.faults.clear();
    expect(standing()).toBe(12);
    await make();
    expect(standing()).toBe(0);
    const ends = await inPractice<(typeof emrCanary.$inferSelect)[]>(tx => tx.select().from(emrCanary));
    expect(ends.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });
  test('that is refused counts like a refusal of the real thing: it goes into the note, for a day', async () => {
    await become('scopes-lie');
    const { json } = await make();
    expect(thing(json.page, 'goal')).toMatchObject({ way: 'note', says: 'experience', met: { status: 403 } });
    const profiles = (json.page as EmrPage).profiles.map(({ type, profile }) => [type, profile]);
    expect(Object.fromEntries(profiles)).toMatchObject({
      DocumentReference: 'W3',
      Goal: 'W5',
      CarePlan: 'W5',
    });
    await call(await keeper(), 'POST', '/api/emr/checks');
  });
  test.each([
    ['nobody said that it is a test patient', { patientId: 'rosa-morales' }, 400],
    ['somebody said it is not', { ...wanted, isTestPatient: false }, 400],
    ['another patient is meant than the launch’s', { ...wanted, patientId: 'walter-greene' }, 404],
  ])('is not made where %s', async (_, body, status) => {
    emr.requests.clear();
    expect((await make(body)).status).toBe(status);
    expect(emr.requests.entries().filter(({ method }) => method !== 'GET')).toEqual([]);
  });
  test('is not made without a chart, nor where the EMR does not let us in', async () => {
    expect((await make(wanted, keeper())).status).toBe(404);
    way.in = { unavailable: 'sign-in-needed' };
    expect((await make()).status).toBe(503);
  });
});
