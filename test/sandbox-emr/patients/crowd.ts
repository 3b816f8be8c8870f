import { type Calendar, calendarOf } from './calendar.ts';
import { type Chance, chanceOf, rounded } from './chance.ts';
import { PROBLEMS, type ProblemKey } from './vocabulary/problems.ts';
import { concept, quantity, SYSTEM, to } from './vocabulary/systems.ts';

const givens = {
  female: ['Olga', 'Nadia', 'Carmen', 'Joyce', 'Yvonne', 'Pilar', 'Denise', 'Hana', 'Marta', 'Irene'],
  male: ['Victor', 'Curtis', 'Ramon', 'Walid', 'Leon', 'Hector', 'Dennis', 'Oscar', 'Pavel', 'Silas'],
} as const;
const families = [
  ...['Abbott', 'Barros', 'Castillo', 'Dempsey', 'Ellison', 'Farrow', 'Gallo', 'Hobbs', 'Ibarra', 'Jansen'],
  ...['Keller', 'Lozano', 'Medeiros', 'Norwood', 'Ochoa', 'Pruitt', 'Quist', 'Rosales', 'Stark', 'Tovar'],
];

const chronic: readonly [ProblemKey, ...ProblemKey[]] = [
  'diabetes',
  ...(['hypertension', 'asthma', 'copd', 'heartFailure', 'kidney3', 'obesity', 'depression'] as const),
];

/** What a child of a family practice may have on the list. */
const ofChildren: readonly ProblemKey[] = ['asthma', 'obesity', 'depression'];

const drugs = [
  'Metformin 500 mg tablet',
  'Lisinopril 20 mg tablet',
  'Amlodipine 5 mg tablet',
  'Atorvastatin 40 mg tablet',
  'Sertraline 50 mg tablet',
  'Furosemide 20 mg tablet',
  'Albuterol inhaler',
];

/**
 * The rest of the practice: patients with a birth date, a few problems, readings, orders and missed visits, and no story.
 * So that a search of all charts has somebody to find, and somebody to pass over. The same seed and day give the same people.
 */
export function crowdOf({
  seed,
  today,
  count,
}: {
  seed: number;
  today: string;
  count: number;
}): fhir4.FhirResource[] {
  const calendar = calendarOf(today);
  return Array.from({ length: count }, (_, at) => person(at, chanceOf(seed, `crowd-${at}`), calendar)).flat();
}

function person(at: number, chance: Chance, calendar: Calendar): fhir4.FhirResource[] {
  const gender = at % 2 === 0 ? 'female' : 'male';
  const names = givens[gender];
  const [given, family] = [
    names[Math.floor(at / 2) % names.length] ?? '',
    families[at % families.length] ?? '',
  ];
  const id = `crowd-${at}-${family.toLowerCase()}`;
  const about = { subject: to('Patient', id) };
  const isChild = at % 11 === 5;
  const born = isChild ? chance.whole(9, 16) : chance.whole(34, 82);
  const drawn = chronic.filter(() => chance.often(0.26));
  const problems = isChild ? drawn.filter(key => ofChildren.includes(key)) : drawn;
  const days = () => calendar.day(chance.whole(6, 150));
  const has = (key: ProblemKey) => problems.includes(key);
  const observation = (name: string, code: string, day: string, more: object): fhir4.FhirResource =>
    ({
      ...{
        resourceType: 'Observation',
        id: `${id}-${name}`,
        status: 'final',
        ...about,
        effectiveDateTime: day,
      },
      code: { coding: [{ system: SYSTEM.loinc, code }] },
      ...more,
    }) as fhir4.FhirResource;
  return [
    {
      ...{ resourceType: 'Patient', id, active: at % 17 !== 4, gender },
      birthDate: `${Number(calendar.day(0).slice(0, 4)) - born}-0${1 + (at % 9)}-1${at % 9}`,
      identifier: [
        {
          type: concept('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'Medical record number'),
          ...{ system: SYSTEM.mrn, value: `LS-9${String(at).padStart(3, '0')}` },
        },
      ],
      name: [{ use: 'official', family, given: [given] }],
      telecom: [{ system: 'phone', value: `614-555-9${String(at).padStart(3, '0')}`, use: 'mobile' }],
      ...(at % 5 === 3 && {
        communication: [
          { language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'es' }] }, preferred: true },
        ],
      }),
      ...(at % 19 === 7 && { deceasedBoolean: true }),
    },
    ...problems.map(key => condition(id, key)),
    ...(has('diabetes')
      ? [
          observation('a1c', '4548-4', days(), {
            valueQuantity: quantity(rounded(chance.between(6.1, 10.8), 1), '%', '%'),
          }),
        ]
      : []),
    ...(has('hypertension') ? [pressure(id, days(), chance)] : []),
    ...drugs
      .filter(() => chance.often(problems.length > 2 ? 0.8 : 0.3))
      .filter(drug => !isChild || drug === 'Albuterol inhaler')
      .map((drug, place) => order(id, drug, place, calendar.day(chance.whole(10, 400)))),
    ...(chance.often(0.25) ? [missed(id, calendar.day(chance.whole(5, 200)))] : []),
    ...(chance.often(0.5) ? [visit(id, calendar.day(chance.whole(5, 160)))] : []),
  ];
}

