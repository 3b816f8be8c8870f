import type { Rule, Structure } from './structures.ts';

const us = (name: string) => `http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}`;
const r4 = (name: string) => `http://hl7.org/fhir/StructureDefinition/${name}`;
const setOf = (name: string) => `http://hl7.org/fhir/us/core/ValueSet/us-core-${name}`;
const systemOf = (name: string) => `http://hl7.org/fhir/us/core/CodeSystem/${name}`;
const loinc = 'http://loinc.org';
const ucum = 'http://unitsofmeasure.org';
const categories = 'http://terminology.hl7.org/CodeSystem/observation-category';

const needed = { min: 1, max: '1' };
const types = (...codes: string[]) => ({ type: codes.map(code => ({ code })) });
const refs = (...targetProfile: string[]) => ({ type: [{ code: 'Reference', targetProfile }] });
const coded = (system: string, code: string) => ({ patternCodeableConcept: { coding: [{ system, code }] } });
const bound = (valueSet: string) => ({ binding: { strength: 'required', valueSet } });
const slicedBy = (type: string, path: string) => ({ slicing: { discriminator: [{ type, path }] } });
const holds = (key: string, expression: string) => ({
  constraint: [{ key, severity: 'error', human: `US Core asks it (${key})`, expression }],
});

const patient = us('patient');
const people = [us('practitioner'), us('organization'), patient, us('relatedperson')];
const measurers = [...people, r4('PractitionerRole'), us('careteam')];

const quantityIn = (path: string, code?: string): Rule[] => [
  { id: `${path}.value`, ...needed },
  { id: `${path}.unit`, ...needed },
  { id: `${path}.system`, ...needed, fixedUri: ucum },
  { id: `${path}.code`, ...needed, ...(code === undefined ? {} : { fixedCode: code }) },
];

const pressureOf = (slice: string, code: string): Rule[] => [
  { id: `Observation.component:${slice}`, ...needed },
  { id: `Observation.component:${slice}.code`, ...needed, ...coded(loinc, code) },
  { id: `Observation.component:${slice}.value[x]`, ...types('Quantity') },
  ...quantityIn(`Observation.component:${slice}.value[x]`, 'mm[Hg]'),
];

const single = (name: string, code: string, unit?: string): Structure => ({
  url: us(name),
  base: us('vital-signs'),
  rules: [
    { id: 'Observation.code', ...coded(loinc, code) },
    { id: 'Observation.value[x]', ...types('Quantity') },
    ...quantityIn('Observation.value[x]', unit),
  ],
});

/**
 * What US Core 6.1.0 asks of the parents of our profiles, typed by hand from its differentials (HL7, CC0), as far as it
 * can be decided without a terminology server. The gate must not need the package, and US Core is not ours to ship;
 * whether these lines say what US Core says, HAPI decides with the real package.
 */
