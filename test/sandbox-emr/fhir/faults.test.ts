import { afterEach, beforeEach, expect, test } from 'vitest';
import { goal, practice, weight } from './test-resources.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import type { Fault, FaultKind } from './types.ts';

let emr: TestServer;
beforeEach(async () => {
  emr = await startTestServer({ seed: practice });
});
afterEach(() => emr.close());

const write = (signal?: AbortSignal) => emr.call('POST', 'Goal', { body: goal('ana', 'Walk'), signal });
const stored = () => emr.store.all('Goal').length;

test.each<[FaultKind, Partial<Fault>, number, number]>([
  ['expire-tokens', {}, 401, 0],
  ['refuse-type', { type: 'Goal' }, 403, 0],
  ['refuse-type', { type: 'Goal', status: 422 }, 422, 0],
  ['refuse-type', { type: 'Goal', status: 409 }, 409, 0],
  ['refuse-type', { type: 'Goal', status: 415 }, 415, 0],
  ['500-before', {}, 500, 0],
  ['500-after-commit', {}, 500, 1],
  ['429', {}, 429, 0],
  ['503', {}, 503, 0],
  ['html-200', {}, 200, 1],
  ['malformed-json', {}, 201, 1],
  ['empty-201', {}, 201, 1],
  ['location-elsewhere', { location: 'https://elsewhere.example/fhir/Goal/1' }, 201, 1],
  ['gateway-after', {}, 502, 1],
  ['gateway-after', { status: 504 }, 504, 1],
])('%s %j answers %i and has stored %i', async (kind, more, status, count) => {
  emr.faults.add({ kind, ...more });
  const reply = await write();
  expect([reply.status, stored()]).toEqual([status, count]);
  if (kind === 'html-200') expect(reply.headers.get('content-type')).toBe('text/html');
  if (kind === 'malformed-json') expect(reply.body).toBeUndefined();
  if (kind === 'empty-201') expect([reply.text, reply.headers.get('location')]).toEqual(['', null]);
  if (kind === 'location-elsewhere')
    expect([reply.text, reply.headers.get('location')]).toEqual(['', more.location]);
  if (kind === '429') expect(reply.headers.get('retry-after')).toBe('1');
  expect([emr.faults.list(), (await write()).status]).toEqual([[], 201]);
});

test.each<[FaultKind, number]>([
  ['reset-before', 0],
  ['down', 0],
  ['reset-after', 1],
  ['cut-body', 1],
])('%s breaks the connection, with %i stored', async (kind, count) => {
  emr.faults.add({ kind });
  await expect(write()).rejects.toThrow();
  expect(stored()).toBe(count);
  expect((await write()).status).toBe(201);
});

test.each<[FaultKind, number]>([
  ['no-answer-before', 0],
  ['no-answer-after', 1],
  ['drip-after', 1],
])('%s gives no whole answer until the client gives up, with %i stored', async (kind, count) => {
  emr.faults.add({ kind });
  await expect(write(AbortSignal.timeout(150))).rejects.toThrow(/timeout/i);
  expect(stored()).toBe(count);
  expect((await write()).status).toBe(201);
});

test('429 without a word of when names no time', async () => {
  emr.faults.add({ kind: '429', retryAfter: '' });
  const reply = await write();
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, null]);
});

test('a late commit lands after its connection was closed', async () => {
  emr.faults.add({ kind: 'commit-late', delayMs: 300 });
  await expect(write()).rejects.toThrow();
  expect(stored()).toBe(0);
  await expect.poll(stored, { timeout: 2000 }).toBe(1);
});

test('delay only delays', async () => {
  emr.faults.add({ kind: 'delay', delayMs: 120 });
  const start = performance.now();
  expect((await write()).status).toBe(201);
  expect(performance.now() - start).toBeGreaterThan(115);
});

test('a fault hits its own method and type only, as often as it was told', async () => {
  emr.faults.add({ kind: '503', method: 'POST', type: 'Goal', times: 2, retryAfter: '7' });
  expect((await emr.call('GET', 'Goal')).status).toBe(200);
  expect((await emr.call('POST', 'Observation', { body: weight('ana', 80, '2026') })).status).toBe(201);
  const replies = [await write(), await write(), await write()];
  expect(replies.map(reply => reply.status)).toEqual([503, 503, 201]);
  expect(replies[0]?.headers.get('retry-after')).toBe('7');
});

test('a fault without end stays until it is removed', async () => {
  const id = emr.faults.add({ kind: 'expire-tokens', times: 0 });
  expect([(await write()).status, (await write()).status]).toEqual([401, 401]);
  expect(emr.faults.list()).toMatchObject([{ id, kind: 'expire-tokens', hits: 2 }]);
  expect([emr.faults.remove(id), emr.faults.remove(id)]).toEqual([true, false]);
  expect((await write()).status).toBe(201);
});

test('what strikes after the commit lets reads pass and waits for a write', async () => {
  emr.faults.add({ kind: '500-after-commit' });
  expect((await emr.call('GET', 'Goal')).status).toBe(200);
  expect((await write()).status).toBe(500);
});

test('a refused type fails a whole transaction', async () => {
  emr.faults.add({ kind: 'refuse-type', type: 'Goal', status: 422 });
  const entry = [weight('ana', 80, '2026'), goal('ana', 'x')].map(resource => ({
    resource,
    request: { method: 'POST', url: resource.resourceType },
  }));
  const reply = await emr.call('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } });
  expect([reply.status, emr.store.all('Observation').length]).toEqual([422, 0]);
});
