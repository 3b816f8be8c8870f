import { bornOn, type Calendar } from '../calendar.ts';
import { PAYERS, staffName } from '../staff.ts';
import { type Person, PRONOUNS } from '../story.ts';
import { concept, SYSTEM, to } from '../vocabulary/systems.ts';

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition';
const LANGUAGES = { en: 'English', es: 'Spanish' } as const;
const RACE = { White: '2106-3', 'Black or African American': '2054-5', Asian: '2028-9', Other: undefined };
const GENDER = {
  female: ['446141000124107', 'Female gender identity'],
  male: ['446151000124109', 'Male gender identity'],
  other: ['33791000087105', 'Nonbinary gender identity'],
} as const;

/** The patient, and the coverage their bills go to. */
export function personResources(person: Person, calendar: Calendar): fhir4.FhirResource[] {
  return [patient(person, calendar), coverage(person, calendar)];
}

/** The Patient as US Core shapes it: race, ethnicity, birth sex, gender identity, pronouns, languages. */
export function patient(person: Person, calendar: Calendar): fhir4.Patient {
  return {
    resourceType: 'Patient',
    id: person.id,
    extension: extensions(person),
    identifier: [
      {
        use: 'usual',
        type: concept('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'Medical record number'),
        system: SYSTEM.mrn,
        value: `LS-${person.phone.slice(1)}`,
      },
    ],
    active: true,
    name: [
      { use: 'official', family: person.family, given: person.given },
      ...(person.called ? [{ use: 'nickname' as const, given: [person.called] }] : []),
    ],
    telecom: [
      { system: 'phone', value: `614-555-${person.phone}`, use: 'mobile', rank: 1 },
      ...(person.email ? [{ system: 'email' as const, value: `${person.id}@mail.example` }] : []),
    ],
    gender: person.gender,
    birthDate: bornOn(calendar.today, person.age, person.birthday),
    address: [
      {
        use: 'home',
        line: [person.street],
        city: 'Millbrook',
        state: 'OH',
        postalCode: '43000',
        country: 'US',
      },
    ],
    ...(person.contact && { contact: [contact(person.contact)] }),
    communication: languages(person),
    generalPractitioner: [to('Practitioner', person.physician, staffName(person.physician))],
    managingOrganization: to('Organization', 'practice'),
  };
}

function contact({ name, relationship, phone }: NonNullable<Person['contact']>): fhir4.PatientContact {
  return {
    relationship: [{ text: relationship }],
    name: { text: name },
    telecom: [{ system: 'phone', value: `614-555-${phone}` }],
  };
}

function extensions(person: Person): fhir4.Extension[] {
  const [pronounCode, pronouns] = PRONOUNS[person.pronouns];
  const [genderCode, gender] = GENDER[person.gender];
  const hispanic = person.hispanic ?? false;
  return [
    omb('race', RACE[person.race], person.race),
    omb(
      'ethnicity',
      hispanic ? '2135-2' : '2186-5',
      hispanic ? 'Hispanic or Latino' : 'Not Hispanic or Latino',
    ),
    { url: `${US_CORE}/us-core-birthsex`, valueCode: person.birthSex },
    {
      url: `${US_CORE}/us-core-genderIdentity`,
      valueCodeableConcept: concept(SYSTEM.snomed, genderCode, gender),
    },
    {
      url: 'http://hl7.org/fhir/StructureDefinition/individual-pronouns',
      extension: [{ url: 'value', valueCodeableConcept: concept(SYSTEM.loinc, pronounCode, pronouns) }],
    },
    {
      url: `${US_CORE}/us-core-interpreter-needed`,
      valueCoding: person.interpreter
        ? { system: SYSTEM.snomed, code: '373066001', display: 'Yes' }
        : { system: SYSTEM.snomed, code: '373067005', display: 'No' },
    },
  ];
}

function omb(name: 'race' | 'ethnicity', code: string | undefined, text: string): fhir4.Extension {
  const category = (omb: string) => ({
    url: 'ombCategory',
    valueCoding: { system: SYSTEM.omb, code: omb, display: text },
  });
  return {
    url: `${US_CORE}/us-core-${name}`,
    extension: [...(code ? [category(code)] : []), { url: 'text', valueString: text }],
  };
}

function languages({ language, alsoSpeaks }: Person): fhir4.Patient['communication'] {
  const spoken = (code: 'en' | 'es') => concept('urn:ietf:bcp:47', code, LANGUAGES[code]);
  return [
    { language: spoken(language), preferred: true },
    ...(alsoSpeaks ? [{ language: spoken(alsoSpeaks), preferred: false }] : []),
  ];
}

function coverage(person: Person, calendar: Calendar): fhir4.Coverage {
  const self = concept('http://terminology.hl7.org/CodeSystem/subscriber-relationship', 'self', 'Self');
  return {
    resourceType: 'Coverage',
    id: `${person.id}-coverage`,
    status: 'active',
    type: { text: PAYERS[person.payer] },
    subscriberId: `X${person.phone}00`,
    beneficiary: to('Patient', person.id),
    relationship: self,
    period: { start: calendar.day(700) },
    payor: [to('Organization', `payer-${person.payer}`, PAYERS[person.payer])],
  };
}
