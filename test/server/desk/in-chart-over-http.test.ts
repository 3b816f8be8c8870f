import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ruleSets } from '../../../server/domain/billing/rule-sets.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import type { Role } from '../../../server/domain/practice/settings.ts';
import type { ConsentAsks, MonthView } from '../../../server/http/contract/billing.ts';
import type { ConsentReceipt, DeskInChart } from '../../../server/http/contract/in-chart.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { type Outbox, startOutbox } from '../../../server/outbox/outbox.ts';
import { chargesOfMonth, chargeWritesOf } from '../../../server/storage/charge-writes.ts';
import { emr as emrTable } from '../../../server/storage/schema.ts';
import { gateFaults } from '../../fhir-profiles/gate.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import { type ChartEmr, startEmr } from '../chart/emr.ts';
import { aCall, aChart, readyForBilling } from './a-month.ts';
import { chargesYes } from './written.ts';

type Held = { id: string; resourceType: string; status: string; [element: string]: unknown };

let emr: ChartEmr;
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
let outbox: Outbox;
const clock = { now: new Date('2026-10-28T15:00:00Z') };
/** What the biller's own sign-in was granted. */
const granted = { biller: [] as string[] };
/** Whether the EMR lets the outbox in just now. */
const way = { isShut: false };

beforeAll(async () => {
  const people = ['coach', 'physician', 'biller'].map(id => ({
    ...{ resourceType: 'Practitioner', id, name: [{ family: id }] },
  }));
  emr = await startEmr({ seed: people as never });
  fresh = await freshDatabase();
  const { accepts } = await emr.accessFor('rosa-morales');
  home = await practiceWithStaff(fresh.db, { iss: emr.base, accepts });
  outbox = startOutbox({
    ...{ db: fresh.db, keys: testKeys, clock: () => clock.now, log: () => undefined, chance: () => 0.5 },
    timing: { sendMs: 2_000, leaseMs: 8_000, pollMs: 600_000, quietMs: 1_000, firstLookMs: 10 },
    access: async (practiceId, iss, _staff, patientId) =>
      way.isShut ? { unavailable: 'emr-down' } : emr.accessFor(patientId, { practiceId, iss, accepts }),
  });
  app = await startApp(fresh.db, allRoutes, { clock: () => clock.now, outbox });
  await readyForBilling(fresh.db, home);
  await aChart(fresh.db, home, 'rosa-morales', {
    ...{ name: 'Rosa Morales', birthDate: '1968-02-03', mrn: '42' },
  });
  await aCall(fresh.db, home, 'rosa-morales', '2026-10-06', 25);
  await aCall(fresh.db, home, 'rosa-morales', '2026-10-20', 17);
});
afterEach(() => emr.faults.clear());
afterAll(async () => {
  await outbox.stop();
  await app.close();
  await fresh.close();
  await emr.close();
});

async function as<T = object>(
  role: Role,
  method: 'GET' | 'POST',
  path: string,
  body: object = {},
  patientId?: string,
): Promise<{ status: number; body: T; text: string }> {
  const scopes = role === 'biller' ? granted.biller : ['patient/*.cruds'];
  const at = clock.now;
  const who = await signIn(fresh.db, home, { role, at, scopes, ...(patientId && { patientId }) });
  const headers = {
    ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
    ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  };
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(app.origin + path, { method, headers, ...sent });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, body: (isJson ? JSON.parse(text) : {}) as T, text };
}
const claim = '/api/months/2026-10/claims/rosa-morales';
const desk = async () => (await as<DeskInChart>('biller', 'GET', `${claim}/in-chart`)).body;
/** Lets the outbox do all it can, the clock moved on in between where something rests. */
async function settle(): Promise<void> {
  for (const ms of [0, 2_000, 60_000, 600_000]) {
    clock.now = new Date(clock.now.getTime() + ms);
    await outbox.drain(home.practiceId);
  }
}
const held = (type: string): Held[] =>
  (emr.store.all(type) as unknown as Held[]).filter(one => JSON.stringify(one).includes('chart-write'));