function condition(id: string, key: ProblemKey): fhir4.FhirResource {
  const [text, snomed, display, icd10] = PROBLEMS[key];
  return {
    ...{ resourceType: 'Condition', id: `${id}-${key}`, subject: to('Patient', id) },
    clinicalStatus: { coding: [{ system: SYSTEM.conditionClinical, code: 'active' }] },
    verificationStatus: { coding: [{ system: SYSTEM.conditionVerification, code: 'confirmed' }] },
    category: [concept(SYSTEM.conditionCategory, 'problem-list-item', 'Problem List Item')],
    code: {
      text,
      coding: [
        { system: SYSTEM.snomed, code: snomed, display },
        { system: SYSTEM.icd10, code: icd10 },
      ],
    },
  };
}

function pressure(id: string, day: string, chance: Chance): fhir4.FhirResource {
  const part = (code: string, value: number) => ({
    code: { coding: [{ system: SYSTEM.loinc, code }] },
    valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
  });
  return {
    ...{ resourceType: 'Observation', id: `${id}-pressure`, status: 'final', subject: to('Patient', id) },
    category: [concept(SYSTEM.observationCategory, 'vital-signs', 'Vital Signs')],
    ...{ code: { coding: [{ system: SYSTEM.loinc, code: '85354-9' }] }, effectiveDateTime: day },
    component: [part('8480-6', chance.whole(116, 172)), part('8462-4', chance.whole(66, 102))],
  };
}

function order(id: string, drug: string, place: number, until: string): fhir4.FhirResource {
  return {
    ...{ resourceType: 'MedicationRequest', id: `${id}-order-${place}`, status: 'active', intent: 'order' },
    ...{ subject: to('Patient', id), medicationCodeableConcept: { text: drug } },
    dispenseRequest: { validityPeriod: { end: until } },
  };
}

function missed(id: string, day: string): fhir4.FhirResource {
  return {
    ...{ resourceType: 'Appointment', id: `${id}-missed`, status: 'noshow' },
    ...{ start: `${day}T15:00:00Z`, end: `${day}T15:20:00Z` },
    participant: [{ actor: to('Patient', id), status: 'accepted' }],
  };
}

function visit(id: string, day: string): fhir4.FhirResource {
  return {
    ...{ resourceType: 'Encounter', id: `${id}-visit`, status: 'finished', subject: to('Patient', id) },
    class: { system: SYSTEM.actCode, code: 'AMB' },
    period: { start: `${day}T15:00:00Z`, end: `${day}T15:20:00Z` },
  };
}
