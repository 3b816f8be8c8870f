import type { Resource } from './types.ts';

/** Two patients, their coach and visits: what most tests of the server need. */
export const practice: Resource[] = [
  {
    resourceType: 'Patient',
    id: 'ana',
    name: [{ family: 'Núñez', given: ['Ana', 'Lucía'] }],
    birthDate: '1968-02-03',
    gender: 'female',
    identifier: [{ system: 'urn:practice:mrn', value: 'M1' }],
    telecom: [{ system: 'phone', value: '555-0101' }],
  },
  {
    resourceType: 'Patient',
    id: 'ben',
    name: [{ family: 'Ode', given: ['Ben'] }],
    birthDate: '1990-12-30',
    gender: 'male',
    active: true,
  },
  { resourceType: 'Practitioner', id: 'coach', name: [{ family: 'Reyes', given: ['Dana'] }] },
  {
    resourceType: 'Encounter',
    id: 'ana-visit',
    status: 'finished',
    class: { code: 'AMB' },
    subject: { reference: 'Patient/ana' },
    period: { start: '2026-03-01T09:00:00Z', end: '2026-03-01T09:40:00Z' },
  },
  {
    resourceType: 'Encounter',
    id: 'ben-visit',
    status: 'finished',
    class: { code: 'AMB' },
    subject: { reference: 'Patient/ben' },
    period: { start: '2026-03-02T09:00:00Z' },
  },
];

export const vitalSigns = category('vital-signs');
export const laboratory = category('laboratory');

/** A weight of a patient, as a client would send it. */
export function weight(
  patient: string,
  kg: number,
  on: string,
  extra: Partial<fhir4.Observation> = {},
): fhir4.Observation {
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [vitalSigns],
    code: {
      coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
      text: 'Weight',
    },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: on,
    valueQuantity: { value: kg, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    ...extra,
  };
}

export function goal(patient: string, text: string, extra: Partial<fhir4.Goal> = {}): fhir4.Goal {
  return {
    resourceType: 'Goal',
    lifecycleStatus: 'active',
    description: { text },
    subject: { reference: `Patient/${patient}` },
    ...extra,
  };
}

/** A plain-text note, its encounter if one is named. */
export function note(patient: string, text: string, encounter?: string): fhir4.DocumentReference {
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    type: { coding: [{ system: 'http://loinc.org', code: '34109-9' }], text: 'Note' },
    category: [
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
            code: 'clinical-note',
          },
        ],
      },
    ],
    subject: { reference: `Patient/${patient}` },
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
    ...(encounter ? { context: { encounter: [{ reference: `Encounter/${encounter}` }] } } : {}),
  };
}

function category(code: string): fhir4.CodeableConcept {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] };
}