const billable = () => held('ChargeItem').filter(({ status }) => status === 'billable');
const codesOf = (charges: Held[]) =>
  charges.map(({ code, quantity }) => {
    const { coding } = code as { coding: { code: string; display?: string }[] };
    expect(coding.map(({ display }) => display)).toEqual([undefined]);
    return `${coding[0]?.code}×${(quantity as { value: number }).value}`;
  });

async function exportMonth(): Promise<number> {
  const { body } = await as<MonthView>('biller', 'GET', '/api/months/2026-10');
  const patients = body.patients
    .filter(({ state }) => state === 'ready')
    .map(({ id, print }) => ({ id, print }));
  await as('biller', 'POST', '/api/months/2026-10/locks', { patients });
  const made = await as('biller', 'POST', '/api/exports', { id: randomUUID(), month: '2026-10' });
  return made.status;
}
const openAgain = () => as('biller', 'POST', `${claim}/unlocking`, { reason: 'A call was signed late' });
const says = (claims: PracticeClaim[]) =>
  fresh.db.withPractice(home.practiceId, tx =>
    tx.update(emrTable).set({ claims }).where(eq(emrTable.iss, emr.base)),
  );

/** Whether the EMR says that a charge may be changed there. */
const mayChange = (update: boolean) =>
  fresh.db.withPractice(home.practiceId, async tx => {
    const [row] = await tx.select().from(emrTable).where(eq(emrTable.iss, emr.base));
    if (row?.pinned.accepts.writes.ChargeItem) row.pinned.accepts.writes.ChargeItem.update = update;
    if (row) await tx.update(emrTable).set({ pinned: row.pinned });
  });

