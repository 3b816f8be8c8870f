import { afterEach, beforeEach, expect, test } from 'vitest';
import { goal, laboratory, note, practice, weight } from './test-resources.ts';
import { type CapabilityRest, startTestServer, type TestServer } from './test-server.ts';

let emr: TestServer;
beforeEach(async () => {
  emr = await startTestServer({ seed: [...practice, { ...goal('ana', 'Old'), id: 'old' }] });
});
afterEach(() => emr.close());

const post = (resource: { resourceType: string }, headers: Record<string, string> = {}) =>
  emr.call('POST', resource.resourceType, { body: resource, headers });
const subject = { reference: 'Patient/ana' };

test.each([
  goal('ana', 'Walk'),
  { resourceType: 'CarePlan', status: 'active', intent: 'plan', category: [{ text: 'x' }], subject },
  { resourceType: 'ServiceRequest', status: 'active', intent: 'order', code: { text: 'x' }, subject },
  { resourceType: 'Task', status: 'requested', intent: 'order', for: subject },
  { resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' }, subject },
  { resourceType: 'Communication', status: 'completed', subject },
  weight('ana', 8, '2026-01-01', { category: [laboratory] }),
])('epic-like answers the create of a $resourceType with a bare 403', async resource => {
  emr.wear('epic-like');
  const reply = await post(resource);
  expect([reply.status, reply.text]).toEqual([403, '']);
  emr.wear('open');
  expect((await post(resource)).status).toBe(201);
});

test('epic-like files a vital sign without a word, or with the resource when asked', async () => {
  emr.wear('epic-like');
  const bare = await post(weight('ana', 80, '2026-01-01'));
  expect([bare.status, bare.text, bare.headers.get('etag')]).toEqual([201, '', null]);
  const id = /^Observation\/([^/]+)$/.exec(bare.headers.get('location') ?? '')?.[1];
  expect((await emr.call('GET', `Observation/${id}`)).body.valueQuantity.value).toBe(80);
  const told = await post(weight('ana', 81, '2026-01-02'), { prefer: 'return=representation' });
  expect([told.status, told.body.valueQuantity.value]).toEqual([201, 81]);
});

test.each([
  ['without a visit', note('ana', 'x'), '59101'],
  ['with another patient’s visit', note('ana', 'x', 'ben-visit'), undefined],
  [
    'of rich text',
    {
      ...note('ana', 'x', 'ana-visit'),
      content: [{ attachment: { contentType: 'text/html', data: 'eA==' } }],
    },
    '59103',
  ],
  [
    'of a link',
    {
      ...note('ana', 'x', 'ana-visit'),
      content: [{ attachment: { contentType: 'text/plain', url: 'https://x.example' } }],
    },
    '59103',
  ],
])('epic-like refuses a note %s', async (_what, resource, code) => {
  emr.wear('epic-like');
  const { status, body } = await post(resource);
  expect([status, body.issue[0]?.details.coding?.[0]?.code]).toEqual([code ? 400 : 422, code]);
});

test('epic-like keeps the first attachment of a note only, and a second note all the same', async () => {
  emr.wear('epic-like');
  const [first, second] = [note('ana', 'first', 'ana-visit'), note('ana', 'second', 'ana-visit')];
  const both = { ...first, content: [...first.content, ...second.content] };
  const headers = { prefer: 'return=representation', 'if-none-exist': 'patient=ana' };
  const { body, status } = await post(both, headers);
  expect([
    status,
    body.content.length,
    Buffer.from(body.content[0]?.attachment.data ?? '', 'base64').toString(),
  ]).toEqual([201, 1, 'first']);
  expect((await post(both, headers)).body.id).not.toBe(body.id);
});

test.each([
  ['PUT', 'Goal/old', { ...goal('ana', 'New'), id: 'old' }],
  ['PATCH', 'Goal/old', []],
  ['DELETE', 'Goal/old', undefined],
  ['POST', '', { resourceType: 'Bundle', type: 'transaction', entry: [] }],
  ['POST', '', { resourceType: 'Bundle', type: 'batch', entry: [] }],
])('epic-like has no %s of %s, and read-only neither', async (method, path, body) => {
  const headers: Record<string, string> =
    method === 'PATCH' ? { 'content-type': 'application/json-patch+json' } : {};
  emr.wear('epic-like');
  const epic = await emr.call(method, path, { body, headers });
  expect([epic.status, epic.text]).toEqual([403, '']);
  emr.wear('read-only');
  const readOnly = await emr.call(method, path, { body, headers });
  expect([readOnly.status, readOnly.body.issue[0]?.code]).toEqual([405, 'not-supported']);
  expect(emr.store.versions('Goal', 'old')).toHaveLength(1);
});

test('read-only reads and refuses every create', async () => {
  emr.wear('read-only');
  expect((await emr.call('GET', 'Goal/old')).status).toBe(200);
  expect((await post(goal('ana', 'x'))).status).toBe(405);
});

test('slow takes its time and everything else', async () => {
  emr.wear('slow');
  const start = performance.now();
  expect((await post(goal('ana', 'x'))).status).toBe(201);
  expect(performance.now() - start).toBeGreaterThan(75);
});

test('metadata needs no token and tells what the present disguise takes', async () => {
  const metadata = async () => (await emr.call('GET', 'metadata', { token: 'none' })).body.rest[0];
  const codes = (rest: CapabilityRest, type: string) =>
    rest.resource
      .find(one => one.type === type)
      ?.interaction.map(one => one.code)
      .join(' ');
  const open = await metadata();
  expect(codes(open, 'Goal')).toBe(
    'read vread search-type history-instance history-type create update patch delete',
  );
  expect(open.interaction?.map(one => one.code)).toEqual(['transaction', 'batch']);
  const observation = open.resource.find(one => one.type === 'Observation');
  expect(observation?.conditionalCreate).toBe(true);
  const names = observation?.searchParam.map(one => one.name);
  expect(names).toEqual(
    expect.arrayContaining(['_id', '_lastUpdated', '_elements', 'patient', 'code', 'date']),
  );
  expect(JSON.stringify(open.security)).toContain(`${new URL(emr.base).origin}/oidc/token`);
  emr.wear('epic-like');
  const epic = await metadata();
  expect([codes(epic, 'Goal'), codes(epic, 'Observation'), codes(epic, 'DocumentReference')]).toEqual([
    'read search-type',
    'read search-type create',
    'read search-type create',
  ]);
  expect([epic.interaction, epic.resource.some(one => one.conditionalCreate)]).toEqual([undefined, false]);
  emr.wear('read-only');
  expect(codes(await metadata(), 'Observation')).toBe('read vread search-type history-instance history-type');
});

test('every search parameter metadata declares is one the server takes', async () => {
  const { body } = await emr.call('GET', 'metadata');
  const sample: Record<string, string> = { date: '2026', number: '1', quantity: '1' };
  for (const { type, searchParam } of body.rest[0].resource) {
    const query = searchParam.map(({ name, type: kind }) => `${name}=${sample[kind] ?? 'x'}`);
    expect((await emr.call('GET', `${type}?${query.join('&')}`)).status, type).toBe(200);
  }
});
