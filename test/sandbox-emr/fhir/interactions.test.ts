import { afterAll, beforeAll, expect, test } from 'vitest';
import { goal, practice, weight } from './test-resources.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let emr: TestServer;
beforeAll(async () => {
  emr = await startTestServer({ seed: practice });
});
afterAll(() => emr.close());

async function created(resource: fhir4.FhirResource): Promise<string> {
  const reply = await emr.call('POST', resource.resourceType, { body: resource });
  expect(reply.status).toBe(201);
  return reply.body.id;
}

test('a created goal gets an id and a version of the server, whatever the client sent', async () => {
  const sent = goal('ana', 'Walk', {
    id: 'mine',
    meta: { versionId: '77', lastUpdated: '1999-01-01T00:00:00Z', tag: [{ code: 'kept' }] },
  });
  const { status, body, headers } = await emr.call('POST', 'Goal', { body: sent });
  expect(status).toBe(201);
  expect(body.id).not.toBe('mine');
  expect(body.meta).toMatchObject({ versionId: '1', tag: [{ code: 'kept' }] });
  expect(body.meta.lastUpdated).not.toContain('1999');
  expect(headers.get('etag')).toBe('W/"1"');
  expect(headers.get('location')).toBe(`${emr.base}/Goal/${body.id}/_history/1`);
  expect(headers.get('last-modified')).toMatch(/GMT$/);
  expect((await emr.call('GET', 'Goal/mine')).status).toBe(404);
});

test.each([
  ['minimal', ''],
  ['OperationOutcome', '"resourceType":"OperationOutcome"'],
  ['representation', '"resourceType":"Goal"'],
])('Prefer return=%s is obeyed', async (wanted, expected) => {
  const reply = await emr.call('POST', 'Goal', {
    body: goal('ana', 'Sleep'),
    headers: { prefer: `return=${wanted}` },
  });
  expect(reply.status).toBe(201);
  if (expected === '') expect(reply.text).toBe('');
  else expect(reply.text).toContain(expected);
});

test('an update is a new version, and a stale If-Match changes nothing', async () => {
  const id = await created(goal('ana', 'Walk'));
  const second = await emr.call('PUT', `Goal/${id}`, {
    body: { ...goal('ana', 'Walk more'), id },
    headers: { 'if-match': 'W/"1"' },
  });
  expect([second.status, second.headers.get('etag')]).toEqual([200, 'W/"2"']);
  const stale = await emr.call('PUT', `Goal/${id}`, {
    body: { ...goal('ana', 'Lost'), id },
    headers: { 'if-match': 'W/"1"' },
  });
  expect([stale.status, stale.body.resourceType]).toEqual([412, 'OperationOutcome']);
  expect((await emr.call('GET', `Goal/${id}`)).body.description.text).toBe('Walk more');
  expect((await emr.call('GET', `Goal/${id}/_history/1`)).body.description.text).toBe('Walk');
});

test('a put to a new id creates it; another id in the body is refused', async () => {
  expect((await emr.call('PUT', 'Goal/chosen', { body: { ...goal('ana', 'x'), id: 'chosen' } })).status).toBe(
    201,
  );
  expect((await emr.call('PUT', 'Goal/chosen', { body: { ...goal('ana', 'x'), id: 'other' } })).status).toBe(
    400,
  );
  expect((await emr.call('PUT', 'Goal/chosen', { body: goal('ana', 'x') })).status).toBe(400);
  expect((await emr.call('PUT', 'Goal/un%20id', { body: { ...goal('ana', 'x'), id: 'un id' } })).status).toBe(
    400,
  );
});

test('what was deleted is gone, its history stays', async () => {
  const id = await created(goal('ana', 'Gone'));
  expect((await emr.call('DELETE', `Goal/${id}`)).status).toBe(204);
  expect((await emr.call('GET', `Goal/${id}`)).status).toBe(410);
  expect((await emr.call('GET', `Goal/${id}/_history/2`)).status).toBe(410);
  expect((await emr.call('GET', `Goal/${id}/_history/1`)).status).toBe(200);
  const { body } = await emr.call('GET', `Goal/${id}/_history`);
  expect(body.entry.map(entry => entry.request.method)).toEqual(['DELETE', 'POST']);
  expect((await emr.call('GET', `Goal?_id=${id}`)).body.total).toBe(0);
});

