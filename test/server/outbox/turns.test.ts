import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChart } from '../../../server/chart/read/read-chart.ts';
import { verdictOn } from '../../../server/outbox/verdict.ts';
import { backoff, retryAfterMs, usualTiming } from '../../../server/outbox/waiting-times.ts';
import { intendToSend, settle, takeTurn } from '../../../server/storage/chart-write-turns.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { keepSnapshot, lastSnapshot } from '../../../server/storage/snapshots.ts';
import { holdOn } from '../../../server/storage/turns-taken.ts';
import { practiceWithStaff, testKeys } from '../../parts/practice.ts';
import { type ChartEmr, now } from '../chart/emr.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { type Office, openOffice, startEmr } from './office.ts';

let emr: ChartEmr;
let office: Office;
beforeAll(async () => {
  emr = await startEmr();
  office = await openOffice(emr);
});
afterAll(async () => {
  await office.close();
  await emr.close();
});

const inPractice = <T>(work: (tx: PracticeTx) => Promise<T>): Promise<T> =>
  office.database.db.withPractice(office.practice.practiceId, work);
const take = (seconds: number, lease: string = randomUUID()) =>
  inPractice(tx => takeTurn(tx, { lease, seconds, now: office.clock.at.toISOString(), resting: [] }));
/** As if so many seconds had gone by for the lease of a row. */
const goBy = (id: string, seconds: number) =>
  inPractice(tx =>
    tx.execute(
      sql`update chart_write set lease_until = lease_until - make_interval(secs => ${seconds}) where id = ${id}`,
    ),
  );
const notes = itemsOfAFullSession.filter(item => item.kind === 'note');

test('many who reach for the same rows each get another, and nobody gets one twice', async () => {
  for (let at = 0; at < 3; at += 1) await office.sign(notes, { patientId: `p${at}` });
  const taken = await Promise.all(Array.from({ length: 6 }, () => take(60)));
  const ids = taken.flatMap(row => (row ? [row.id] : []));
  expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
});

test('who lost the turn changes nothing any more, and may not send', async () => {
  await office.sign(notes);
  const old = randomUUID();
  const row = await take(30, old);
  if (!row) throw new Error('nothing to take');
  await goBy(row.id, 30);
  const again = await take(60);
  expect(again?.id).toBe(row.id);
  const late = await inPractice(tx => settle(tx, row.id, old, { state: 'sent' }));
  const intended = await inPractice(tx => intendToSend(tx, row.id, old, 1, now.toISOString()));
  expect([late, intended]).toEqual([false, false]);
});

test('what leaves is held for the whole of its call, however short a lease it was taken under', async () => {
  await office.sign(notes);
  const lease = randomUUID();
  const row = await take(30, lease);
  if (!row) throw new Error('nothing to take');
  const intended = await inPractice(tx => intendToSend(tx, row.id, lease, 600, now.toISOString()));
  const [left] = (
    await inPractice(tx =>
      tx.execute<{ seconds: number }>(
        sql`select extract(epoch from lease_until - now())::float as seconds from chart_write where id = ${row.id}`,
      ),
    )
  ).rows;
  expect(intended).toBe(true);
  expect(left?.seconds).toBeGreaterThan(300);
});

test('who lives holds on to what is in hand; what a dead process held is free as soon as its short lease has run out', async () => {
  await office.sign(notes, { patientId: 'walter-greene' });
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const row = await take(30, mine);
  if (!row) throw new Error('nothing to take');
  await inPractice(tx => holdOn(tx, [{ id: row.id, lease: mine }], 600));
  await goBy(row.id, 300);
  expect(await take(60, theirs)).toBeUndefined();
  await goBy(row.id, 300);
  expect((await take(60, theirs))?.id).toBe(row.id);
  await inPractice(tx => holdOn(tx, [{ id: row.id, lease: mine }], 600));
  expect(await inPractice(tx => settle(tx, row.id, mine, { state: 'sent' }))).toBe(false);
});

test('a reading of the chart is kept sealed, and an older one never replaces it', async () => {
  const chart = await readChart(await emr.accessFor('rosa-morales'), 'rosa-morales', now);
  const { practiceId } = office.practice;
  const older = { ...chart, readAt: '2026-10-01T00:00:00.000Z' };
  await inPractice(tx => keepSnapshot(tx, testKeys, practiceId, chart));
  await inPractice(tx => keepSnapshot(tx, testKeys, practiceId, older));
  expect(await inPractice(tx => lastSnapshot(tx, testKeys, practiceId, 'rosa-morales'))).toEqual(chart);
  const raw = await inPractice(tx => tx.execute<{ sealed: string }>('select sealed from chart_snapshot'));
  expect(raw.rows[0]?.sealed).not.toMatch(/Morales|metformin/);
  const other = await practiceWithStaff(office.database.db);
  const seen = await office.database.db.withPractice(other.practiceId, tx =>
    lastSnapshot(tx, testKeys, other.practiceId, 'rosa-morales'),
  );
  expect(seen).toBeUndefined();
});

