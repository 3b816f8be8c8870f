import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFhirStore } from '../../sandbox-emr/fhir/store.ts';
import type { Resource } from '../../sandbox-emr/fhir/types.ts';
import { exportExamples } from '../desk/exported.ts';
import { deskExamples } from '../desk/written.ts';
import { handoffExamples } from '../handoff/written.ts';
import { besideWrites } from './beside-writes.ts';
import { betweenWritesOf } from './between-writes.ts';
import { documentWritesOf, formWritesOf, glucoseWrites, nextWritesOf, writesOf } from './signed-writes.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fhir-profiles', 'examples');
const examples = readdirSync(folder).map(name => ({
  key: name.replace('.json', ''),
  resource: JSON.parse(readFileSync(join(folder, name), 'utf8')),
}));

/**
 * What may stand in a resource of ours, typed again by hand from the sources: this list must not share a mistake with
 * the one the mappers use.
 */
const known: { [system: string]: RegExp } = {
  'http://loinc.org':
    /^(11506-3|34748-4|18776-5|59284-0|85354-9|8480-6|8462-4|8867-4|29463-7|8280-0|41653-7|LA6111-4|LA6112-2|LA6113-0|LA6114-8|LA6115-5|LA10137-0|LA10138-8|LA10139-6|LA10140-4|LA10141-2|LA13942-0)$/,
  'http://snomed.info/sct':
    /^(185317003|390906007|409063005|370788009|134414000|134413006|134412001|134411008|134410009|134409004|281100006|432100008)$/,
  'http://unitsofmeasure.org': /^(mm\[Hg\]|\/min|kg|\[lb_av\]|cm|\[in_i\]|mg\/dL|d|1)$/,
  'https://alongside.health/fhir/CodeSystem/health-coaching':
    /^(importance|confidence|readiness|stage-of-change|teach-back-result|correct|partly|not-yet|adherent-days-7|habit-checkin|done|not-done|times-done|times-planned|side-effects|escalation|chest-pain|warm-handoff|met-in-the-room|forgets|other)$/,
  'http://hl7.org/fhir/us/pco/CodeSystem/readiness-assessment-concepts-temporary':
    /^(importance|confidence)$/,
  'http://www.ama-assn.org/go/cpt': /^99490$/,
  'http://terminology.hl7.org/CodeSystem/consentscope': /^treatment$/,
  'http://terminology.hl7.org/CodeSystem/flag-category': /^safety$/,
  'http://terminology.hl7.org/CodeSystem/goal-category': /^behavioral$/,
  'http://terminology.hl7.org/CodeSystem/goal-achievement': /^in-progress$/,
  'http://terminology.hl7.org/CodeSystem/observation-category': /^(survey|vital-signs|laboratory)$/,
  'http://hl7.org/fhir/us/core/CodeSystem/careplan-category': /^assess-plan$/,
  'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category': /^clinical-note$/,
  'http://terminology.hl7.org/CodeSystem/communication-category': /^(notification|instruction)$/,
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode': /^ONLINEWRIT$/,
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': /^(AMB|VR)$/,
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationType': /^PPRF$/,
  'http://hl7.org/fhir/CodeSystem/task-code': /^fulfill$/,
  'http://terminology.hl7.org/CodeSystem/claim-type': /^professional$/,
  'http://terminology.hl7.org/CodeSystem/processpriority': /^normal$/,
  'http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship': /^prior$/,
  'http://terminology.hl7.org/CodeSystem/v2-0203': /^MR$/,
  'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set': /^11$/,
};
const knownExtensions = [
  'http://hl7.org/fhir/StructureDefinition/goal-acceptance',
  'http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal',
  'individual',
  'status',
];

test('every kind of item has its example, and becomes exactly that', () => {
  const documents = documentWritesOf().filter(({ route }) => route === 'document');
  const written = [
    ...[...writesOf(), ...nextWritesOf(), ...glucoseWrites()].map(({ itemKey, body }) => ({
      key: itemKey,
      resource: body,
    })),
    ...documents.map(({ itemKey, body }) => ({ key: `${itemKey}-document`, resource: body })),
    ...handoffExamples(),
    ...deskExamples(),
    ...exportExamples(),
    ...betweenWritesOf().flatMap(({ key, row }) => (row?.body ? [{ key, resource: row.body }] : [])),
    ...formWritesOf().flatMap(({ itemKey, body }) => (body ? [{ key: itemKey, resource: body }] : [])),
  ];
  written.push(...besideWrites());
  const byKey = (one: { key: string }, other: { key: string }) => one.key.localeCompare(other.key);
  expect(JSON.parse(JSON.stringify(written.sort(byKey)))).toEqual(examples.sort(byKey));
});

describe.each(examples)('$key', ({ resource }) => {
  test('holds only codes, units and extensions that a second list knows', () => {
    const unknown = everyObject(resource).filter(
      ({ system, code, url }) =>
        (typeof system === 'string' && code !== undefined && !known[system]?.test(`${code}`)) ||
        (typeof url === 'string' && !knownExtensions.includes(url)),
    );
    expect(unknown).toEqual([]);
  });

  test('is what a validating EMR takes', async () => {
    const store = await createFhirStore();
    const issues = store.check(withoutUrns(resource) as Resource);
    store.close();
    expect(
      issues.filter(issue => issue.severity === 'error' && !/not found|exist/i.test(issue.text)),
    ).toEqual([]);
  });
});

function everyObject(value: unknown): { [key: string]: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== 'object' || value === null) return [];
  return [value as { [key: string]: unknown }, ...Object.values(value).flatMap(everyObject)];
}

const withoutUrns = (resource: unknown): unknown =>
  JSON.parse(JSON.stringify(resource).replaceAll(/urn:uuid:[0-9a-f-]+/g, 'Basic/made-earlier'));