test('history is newest first, the same at every call, and cut by _count', async () => {
  const id = await created(weight('ana', 80, '2026-01-01'));
  for (const kg of [81, 82])
    await emr.call('PUT', `Observation/${id}`, { body: { ...weight('ana', kg, '2026-01-01'), id } });
  const versions = async (path: string) => {
    const { body } = await emr.call('GET', path);
    return body.entry.map(entry => entry.resource.meta?.versionId);
  };
  expect(await versions(`Observation/${id}/_history`)).toEqual(['3', '2', '1']);
  expect(await versions(`Observation/${id}/_history`)).toEqual(['3', '2', '1']);
  expect(await versions('Observation/_history?_count=2')).toEqual(['3', '2']);
});

test('If-None-Match spares the body of an unchanged resource', async () => {
  const reply = await emr.call('GET', 'Patient/ana', { headers: { 'if-none-match': 'W/"1"' } });
  expect([reply.status, reply.text]).toEqual([304, '']);
});

test('a JSON Patch changes one element, and is validated and refused like an update', async () => {
  const id = await created(goal('ana', 'Walk'));
  const patch = (body: unknown, headers: Record<string, string> = {}) =>
    emr.call('PATCH', `Goal/${id}`, {
      body,
      headers: { 'content-type': 'application/json-patch+json', ...headers },
    });
  const done = await patch([{ op: 'replace', path: '/lifecycleStatus', value: 'completed' }]);
  expect([done.status, done.body.lifecycleStatus, done.body.meta.versionId]).toEqual([200, 'completed', '2']);
  expect((await patch([{ op: 'replace', path: '/lifecycleStatus', value: 'won' }])).status).toBe(422);
  expect((await patch([{ op: 'remove', path: '/note/0' }])).status).toBe(422);
  expect((await patch([{ op: 'test', path: '/lifecycleStatus', value: 'active' }])).status).toBe(422);
  expect((await patch({ op: 'add' })).status).toBe(400);
  expect((await patch([], { 'if-match': 'W/"1"' })).status).toBe(412);
  expect((await patch([], { 'content-type': 'application/fhir+json' })).status).toBe(415);
});

test('a conditional create stores once, even when eight arrive together', async () => {
  const sent = goal('ana', 'Once', {
    identifier: [{ system: 'https://alongside.example/goal', value: 'g-1' }],
  });
  const headers = { 'if-none-exist': 'identifier=https%3A%2F%2Falongside.example%2Fgoal%7Cg-1' };
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => emr.call('POST', 'Goal', { body: sent, headers })),
  );
  expect(replies.map(reply => reply.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
  expect(new Set(replies.map(reply => reply.body.id)).size).toBe(1);
  await created(sent);
  const ambiguous = await emr.call('POST', 'Goal', { body: sent, headers });
  expect([ambiguous.status, ambiguous.body.issue[0]?.code]).toEqual([412, 'multiple-matches']);
});

test.each([
  ['malformed JSON', 'POST', 'Goal', '{"resourceType":', 400],
  ['JSON without end of depth', 'POST', 'Goal', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
  ['no resource', 'POST', 'Goal', '[]', 400],
  ['another type than the path', 'POST', 'Goal', '{"resourceType":"Task"}', 400],
  ['an unknown type', 'GET', 'Zebra', undefined, 404],
  ['an unknown id', 'GET', 'Goal/none', undefined, 404],
  ['an unknown deed', 'POST', 'Goal/1', '{}', 405],
  ['a conditional update', 'PUT', 'Goal?identifier=x', '{}', 405],
  ['an unknown search parameter', 'GET', 'Goal?colour=red', undefined, 400],
  ['XML', 'GET', 'Goal?_format=xml', undefined, 406],
])('%s is refused with an OperationOutcome', async (_what, method, path, body, status) => {
  const reply = await emr.call(method, path, { body });
  expect([reply.status, reply.body.resourceType]).toEqual([status, 'OperationOutcome']);
  expect(reply.body.issue[0]?.details.text).not.toBe('');
});

test('the log of requests knows path, status and size', async () => {
  emr.requests.clear();
  const { text } = await emr.call('GET', 'Patient/ana?_pretty=false');
  await expect.poll(() => emr.requests.entries()).toHaveLength(1);
  const [entry] = emr.requests.entries();
  expect(entry).toMatchObject({
    method: 'GET',
    path: '/Patient/ana',
    query: '_pretty=false',
    status: 200,
    bytes: Buffer.byteLength(text),
  });
  expect(entry?.ms).toBeGreaterThan(0);
});