const asked = {
  base: 'https://e.example/fhir',
  type: 'Goal',
  patientId: 'p1',
  rowId: 'r1',
  isUpdate: false,
  alreadyThere: ['59189'],
};
const ours = {
  ...{ resourceType: 'Goal', id: 'g1', subject: { reference: 'Patient/p1' } },
  identifier: [{ system: 'https://alongside.health/fhir/identifier/chart-write', value: 'r1' }],
};

test.each([
  [201, ours, {}, 'applied'],
  [200, ours, {}, 'applied'],
  [201, { ...ours, identifier: [] }, {}, 'unknown'],
  [201, { ...ours, subject: { reference: 'Patient/p2' } }, {}, 'unknown'],
  [201, undefined, { location: 'Goal/g1' }, 'read-back'],
  [201, undefined, { location: 'https://e.example/fhir/Goal/g1/_history/1' }, 'read-back'],
  [201, undefined, { location: 'https://elsewhere.example/fhir/Goal/g1' }, 'unknown'],
  [201, undefined, {}, 'unknown'],
  [202, undefined, {}, 'held'],
  [302, undefined, {}, 'unknown'],
  [400, {}, {}, 'refused'],
  [401, undefined, {}, 'sign-in-needed'],
  [403, undefined, {}, 'not-accepted'],
  [405, undefined, {}, 'not-accepted'],
  [408, undefined, {}, 'unknown'],
  [409, undefined, {}, 'unknown'],
  [412, undefined, {}, 'unknown'],
  [422, {}, {}, 'refused'],
  [422, { issue: [{ details: { text: 'Reading already exists' } }] }, {}, 'unknown'],
  [400, { issue: [{ details: { coding: [{ code: '59189' }] } }] }, {}, 'unknown'],
  [400, { issue: [{ details: { coding: [{ code: '59188' }] } }] }, {}, 'refused'],
  [429, undefined, {}, 'slow-down'],
  [500, undefined, {}, 'unknown'],
  [503, undefined, {}, 'unknown'],
])('an answer of %i to a create (%#) proves: %s', (http, body, headers, kind) => {
  const answer = { status: 'answered' as const, http, body, headers: new Headers(headers), bytes: 0 };
  expect(verdictOn(answer, asked).kind).toBe(kind);
});

const noVisit =
  'HAPI-1094: Resource Encounter/v-7 not found, specified in path: DocumentReference.context.encounter';
test.each([
  ['a place', { expression: ['DocumentReference.context.encounter'] }, 'DocumentReference', 'visit-needed'],
  ['HAPI’s words alone', { diagnostics: noVisit }, 'DocumentReference', 'visit-needed'],
  ['the words of details', { details: { text: noVisit } }, 'Observation', 'visit-needed'],
  ['a deleted visit', { diagnostics: noVisit.replace('not found', 'is deleted') }, 'Goal', 'visit-needed'],
  ['another reference', { diagnostics: noVisit.replace(/Encounter/, 'Practitioner') }, 'Goal', 'not-valid'],
  ['a visit of ours', { diagnostics: noVisit }, 'Encounter', 'not-valid'],
  ['a visit that is there', { diagnostics: 'Encounter/v-7 is finished; Unknown code' }, 'Goal', 'not-valid'],
])('a 400 that names %s is told as what it is', (_, issue, type, because) => {
  const body = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }, issue] };
  const answer = { status: 'answered' as const, http: 400, body, headers: new Headers(), bytes: 0 };
  expect(verdictOn(answer, { ...asked, type })).toMatchObject({ kind: 'refused', because });
});

test.each([
  [409, true, 'refused'],
  [412, true, 'refused'],
  [409, false, 'unknown'],
  [404, true, 'refused'],
])(
  'an answer of %i to an update (only of the version that was seen: %s) proves: %s',
  (http, ifMatch, kind) => {
    const answer = { status: 'answered' as const, http, headers: new Headers(), bytes: 0 };
    expect(verdictOn(answer, { ...asked, isUpdate: true, ifMatch }).kind).toBe(kind);
  },
);

test.each([
  ['120', 120_000],
  ['Mon, 12 Oct 2026 15:02:00 GMT', 120_000],
  ['86400', 3_600_000],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s asks for %s ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});

test('the wait between tries grows, is spread at random, and never passes five minutes', () => {
  expect(backoff(usualTiming, 1, 0.5)).toBe(1000);
  expect(backoff(usualTiming, 4, 0.5)).toBe(8000);
  expect(backoff(usualTiming, 30, 0.99)).toBe(297_000);
  expect(backoff(usualTiming, 5, 0)).toBe(500);
});
