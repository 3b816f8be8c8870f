import { afterAll, beforeAll, expect, test } from 'vitest';
import { goal, note, practice, weight } from './test-resources.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import type { Resource } from './types.ts';

let emr: TestServer;
beforeAll(async () => {
  emr = await startTestServer({ seed: [...practice, { ...goal('ben', 'Theirs'), id: 'ben-goal' }] });
});
afterAll(() => emr.close());

const without = (resource: Resource, key: string) => ({ ...resource, [key]: undefined });
const kilos = weight('ana', 80, '2026-01-01');
const walk = goal('ana', 'Walk');
const letter = note('ana', 'Hello');
const plan = {
  resourceType: 'CarePlan',
  status: 'active',
  intent: 'plan',
  category: [{ text: 'Coaching' }],
  subject: { reference: 'Patient/ana' },
};
const coding = (system: string, code = 'x') => ({ ...kilos, code: { coding: [{ system, code }] } });

test.each([
  ['an unknown element', { ...walk, mood: 'good' }, 'Goal.mood'],
  ['a missing element', without(walk, 'description'), 'Goal.description'],
  ['a goal of nobody', without(walk, 'subject'), 'Goal.subject'],
  ['one where many belong', { ...walk, note: { text: 'x' } }, 'Goal.note'],
  ['many where one belongs', { ...walk, subject: [{ reference: 'Patient/ana' }] }, 'Goal.subject'],
  ['a status that is none', { ...walk, lifecycleStatus: 'won' }, 'Goal.lifecycleStatus'],
  ['a status in capitals', { ...kilos, status: 'Final' }, 'Observation.status'],
  [
    'a wrong code inside a part',
    { ...walk, identifier: [{ use: 'mine', value: '1' }] },
    'Goal.identifier[0].use',
  ],
  ['a day that never was', { ...walk, startDate: '2026-02-30' }, 'Goal.start'],
  ['a time without shape', { ...kilos, effectiveDateTime: 'yesterday' }, 'Observation.effective'],
  ['a number as text', { ...kilos, valueQuantity: { value: '80' } }, 'Observation.value.value'],
  ['an empty string', { ...walk, description: { text: '' } }, 'Goal.description.text'],
  ['an empty part', { ...walk, target: [{}] }, 'Goal.target[0]'],
  ['a subject that is not there', goal('nobody', 'x'), 'Goal.subject.reference'],
  [
    'a reference that is none',
    { ...walk, addresses: [{ reference: 'the one above' }] },
    'Goal.addresses[0].reference',
  ],
  [
    'a urn outside a transaction',
    { ...walk, addresses: [{ reference: 'urn:uuid:5ee2b9a8-0c7d-4d5e-9a35-0c5f2ed0c001' }] },
    'Goal.addresses[0].reference',
  ],
  [
    'a contained one that is not',
    { ...walk, addresses: [{ reference: '#c' }] },
    'Goal.addresses[0].reference',
  ],
  [
    'an encounter of another patient',
    { ...kilos, encounter: { reference: 'Encounter/ben-visit' } },
    'Observation.encounter.reference',
  ],
  [
    'a goal of another patient',
    { ...plan, goal: [{ reference: 'Goal/ben-goal' }] },
    'CarePlan.goal[0].reference',
  ],
  ['an observation without category', without(kilos, 'category'), 'Observation.category'],
  ['an observation without value', without(kilos, 'valueQuantity'), 'Observation.value'],
  ['a plan without category', without(plan as Resource, 'category'), 'CarePlan.category'],
  ['a note without type', without(letter, 'type'), 'DocumentReference.type'],
  ['a note without category', without(letter, 'category'), 'DocumentReference.category'],
  [
    'a note without content',
    { ...letter, content: [{ attachment: { contentType: 'text/plain' } }] },
    'DocumentReference.content[0].attachment',
  ],
  [
    'a note of no media type',
    { ...letter, content: [{ attachment: { data: 'eA==' } }] },
    'DocumentReference.content[0].attachment.contentType',
  ],
  ['the famous misspelling of LOINC', coding('http://loing.org'), 'Observation.code.coding[0].system'],
  ['LOINC in other dress', coding('https://www.loinc.org/'), 'Observation.code.coding[0].system'],
  [
    'UCUM without its s',
    { ...kilos, valueQuantity: { value: 1, code: 'kg', system: 'http://unitofmeasure.org' } },
    'Observation.valueQuantity.system',
  ],
  [
    'a system US Core does not have',
    coding('http://hl7.org/fhir/us/core/CodeSystem/us-core-goal'),
    'Observation.code.coding[0].system',
  ],
  ['a LOINC code mistyped', coding('http://loinc.org', '29463-8'), 'Observation.code.coding[0].code'],
  ['a SNOMED code mistyped', coding('http://snomed.info/sct', '44054007'), 'Observation.code.coding[0].code'],
])('%s is refused with 422 and its place', async (_what, resource, expression) => {
  const before = emr.store.count();
  const { status, body } = await emr.call('POST', resource.resourceType, { body: resource });
  expect([status, body.resourceType]).toEqual([422, 'OperationOutcome']);
  expect(body.issue.map(one => one.expression[0])).toContain(expression);
  expect(emr.store.count()).toBe(before);
});

test.each([
  ['a plain goal', walk],
  ['a note', note('ana', 'Hello', 'ana-visit')],
  ['a care plan', plan],
  [
    'a reason instead of a value',
    { ...without(kilos, 'valueQuantity'), dataAbsentReason: { text: 'Scale broken' } },
  ],
  ['a true SNOMED code', coding('http://snomed.info/sct', '44054006')],
  ['a code of our own system', coding('https://alongside.example/codes')],
  ['text without any code', { ...kilos, code: { text: 'Steps' } }],
  [
    'a reference to another server',
    { ...walk, addresses: [{ reference: 'https://other.example/fhir/Condition/1' }] },
  ],
])('%s is taken', async (_what, resource) => {
  const { status, body } = await emr.call('POST', resource.resourceType, { body: resource });
  expect([status, body.issue]).toEqual([201, undefined]);
});

test('an absolute reference to this server is kept as the relative one', async () => {
  const sent = { ...walk, subject: { reference: `${emr.base}/Patient/ana` } };
  expect((await emr.call('POST', 'Goal', { body: sent })).body.subject.reference).toBe('Patient/ana');
});

test('an unheard-of system is taken with a warning', async () => {
  const sent = coding('http://example.com/made-up');
  const { status, body } = await emr.call('POST', 'Observation', {
    body: sent,
    headers: { prefer: 'return=OperationOutcome' },
  });
  expect([status, body.issue[0]?.severity]).toEqual([201, 'warning']);
});
