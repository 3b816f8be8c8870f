import { concept, SYSTEM, to } from './vocabulary/systems.ts';

export type StaffId = keyof typeof STAFF;
export type PayerId = keyof typeof PAYERS;

/** Who works here. The identifiers are no real ones: NPIs begin with 1 or 2, these with 9. */
export const STAFF = {
  'coach-dana': {
    ...person('Dana', 'Reyes', 'female', 'NBC-HWC'),
    npi: '9990000017',
    role: coach('Health coach'),
    speaks: ['en', 'es'],
  },
  'coach-marcus': {
    ...person('Marcus', 'Bell', 'male', 'MA'),
    npi: '9990000025',
    role: coach('Health coach (medical assistant)'),
    speaks: ['en'],
  },
  'dr-osei': {
    ...person('Ama', 'Osei', 'female', 'MD', 'Dr.'),
    npi: '9990000033',
    role: concept(SYSTEM.nucc, '207Q00000X', 'Family Medicine Physician', 'Physician, family medicine'),
    speaks: ['en'],
  },
  'dr-lindqvist': {
    ...person('Per', 'Lindqvist', 'male', 'MD', 'Dr.'),
    npi: '9990000041',
    role: concept(SYSTEM.nucc, '207R00000X', 'Internal Medicine Physician', 'Physician, internal medicine'),
    speaks: ['en'],
  },
  'biller-june': {
    ...person('June', 'Park', 'female'),
    npi: undefined,
    role: { text: 'Medical biller' },
    speaks: ['en'],
  },
  'lead-priya': {
    ...person('Priya', 'Nair', 'female', 'RN'),
    npi: undefined,
    role: { text: 'Coaching program lead' },
    speaks: ['en'],
  },
  'admin-kim': {
    ...person('Kim', 'Alvarez', 'female'),
    npi: undefined,
    role: { text: 'Practice administrator' },
    speaks: ['en', 'es'],
  },
} as const;

export const PAYERS = {
  medicare: 'Medicare',
  medicaid: 'State Medicaid',
  employer: 'Millbrook Mutual Health Plan',
} as const;

/** "Dr. Ama Osei", "Dana Reyes NBC-HWC": as the chart shows a member of staff. */
export function staffName(id: StaffId): string {
  const { prefix, given, family, suffix } = STAFF[id];
  return prefix ? `${prefix} ${given} ${family}` : [given, family, suffix].filter(Boolean).join(' ');
}

/** The practice, its location, its staff with their roles, who calls from elsewhere, and the payers. Stored before any patient. */
export function demoStaff(): fhir4.FhirResource[] {
  const ids = Object.keys(STAFF) as StaffId[];
  const here = ids.flatMap(id => [practitioner(id), practitionerRole(id)]);
  return [...place(), ...payers(), ...here, ...elsewhere()];
}

function place(): fhir4.FhirResource[] {
  const telecom = [{ system: 'phone' as const, value: '614-555-0100', use: 'work' as const }];
  const address = {
    line: ['18 Linden Street'],
    city: 'Millbrook',
    state: 'OH',
    postalCode: '43000',
    country: 'US',
  };
  return [
    {
      resourceType: 'Organization',
      id: 'practice',
      identifier: [{ system: SYSTEM.npi, value: '9990000009' }],
      active: true,
      type: [
        concept('http://terminology.hl7.org/CodeSystem/organization-type', 'prov', 'Healthcare Provider'),
      ],
      name: 'Linden Street Family Medicine',
      telecom,
      address: [address],
    },
    {
      resourceType: 'Location',
      id: 'linden-street',
      status: 'active',
      name: 'Linden Street Family Medicine, ground floor',
      telecom,
      address,
      managingOrganization: to('Organization', 'practice', 'Linden Street Family Medicine'),
    },
  ];
}

function payers(): fhir4.FhirResource[] {
  return Object.entries(PAYERS).map(([id, name]) => ({
    resourceType: 'Organization',
    id: `payer-${id}`,
    active: true,
    type: [concept('http://terminology.hl7.org/CodeSystem/organization-type', 'pay', 'Payer')],
    name,
  }));
}

/** Coaches of another site who call this practice's patients; the EMR knows them by name and lets nobody sign in as one. */
function elsewhere(): fhir4.FhirResource[] {
  const callers = [
    { id: 'coach-ruth', given: 'Ruth', family: 'Adler', suffix: 'RN' },
    { id: 'coach-ines', given: 'Inés', family: 'Vega', suffix: 'CHW' },
  ];
  return callers.map(({ id, given, family, suffix }) => ({
    resourceType: 'Practitioner',
    id,
    active: true,
    name: [
      { use: 'official', text: `${given} ${family} ${suffix}`, family, given: [given], suffix: [suffix] },
    ],
  }));
}

function practitioner(id: StaffId): fhir4.FhirResource {
  const { given, family, prefix, suffix, gender, npi, speaks } = STAFF[id];
  return {
    resourceType: 'Practitioner',
    id,
    identifier: npi
      ? [{ system: SYSTEM.npi, value: npi }]
      : [{ system: `${SYSTEM.mrn}.1`, value: id, type: { text: 'Staff number' } }],
    active: true,
    name: [
      {
        use: 'official',
        text: staffName(id),
        family,
        given: [given],
        ...(prefix && { prefix: [prefix] }),
        ...(suffix && { suffix: [suffix] }),
      },
    ],
    gender,
    telecom: [{ system: 'email', value: `${id}@linden-street.example`, use: 'work' }],
    communication: speaks.map(code => ({ coding: [{ system: 'urn:ietf:bcp:47', code }] })),
  };
}

function practitionerRole(id: StaffId): fhir4.PractitionerRole {
  return {
    resourceType: 'PractitionerRole',
    id: `${id}-role`,
    active: true,
    practitioner: to('Practitioner', id, staffName(id)),
    organization: to('Organization', 'practice', 'Linden Street Family Medicine'),
    code: [STAFF[id].role],
    location: [to('Location', 'linden-street')],
    telecom: [{ system: 'email', value: `${id}@linden-street.example`, use: 'work' }],
  };
}

function person(given: string, family: string, gender: 'female' | 'male', suffix?: string, prefix?: string) {
  return { given, family, gender, suffix, prefix };
}

/** NUCC knows health coaches since 2019; there is no code of its own for a medical assistant who coaches. */
function coach(text: string) {
  return concept(SYSTEM.nucc, '171400000X', 'Health & Wellness Coach', text);
}
