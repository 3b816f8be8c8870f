/**
 * The same once more by a reader that does not import codes.ts: it reads the text of the file and the resources that
 * were written, and knows the names of the systems by itself. A slip in codes.ts cannot hide in the test that uses it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeSystemIssues } from '../sandbox-emr/fhir/code-systems.ts';
import { examplesIn } from './examples.ts';
import { compiled } from './structures.ts';
import { codesIn } from './value-sets.ts';

const loinc = 'http://loinc.org';
const snomed = 'http://snomed.info/sct';
const own = 'https://alongside.health/fhir/CodeSystem/health-coaching';
const tx = 'http://terminology.hl7.org/CodeSystem';
const usCore = 'http://hl7.org/fhir/us/core/CodeSystem';

/** What each system is called, typed from its owner's page. */
const systems: { [name: string]: string } = {
  loinc,
  snomed,
  ucum: 'http://unitsofmeasure.org',
  own,
  chartWrite: 'https://alongside.health/fhir/identifier/chart-write',
  claimLine: 'https://alongside.health/fhir/identifier/claim-line',
  cpt: 'http://www.ama-assn.org/go/cpt',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  consentScope: `${tx}/consentscope`,
  readiness: 'http://hl7.org/fhir/us/pco/CodeSystem/readiness-assessment-concepts-temporary',
  goalAcceptance: `${tx}/goal-acceptance-status`,
  goalCategory: `${tx}/goal-category`,
  goalAchievement: `${tx}/goal-achievement`,
  flagCategory: `${tx}/flag-category`,
  observationCategory: `${tx}/observation-category`,
  conditionClinical: `${tx}/condition-clinical`,
  conditionVerification: `${tx}/condition-ver-status`,
  carePlanCategory: `${usCore}/careplan-category`,
  documentCategory: `${usCore}/us-core-documentreference-category`,
  actCode: `${tx}/v3-ActCode`,
  dataAbsentReason: `${tx}/data-absent-reason`,
  participation: `${tx}/v3-ParticipationType`,
  taskCode: 'http://hl7.org/fhir/CodeSystem/task-code',
  communicationCategory: `${tx}/communication-category`,
  participationMode: `${tx}/v3-ParticipationMode`,
  claim: 'https://alongside.health/fhir/identifier/claim',
  contact: 'https://alongside.health/fhir/identifier/contact',
  identifierType: `${tx}/v2-0203`,
  claimType: `${tx}/claim-type`,
  processPriority: `${tx}/processpriority`,
  relatedClaim: `${tx}/ex-relatedclaimrelationship`,
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  coreTags: `${usCore}/us-core-tags`,
};

/** What stands in a resource of ours and is in no value set of ours: codes of HL7's that a profile or R4 fixes. */
const fixed = [
  `${loinc}|18776-5`,
  `${loinc}|85354-9`,
  `${loinc}|8480-6`,
  `${loinc}|8462-4`,
  `${loinc}|29463-7`,
  `${loinc}|41653-7`,
  `${loinc}|41950-7`,
  `${loinc}|59284-0`,
  `${systems.consentScope}|treatment`,
  `${systems.cpt}|99490`,
  `${snomed}|409063005`,
  `${snomed}|370788009`,
  `${snomed}|281100006`,
  `${snomed}|432100008`,
  `${systems.taskCode}|fulfill`,
  `${tx}/v2-0203|MR`,
  `${tx}/claim-type|professional`,
  `${tx}/processpriority|normal`,
  `${tx}/ex-relatedclaimrelationship|prior`,
  'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set|11',
  `${systems.ucum}|mm[Hg]`,
  `${systems.ucum}|d`,
  `${systems.ucum}|mg/dL`,
  `${systems.ucum}|1`,
  `${systems.ucum}|{steps}/d`,
  `${systems.readiness}|confidence`,
  `${systems.goalCategory}|behavioral`,
  `${systems.goalAchievement}|in-progress`,
  `${systems.flagCategory}|safety`,
  `${systems.observationCategory}|survey`,
  `${systems.observationCategory}|vital-signs`,
  `${systems.observationCategory}|activity`,
  `${systems.observationCategory}|laboratory`,
  `${systems.carePlanCategory}|assess-plan`,
  `${systems.documentCategory}|clinical-note`,
  `${systems.participation}|PPRF`,
  `${tx}/v3-ObservationValue|PATAST`,
  `${tx}/v3-ParticipationMode|ONLINEWRIT`,
  `${tx}/communication-category|reminder`,
  `${tx}/communication-category|notification`,
  `${tx}/communication-category|instruction`,
  `${tx}/provenance-participant-type|author`,
  `${tx}/provenance-participant-type|informant`,
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets|G0019',
];

const text = ['systems.ts', 'codes.ts']
  .map(file => readFileSync(join(import.meta.dirname, '..', '..', 'fhir-profiles', file), 'utf8'))
  .join('\n');
type ValueSet = {
  resourceType: string;
  url: string;
  compose: { include: { concept?: { code: string; display?: string }[] }[] };
};
const valueSets = compiled<ValueSet>('ValueSet');
const listed = new Set(valueSets.flatMap(({ url }) => [...(codesIn(url) ?? [])]));

describe('the text of codes.ts', () => {
  test('names every system as its owner does', () => {
    const block = /export const systems = \{([\s\S]*?)\} as const/.exec(text)?.[1] ?? '';
    const said = [...block.matchAll(/(\w+): '([^']+)'/g)].map(([, name = '', url]) => [name, url]);
    expect(Object.fromEntries(said)).toEqual(systems);
  });

  test('gives our code system, and nothing else under its name', () => {
    const concepts = [...(codesIn('https://alongside.health/fhir/ValueSet/health-coaching') ?? [])];
    const said = [...text.matchAll(/\bown\(\s*'([^']+)',\s*'([^']+)'/g)].map(([, code]) => `${own}|${code}`);
    expect([...new Set(said)].sort()).toEqual(concepts.sort());
  });

  test('holds every code of the value sets, by the same words', () => {
    const concepts = valueSets.flatMap(({ compose }) =>
      compose.include.flatMap(({ concept = [] }) => concept),
    );
    const missing = concepts.filter(({ code, display }) =>
      display === undefined ? !text.includes(`'${code}'`) : !text.includes(`('${code}', '${display}')`),
    );
    expect(concepts.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  test('has no LOINC or SNOMED CT code whose check digit is wrong', () => {
    const said = [...text.matchAll(/\b(loinc|snomed)\(\s*'([^']+)'/g)];
    expect(said.length).toBeGreaterThanOrEqual(30);
    const visits = said.map(([, name = '', code]) => ({
      path: `${name} ${code}`,
      type: 'Coding',
      value: { system: systems[name], code },
    }));
    expect(codeSystemIssues(visits)).toEqual([]);
  });
});

describe.each([...examplesIn('examples'), ...examplesIn('shapes')])('$key', ({ resource }) => {
  test('holds only codes of our value sets, or of the list here', () => {
    const codes = everyObject(resource)
      .filter(({ system, code }) => typeof system === 'string' && typeof code === 'string')
      .map(({ system, code }) => `${system}|${code}`);
    expect(codes.filter(code => !listed.has(code) && !fixed.includes(code))).toEqual([]);
  });
});

function everyObject(value: unknown): { [key: string]: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== 'object' || value === null) return [];
  return [value as { [key: string]: unknown }, ...Object.values(value).flatMap(everyObject)];
}
