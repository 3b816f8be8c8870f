import { afterAll, beforeAll, expect, test } from 'vitest';
import { goal, laboratory, practice, weight } from './test-resources.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import type { Grant } from './types.ts';

const forAna = (...scopes: string[]): Grant => ({ clientId: 'app', scopes, patient: 'ana' });
const grants: Record<string, Grant> = {
  'patient v2': forAna('patient/*.cruds'),
  'patient v1': forAna('patient/*.read', 'patient/Goal.write', 'openid', 'launch'),
  'vitals only': forAna(
    'patient/Observation.crs?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs',
  ),
  'create only': forAna('patient/Goal.c'),
  'goals by user': {
    clientId: 'app',
    scopes: ['user/Goal.cruds'],
    patient: 'ana',
    fhirUser: 'Practitioner/coach',
  },
  'read the practice': { clientId: 'backend', scopes: ['system/*.rs'] },
  'patient without patient': { clientId: 'app', scopes: ['patient/*.cruds'] },
  nothing: { clientId: 'app', scopes: ['openid', 'patient/Goal', 'patient/*.sr'] },
};

let emr: TestServer;
beforeAll(async () => {
  const seed = [
    ...practice,
    { ...weight('ana', 80, '2026-01-01'), id: 'ana-weight' },
    { ...weight('ana', 8, '2026-01-02'), id: 'ana-a1c', category: [laboratory] },
    { ...weight('ben', 90, '2026-01-01'), id: 'ben-weight', performer: [{ reference: 'Patient/ana' }] },
    { ...goal('ana', 'Walk'), id: 'ana-goal' },
    { ...goal('ben', 'Swim'), id: 'ben-goal' },
    {
      resourceType: 'Provenance' as const,
      id: 'ana-told',
      target: [{ reference: 'Goal/ana-goal' }],
      recorded: '2026-03-01T08:00:00Z',
      agent: [{ who: { reference: 'Practitioner/coach' } }],
    },
  ];
  emr = await startTestServer({ seed, grants });
});
afterAll(() => emr.close());

test.each([
  ['patient v2', 'GET', 'Patient/ana', 200],
  ['patient v2', 'GET', 'Patient/ben', 404],
  ['patient v2', 'GET', 'Goal/ben-goal', 404],
  ['patient v2', 'GET', 'Goal/ben-goal/_history', 404],
  ['patient v2', 'GET', 'Goal/ben-goal/_history/1', 404],
  ['patient v2', 'GET', 'Practitioner/coach', 200],
  ['patient v2', 'GET', 'Provenance/ana-told', 200],
  ['patient v2', 'DELETE', 'Goal/ben-goal', 404],
  ['patient v1', 'GET', 'Goal/ana-goal', 200],
  ['patient v1', 'DELETE', 'Observation/ana-weight', 403],
  ['vitals only', 'GET', 'Observation/ana-weight', 200],
  ['vitals only', 'GET', 'Observation/ana-a1c', 404],
  ['vitals only', 'GET', 'Goal', 403],
  ['create only', 'GET', 'Goal/ana-goal', 403],
  ['goals by user', 'GET', 'Goal/ben-goal', 200],
  ['goals by user', 'GET', 'Patient/ana', 403],
  ['read the practice', 'GET', 'Goal/ben-goal', 200],
  ['read the practice', 'DELETE', 'Goal/ben-goal', 403],
  ['patient without patient', 'GET', 'Patient/ana', 404],
  ['nothing', 'GET', 'Goal', 403],
  ['an unknown token', 'GET', 'Goal', 401],
  ['', 'GET', 'Goal', 401],
])('%s: %s %s is %i', async (token, method, path, status) => {
  const reply = await emr.call(method, path, { token });
  expect(reply.status).toBe(status);
  if (status === 401) expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
  if (status >= 400) expect(reply.body.resourceType).toBe('OperationOutcome');
});

test.each([
  ['patient v2', 'Goal', 'ana-goal'],
  ['patient v2', 'Goal?patient=ben', ''],
  ['patient v2', 'Observation?_sort=_id', 'ana-a1c ana-weight'],
  [
    'patient v2',
    'Goal?_id=ana-goal&_include=Goal:subject&_revinclude=Provenance:target',
    'ana-goal ana ana-told',
  ],
  ['patient v2', 'Patient', 'ana'],
  ['patient v2', 'Goal/_history', 'ana-goal'],
  ['vitals only', 'Observation', 'ana-weight'],
  ['vitals only', 'Observation?category=laboratory', ''],
  ['vitals only', 'Observation?_id=ana-weight&_include=Observation:subject', 'ana-weight'],
  ['goals by user', 'Goal?_sort=_id', 'ana-goal ben-goal'],
])('%s: a search of %s finds only its own', async (token, path, expected) => {
  const { body } = await emr.call('GET', path, { token });
  const ids = (body.entry ?? []).map(entry => entry.resource.id);
  expect(ids.join(' ')).toBe(expected);
});

test.each([
  ['patient v2', goal('ana', 'Mine'), 201],
  ['patient v2', goal('ben', 'Theirs'), 403],
  ['patient v2', { resourceType: 'Practitioner', name: [{ family: 'New' }] }, 403],
  ['patient v1', goal('ana', 'Mine'), 201],
  ['patient v1', weight('ana', 80, '2026-02-01'), 403],
  ['vitals only', weight('ana', 80, '2026-02-01'), 201],
  ['vitals only', weight('ana', 80, '2026-02-01', { category: [laboratory] }), 403],
  ['create only', goal('ana', 'Mine'), 201],
  ['goals by user', goal('ben', 'Theirs'), 201],
  ['read the practice', goal('ben', 'Theirs'), 403],
])('%s: a create of %j is %i', async (token, resource, status) => {
  expect((await emr.call('POST', resource.resourceType, { body: resource, token })).status).toBe(status);
});

test('a resource cannot be moved to another patient, nor taken from one', async () => {
  const moved = { ...goal('ben', 'Moved'), id: 'ana-goal' };
  expect((await emr.call('PUT', 'Goal/ana-goal', { body: moved, token: 'patient v2' })).status).toBe(403);
  const taken = { ...goal('ana', 'Taken'), id: 'ben-goal' };
  expect((await emr.call('PUT', 'Goal/ben-goal', { body: taken, token: 'patient v2' })).status).toBe(403);
  expect(emr.store.versions('Goal', 'ben-goal')).toHaveLength(1);
});

test('a bundle is held to the same scopes, entry by entry', async () => {
  const entry = [{ resource: goal('ben', 'x'), request: { method: 'POST', url: 'Goal' } }];
  const run = (type: string) =>
    emr.call('POST', '', { body: { resourceType: 'Bundle', type, entry }, token: 'patient v2' });
  expect((await run('transaction')).status).toBe(403);
  expect((await run('batch')).body.entry[0]?.response.status).toBe('403');
});