export const usCoreParents: Structure[] = [
  {
    url: us('goal'),
    base: r4('Goal'),
    rules: [
      { id: 'Goal.subject', ...refs(patient) },
      { id: 'Goal.target.due[x]', ...types('date', 'Duration') },
    ],
  },
  {
    url: us('careplan'),
    base: r4('CarePlan'),
    rules: [
      { id: 'CarePlan.text.status', ...bound(setOf('narrative-status')) },
      { id: 'CarePlan.category', min: 1, ...slicedBy('pattern', '$this') },
      {
        id: 'CarePlan.category:AssessPlan',
        ...needed,
        ...coded(systemOf('careplan-category'), 'assess-plan'),
      },
      { id: 'CarePlan.subject', ...refs(patient) },
    ],
  },
  {
    url: us('servicerequest'),
    base: r4('ServiceRequest'),
    rules: [
      { id: 'ServiceRequest.category', ...slicedBy('pattern', '$this') },
      { id: 'ServiceRequest.category:us-core', ...bound(setOf('servicerequest-category')) },
      { id: 'ServiceRequest.code', min: 1 },
      { id: 'ServiceRequest.subject', ...refs(patient) },
      { id: 'ServiceRequest.occurrence[x]', ...types('Period', 'dateTime', 'Timing') },
      {
        id: 'ServiceRequest.requester',
        ...refs(...people, r4('PractitionerRole'), r4('Device')),
      },
    ],
  },
  {
    url: us('careteam'),
    base: r4('CareTeam'),
    rules: [
      { id: 'CareTeam.subject', min: 1, ...refs(patient) },
      { id: 'CareTeam.participant', min: 1 },
      { id: 'CareTeam.participant.role', ...needed },
      {
        id: 'CareTeam.participant.member',
        min: 1,
        ...refs(...people, us('practitionerrole'), us('careteam')),
      },
    ],
  },
  {
    url: us('encounter'),
    base: r4('Encounter'),
    rules: [
      { id: 'Encounter.identifier.system', ...needed },
      { id: 'Encounter.identifier.value', ...needed },
      { id: 'Encounter.type', min: 1 },
      { id: 'Encounter.subject', min: 1, ...refs(patient) },
      {
        id: 'Encounter.participant.individual',
        ...refs(us('practitioner'), us('practitionerrole'), us('relatedperson')),
      },
    ],
  },
  {
    url: us('documentreference'),
    base: r4('DocumentReference'),
    rules: [
      { id: 'DocumentReference.type', min: 1 },
      { id: 'DocumentReference.category', min: 1, ...slicedBy('pattern', '$this') },
      { id: 'DocumentReference.category:uscore', ...bound(setOf('documentreference-category')) },
      { id: 'DocumentReference.subject', min: 1, ...refs(patient) },
      { id: 'DocumentReference.author', ...refs(...people, us('practitionerrole'), r4('Device')) },
      {
        id: 'DocumentReference.content.attachment',
        ...holds('us-core-6', 'url.exists() or data.exists()'),
      },
      { id: 'DocumentReference.context.encounter', max: '1', ...refs(us('encounter')) },
    ],
  },
  {
    url: us('provenance'),
    base: r4('Provenance'),
    rules: [
      {
        id: 'Provenance.agent',
        ...slicedBy('pattern', 'type'),
        // US Core resolves the reference; its type says as much.
        ...holds(
          'provenance-1',
          "who.reference.matches('(^|/)(Practitioner|Device)/') implies onBehalfOf.exists()",
        ),
      },
      { id: 'Provenance.agent.who', ...refs(...people, us('practitionerrole'), r4('Device')) },
      { id: 'Provenance.agent.onBehalfOf', ...refs(us('organization')) },
      {
        id: 'Provenance.agent:ProvenanceAuthor.type',
        min: 1,
        ...coded('http://terminology.hl7.org/CodeSystem/provenance-participant-type', 'author'),
      },
    ],
  },
  {
    url: us('observation-screening-assessment'),
    base: r4('Observation'),
    rules: [
      {
        id: 'Observation',
        constraint: [
          ...holds(
            'us-core-2',
            '(component.empty() and hasMember.empty()) implies (dataAbsentReason.exists() or value.exists())',
          ).constraint,
          ...holds(
            'us-core-3',
            `value.ofType(Quantity).system.empty() or value.ofType(Quantity).system = '${ucum}'`,
          ).constraint,
        ],
      },
      { id: 'Observation.category', min: 1, ...slicedBy('pattern', '$this') },
      { id: 'Observation.category:survey', ...needed, ...coded(categories, 'survey') },
      { id: 'Observation.subject', min: 1, ...refs(patient) },
      { id: 'Observation.effective[x]', ...holds('us-core-1', '$this.toString().length() >= 10') },
      { id: 'Observation.performer', ...refs(...measurers) },
    ],
  },
  {
    url: us('simple-observation'),
    base: r4('Observation'),
    rules: [
      { id: 'Observation.category', min: 1, ...slicedBy('pattern', '$this') },
      { id: 'Observation.category:us-core', ...bound(setOf('simple-observation-category')) },
      { id: 'Observation.subject', min: 1, ...refs(patient) },
      { id: 'Observation.performer', ...refs(...measurers) },
    ],
  },
  {
    url: us('vital-signs'),
    base: r4('vitalsigns'),
    rules: [{ id: 'Observation.subject', ...refs(patient) }],
  },
  {
    url: us('blood-pressure'),
    base: us('vital-signs'),
    rules: [
      { id: 'Observation.code', ...coded(loinc, '85354-9') },
      { id: 'Observation.component', min: 2, ...slicedBy('pattern', 'code') },
      ...pressureOf('systolic', '8480-6'),
      ...pressureOf('diastolic', '8462-4'),
    ],
  },
  {
    url: us('observation-clinical-result'),
    base: r4('Observation'),
    rules: [
      {
        id: 'Observation',
        ...holds(
          'us-core-2',
          '(component.empty() and hasMember.empty()) implies (dataAbsentReason.exists() or value.exists())',
        ),
      },
      { id: 'Observation.category', min: 1, ...slicedBy('pattern', '$this') },
      { id: 'Observation.subject', min: 1, ...refs(patient) },
    ],
  },
  {
    url: us('observation-lab'),
    base: us('observation-clinical-result'),
    rules: [{ id: 'Observation.category:us-core', ...needed, ...coded(categories, 'laboratory') }],
  },
  single('body-weight', '29463-7'),
  single('heart-rate', '8867-4', '/min'),
];

/** US Core's value sets that can be listed, as pairs of system and code. */
export const usCoreValueSets: { [url: string]: { system: string; codes: string[] }[] } = {
  [setOf('narrative-status')]: [
    { system: 'http://hl7.org/fhir/narrative-status', codes: ['additional', 'generated'] },
  ],
  [setOf('documentreference-category')]: [
    { system: systemOf('us-core-documentreference-category'), codes: ['clinical-note'] },
  ],
  [setOf('servicerequest-category')]: [
    {
      system: systemOf('us-core-category'),
      codes: ['sdoh', 'functional-status', 'disability-status', 'cognitive-status'],
    },
    {
      system: 'http://snomed.info/sct',
      codes: [...['386053000', '410606002', '108252007', '363679005', '409063005', '409073007', '387713003']],
    },
  ],
  [setOf('simple-observation-category')]: [
    {
      system: systemOf('us-core-category'),
      codes: ['sdoh', 'functional-status', 'disability-status', 'cognitive-status'],
    },
    {
      system: categories,
      codes: [
        ...['social-history', 'vital-signs', 'imaging', 'laboratory', 'procedure', 'survey', 'exam'],
        ...['therapy', 'activity'],
      ],
    },
  ],
};