describe('a consent', () => {
  test('that the coach asked for stands in the chart with its words, and the coach and the desk are told since when', async () => {
    const asked = await as('biller', 'POST', `${claim}/asks`, { key: 'lacks-consent to ccm' });
    expect(asked.status).toBe(200);
    const before = clock.now;
    clock.now = new Date('2026-10-01T15:00:00Z');
    const [ask] = (await as<ConsentAsks>('coach', 'GET', '/api/asks', {}, 'rosa-morales')).body;
    const said = { said: 'given', words: 'Sí, claro que sí', language: 'es' };
    const path = `/api/asks/${ask?.id}`;
    await as('coach', 'POST', `${path}/answer`, said, 'rosa-morales');
    const receipt = async () =>
      (await as<ConsentReceipt>('coach', 'GET', `${path}/receipt`, {}, 'rosa-morales')).body.receipt;
    await settle();
    expect(await receipt()).toMatchObject({ status: 'in-chart' });
    expect((await as('coach', 'GET', `${path}/receipt`, {}, 'walter-greene')).status).toBe(404);
    const [consent, ...more] = held('Consent');
    expect(more).toEqual([]);
    expect(consent).toMatchObject({ status: 'active', provision: { provision: [{ type: 'permit' }] } });
    expect(gateFaults(consent as never)).toEqual([]);
    const { data = '' } = (consent?.sourceAttachment ?? {}) as { data?: string };
    expect(Buffer.from(data, 'base64').toString()).toMatch(/Sí, claro que sí"\nWritten down by Rosa Medina/);
    clock.now = before;
    expect((await desk()).consents).toMatchObject([{ to: 'CCM', receipt: { status: 'in-chart' } }]);
  });

  test('whose answer from the EMR was lost is looked for, and stands there once', async () => {
    emr.faults.add({ kind: 'reset-after', method: 'POST', type: 'Consent', times: 1 });
    const declined = { said: 'declined', words: 'Not for me', told: 'As on the form', day: '2026-10-20' };
    const body = { key: randomUUID(), patient: 'rosa-morales', to: 'rpm', ...declined };
    expect((await as('biller', 'POST', '/api/consents', body)).status).toBe(200);
    await as('biller', 'POST', '/api/consents', body); // the browser heard nothing, and says it once more
    await settle();
    expect(held('Consent').filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  test('that was taken back while it waits for its way there is not told as one that stands', async () => {
    emr.faults.add({ kind: 'down', times: 0 });
    const about = { patient: 'rosa-morales', to: 'chi', words: 'As on the form' };
    const given = { ...about, said: 'given', told: 'As on the form', day: '2026-10-20' };
    const revoked = { ...about, said: 'revoked', day: '2026-10-22' };
    for (const body of [given, revoked])
      expect((await as('biller', 'POST', '/api/consents', { key: randomUUID(), ...body })).status).toBe(200);
    const { consents } = await desk();
    emr.faults.clear();
    expect(consents.find(({ to }) => to === 'CHI')).toMatchObject({
      ...{ day: '2026-10-20', revoked: '2026-10-22', receipt: { status: 'waiting' } },
    });
    expect(consents.filter(each => each.revoked === undefined).map(({ to }) => to)).toEqual(['CCM', 'RPM']);
    await settle();
  });
});

describe('charges', () => {
  test('stay out of the chart until the practice says otherwise: the export is how they leave', async () => {
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    await as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient: 'rosa-morales', fact });
    granted.biller = ['user/ChargeItem.crus'];
    expect(await exportMonth()).toBe(200);
    await settle();
    expect(held('ChargeItem')).toEqual([]);
    expect(await desk()).toMatchObject({ here: 'off', charges: [] });
  });

  test('and where the sign-in was granted none', async () => {
    await says([chargesYes]);
    granted.biller = ['openid'];
    expect(await desk()).toMatchObject({ here: 'not-granted' });
    await openAgain();
    expect(await exportMonth()).toBe(200);
    await settle();
    expect(held('ChargeItem')).toEqual([]);
  });

  test('of an exported month stand there, a line each; "in chart" is said only then, and nothing of it to the coach', async () => {
    granted.biller = ['user/ChargeItem.crus'];
    expect(await desk()).toMatchObject({ here: 'taken', charges: [] });
    await openAgain();
    emr.faults.add({ kind: '503', method: 'POST', type: 'ChargeItem', times: 1 });
    way.isShut = true;
    await exportMonth();
    expect((await desk()).charges.map(({ receipt }) => receipt.status)).toEqual(['waiting', 'waiting']);
    expect(await seenByCoach()).toEqual([]);
    way.isShut = false;
    await settle();
    expect(codesOf(billable()).toSorted()).toEqual(['99439×1', '99490×1']);
    for (const charge of billable()) expect(gateFaults(charge as never)).toEqual([]);
    const [first] = billable();
    expect(first).toMatchObject({ enterer: { reference: 'Practitioner/biller' } });
    expect((await desk()).charges.map(({ receipt }) => receipt.status)).toEqual(['in-chart', 'in-chart']);
    expect(await seenByCoach()).toEqual([]);
    const about = chargesOfMonth(home.practiceId, '2026-10', 'rosa-morales');
    const [row] = await fresh.db.withPractice(home.practiceId, tx => chargeWritesOf(tx, [about]));
    const patient = 'rosa-morales';
    expect((await as('coach', 'GET', `/api/sessions/${about}/writes`, {}, patient)).status).toBe(404);
    const settles = [
      ['retry', {}],
      ['answer', { answer: 'it-is-there' }],
      ['conflict', { answer: 'send-ours' }],
    ] as const;
    for (const [deed, body] of settles)
      expect((await as('coach', 'POST', `/api/writes/${row?.id}/${deed}`, body, patient)).status).toBe(404);
  });

  test('of a month that was opened again are taken back, and its next export leaves the new ones, each once', async () => {
    await aCall(fresh.db, home, 'rosa-morales', '2026-10-27', 20);
    emr.faults.add({ kind: '500-after-commit', method: 'PUT', type: 'ChargeItem', times: 1 });
    expect((await openAgain()).status).toBe(200);
    await settle();
    expect(billable()).toEqual([]);
    const back = (await desk()).charges.map(({ takenBack }) => takenBack?.status);
    expect(back).toEqual(['in-chart', 'in-chart']);
    emr.faults.add({ kind: 'reset-after', method: 'POST', type: 'ChargeItem', times: 1 });
    await exportMonth();
    await settle();
    expect(codesOf(billable()).toSorted()).toEqual(['99439×2', '99490×1']);
    expect(held('ChargeItem')).toHaveLength(4);
  });

  test('that the EMR has billed meanwhile keep their place: what is exported otherwise is not charged a second time', async () => {
    for (const charge of billable()) emr.store.put({ ...charge, status: 'billed' } as never);
    await openAgain();
    await settle();
    const wanted = [
      { code: '99490', units: 1 },
      { code: '99439', units: 1 },
    ];
    await as('biller', 'POST', `${claim}/choice`, { wanted });
    expect(await exportMonth()).toBe(200);
    await settle();
    expect(billable()).toEqual([]);
    expect(held('ChargeItem').filter(({ status }) => status === 'billed')).toHaveLength(2);
    const { charges } = await desk();
    const billed = charges.filter(({ takenBack: back }) => back?.status === 'refused' && back.theirs);
    expect(billed.map(({ code, units }) => `${code}×${units}`)).toEqual(['99439×2', '99490×1']);
    const last = charges.at(-1);
    expect(last).toMatchObject({
      code: '99439',
      units: 1,
      receipt: { status: 'refused', because: 'conflict' },
    });
    expect(last?.receipt).not.toHaveProperty('theirs');
  });

  test('that somebody marked there as a mistake are taken back by that, and the month leaves again', async () => {
    for (const charge of held('ChargeItem').filter(({ status }) => status === 'billed'))
      emr.store.put({ ...charge, status: 'entered-in-error' } as never);
    await openAgain();
    await settle();
    expect(await exportMonth()).toBe(200);
    await settle();
    expect(codesOf(billable()).toSorted()).toEqual(['99439×1', '99490×1']);
  });

  test('that were taken back by hand where we may not change them are said so by the desk, and the month leaves again', async () => {
    await mayChange(false);
    await openAgain();
    await as('biller', 'POST', `${claim}/choice`, { wanted: [{ code: '99490', units: 1 }] });
    await exportMonth();
    await settle();
    expect(codesOf(billable()).toSorted()).toEqual(['99439×1', '99490×1']);
    const stands = (await desk()).charges.filter(({ receipt }) => receipt.status === 'in-chart').at(-2);
    const path = `${claim}/in-chart/${stands?.id}`;
    expect((await as('biller', 'POST', path, { answer: 'it-is-there' })).status).toBe(409);
    expect((await as('lead', 'POST', path, { answer: 'taken-back' })).status).toBe(403);
    expect(stands).toMatchObject({ code: '99439' });
    expect((await as('biller', 'POST', path, { answer: 'taken-back' })).status).toBe(200);
    expect((await desk()).charges.map(({ id }) => id)).not.toContain(stands?.id);
    await mayChange(true);
  });

  test('are refused where the EMR takes none, and the desk is told to export', async () => {
    emr.wear('epic-like');
    const accepts = { ...(await emr.accessFor('rosa-morales')).accepts };
    await fresh.db.withPractice(home.practiceId, async tx => {
      const [row] = await tx.select().from(emrTable).where(eq(emrTable.iss, emr.base));
      if (row) await tx.update(emrTable).set({ pinned: { ...row.pinned, accepts } });
    });
    expect(await desk()).toMatchObject({ here: 'not-taken' });
    emr.wear('open');
  });
});

const codes = new RegExp(
  `\\b(${[...new Set(ruleSets.flatMap(({ rules }) => rules.map(({ code }) => code)))].join('|')})\\b|ChargeItem|charge`,
  'i',
);
/** What a coach or a physician is answered of this patient that tells of a charge, anywhere. */
async function seenByCoach(): Promise<string[]> {
  const seen: string[] = [];
  for (const role of ['coach', 'physician'] as const)
    for (const { rule } of allRoutes) {
      const { method, audience, path, answers, roles } = rule;
      const isTheirs = roles === 'any' || roles.includes(role);
      const isRead = method === 'GET' && path.startsWith('/api/') && answers[200] !== 'event-stream';
      if (!isTheirs || !isRead || audience !== 'clinician') continue;
      const { text } = await as(role, 'GET', path.replace(/:\w+/g, randomUUID()), {}, 'rosa-morales');
      if (codes.test(text)) seen.push(`${role} ${path}: ${codes.exec(text)?.[0]}`);
    }
  return seen;
}
