import { afterEach, beforeEach, expect, test } from 'vitest';
import { goal, practice, weight } from './test-resources.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let emr: TestServer;
beforeEach(async () => {
  emr = await startTestServer({ seed: practice });
});
afterEach(() => emr.close());

const goalUrn = 'urn:uuid:11111111-2222-4333-8444-555555555555';
const post = (resource: object, extra: object = {}) => ({
  fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  resource,
  request: { method: 'POST', url: (resource as { resourceType: string }).resourceType, ...extra },
});
const run = (type: string, entry: object[]) =>
  emr.call('POST', '', { body: { resourceType: 'Bundle', type, entry } });
const plan = (goalReference: string) => ({
  resourceType: 'CarePlan',
  status: 'active',
  intent: 'plan',
  category: [{ text: 'Coaching' }],
  subject: { reference: 'Patient/ana' },
  goal: [{ reference: goalReference }],
});

test('a transaction stores all entries and turns urn references into ids, whatever their order', async () => {
  const { status, body } = await run('transaction', [
    post(plan(goalUrn)),
    { ...post(goal('ana', 'Walk')), fullUrl: goalUrn },
  ]);
  expect([status, body.type]).toEqual([200, 'transaction-response']);
  const [storedPlan, storedGoal] = body.entry.map(entry => entry.resource);
  if (!storedPlan || !storedGoal) throw new Error('nothing stored');
  expect(storedPlan.goal[0]?.reference).toBe(`Goal/${storedGoal.id}`);
  expect(body.entry[1]?.response).toMatchObject({
    status: '201',
    location: `Goal/${storedGoal.id}/_history/1`,
    etag: 'W/"1"',
  });
  expect((await emr.call('GET', `Goal/${storedGoal.id}`)).status).toBe(200);
});

test('one refused entry undoes the whole transaction, updates and deletions too', async () => {
  const id = (await emr.call('POST', 'Goal', { body: goal('ana', 'Before') })).body.id;
  const doomed = (await emr.call('POST', 'Goal', { body: goal('ana', 'Kept') })).body.id;
  const count = emr.store.count();
  const { status, body } = await run('transaction', [
    post(weight('ana', 80, '2026-01-01')),
    { resource: { ...goal('ana', 'After'), id }, request: { method: 'PUT', url: `Goal/${id}` } },
    { request: { method: 'DELETE', url: `Goal/${doomed}` } },
    { ...post({ ...goal('ana', 'Bad'), lifecycleStatus: 'won' }), fullUrl: goalUrn },
  ]);
  expect([status, body.issue[0]?.expression]).toEqual([422, ['Goal.lifecycleStatus']]);
  expect(body.issue[0]?.diagnostics).toMatch(/^Entry 3:/);
  expect(emr.store.count()).toBe(count);
  expect((await emr.call('GET', `Goal/${id}`)).body).toMatchObject({
    description: { text: 'Before' },
    meta: { versionId: '1' },
  });
  expect((await emr.call('GET', `Goal/${doomed}`)).status).toBe(200);
  expect((await emr.call('GET', 'Observation?patient=ana')).body.total).toBe(0);
});

test('ifNoneExist in a transaction points at what is already there', async () => {
  const identifier = [{ system: 'https://alongside.example/goal', value: 'g-9' }];
  const ifNoneExist = 'identifier=https://alongside.example/goal|g-9';
  const send = () =>
    run('transaction', [
      { ...post({ ...goal('ana', 'Once'), identifier }, { ifNoneExist }), fullUrl: goalUrn },
      post(plan(goalUrn)),
    ]);
  const [first, second] = [await send(), await send()];
  const statuses = (body: { entry: { response: { status: string } }[] }) =>
    body.entry.map(entry => entry.response.status);
  expect([statuses(first.body), statuses(second.body)]).toEqual([
    ['201', '201'],
    ['200', '201'],
  ]);
  expect(second.body.entry[1]?.resource.goal[0]?.reference).toBe(`Goal/${first.body.entry[0]?.resource.id}`);
  expect((await emr.call('GET', 'Goal')).body.total).toBe(1);
});

test('ifMatch of a stale version fails the transaction', async () => {
  const id = (await emr.call('POST', 'Goal', { body: goal('ana', 'One') })).body.id;
  const put = {
    resource: { ...goal('ana', 'Two'), id },
    request: { method: 'PUT', url: `Goal/${id}`, ifMatch: 'W/"7"' },
  };
  expect((await run('transaction', [post(weight('ana', 1, '2026')), put])).status).toBe(412);
  expect((await emr.call('GET', 'Observation')).body.total).toBe(0);
});

test('the same condition twice in one transaction is refused, since it would store twice', async () => {
  const once = post(goal('ana', 'x'), { ifNoneExist: 'identifier=q' });
  expect((await run('transaction', [once, { ...once, fullUrl: goalUrn }])).status).toBe(400);
});

test('a batch answers each entry by itself', async () => {
  const { body } = await run('batch', [
    post(weight('ana', 80, '2026-01-01')),
    post({ ...goal('ana', 'x'), lifecycleStatus: 'won' }),
    { request: { method: 'GET', url: 'Patient/ana' } },
    { request: { method: 'GET', url: 'Observation?patient=ana&_count=5' } },
    { request: { method: 'GET', url: 'Patient/none' } },
    { request: { method: 'JUMP', url: 'Patient/none' } },
  ]);
  const statuses = body.entry.map(entry => entry.response.status);
  expect(statuses).toEqual(['201', '422', '200', '200', '404', '405']);
  expect(body.entry[3]?.resource.total).toBe(1);
  expect(body.entry[1]?.response.outcome.resourceType).toBe('OperationOutcome');
});

test('a large transaction passes, three hundred entries of them conditional', async () => {
  const entries = Array.from({ length: 300 }, (_, at) => ({
    ...post(weight('ana', 60 + at, '2026-01-01', { identifier: [{ system: 'urn:x', value: `${at}` }] }), {
      ifNoneExist: `identifier=urn:x|${at}`,
    }),
    fullUrl: `urn:uuid:11111111-2222-4333-8444-${String(at).padStart(12, '0')}`,
  }));
  expect((await run('transaction', entries)).status).toBe(200);
  expect((await emr.call('GET', 'Observation?_count=0')).body.total).toBe(300);
});

test.each([
  ['no bundle', { resourceType: 'Goal' }],
  ['a bundle of another type', { resourceType: 'Bundle', type: 'collection' }],
])('%s posted to the base is refused', async (_what, body) => {
  expect((await emr.call('POST', '', { body })).status).toBe(400);
});
