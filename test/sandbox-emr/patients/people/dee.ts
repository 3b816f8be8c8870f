import type { Calendar } from '../calendar.ts';
import { SYSTEM, to } from '../vocabulary/systems.ts';
import { deeNotes } from './dee-notes.ts';
import { deeReadings } from './dee-readings.ts';

const ID = 'dee-oconnor';

/**
 * The dirty chart: what comes of three changes of EMR. Text without codes, codes without names, entered in
 * error, units mixed, dates of a year or a month or one still to come, a hidden date of birth, two names.
 * All of it is valid FHIR, as such charts are.
 */
export function deeOConnor(calendar: Calendar): fhir4.FhirResource[] {
  return [
    patient(),
    ...problems(calendar),
    ...medicines(calendar),
    ...visits(calendar),
    ...deeReadings(ID, calendar),
    ...deeNotes(ID, calendar),
  ];
}

function patient(): fhir4.Patient {
  return {
    resourceType: 'Patient',
    id: ID,
    identifier: [{ system: SYSTEM.mrn, value: 'LS-166' }, { value: '000000' }],
    name: [
      { use: 'old', family: 'Delacroix-Núñez', given: ['Deirdre'] },
      { family: "O'Connor", given: ['Dee', 'M'] },
      { text: 'OCONNOR,DEE (PREFERS MS. O)' },
    ],
    telecom: [
      { value: '614 555 0166 call after 5!!' },
      { system: 'phone', use: 'old', value: '614-555-0167' },
    ],
    gender: 'unknown',
    _birthDate: { extension: [{ url: DATA_ABSENT, valueCode: 'masked' }] },
    communication: [{ language: { text: 'english (some french)' } }],
    contact: [{ name: { family: 'see notes' } }],
  } as fhir4.Patient;
}

const DATA_ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

type Words = { code?: string; system?: string; text?: string };

function problems(calendar: Calendar): fhir4.FhirResource[] {
  const year = calendar.day(400).slice(0, 4);
  const month = calendar.day(90).slice(0, 7);
  const rows: (Words & { onset?: string; status?: 'active' | 'inactive'; verification?: string })[] = [
    { text: 'DM2', status: 'active', onset: year },
    { code: '44054006', system: SYSTEM.snomed, status: 'active' },
    { code: 'E11.9', system: SYSTEM.icd10, status: 'active', onset: month },
    {
      code: '250.00',
      system: 'http://hl7.org/fhir/sid/icd-9-cm',
      text: 'DIABETES MELLITUS TYPE II',
      status: 'active',
    },
    { text: 'HTN (?)', status: 'active', verification: 'provisional' },
    { text: 'Obesity - see 2019 note', status: 'inactive' },
    { text: 'Pregnancy', verification: 'entered-in-error' },
    { text: 'HIV disease', verification: 'entered-in-error' },
    { text: 'Bipolar disorder', status: 'inactive', verification: 'refuted' },
    { text: "Patient's mother: stroke", status: 'active', onset: 'in her 40s' },
  ];
  return rows.map(({ status, verification, onset, ...words }, at) => ({
    resourceType: 'Condition',
    id: `${ID}-problem-${at + 1}`,
    ...(status && { clinicalStatus: { coding: [{ system: SYSTEM.conditionClinical, code: status }] } }),
    ...(verification && {
      verificationStatus: { coding: [{ system: SYSTEM.conditionVerification, code: verification }] },
    }),
    category: [{ text: 'Problem' }],
    code: named(words),
    subject: to('Patient', ID),
    ...(onset && (/^\d/.test(onset) ? { onsetDateTime: onset } : { onsetString: onset })),
  }));
}

function medicines(calendar: Calendar): fhir4.FhirResource[] {
  const rows: (Words & {
    sig?: string;
    status?: 'active' | 'stopped' | 'unknown' | 'entered-in-error';
    on?: string;
  })[] = [
    { text: 'METFORMIN HCL 500MG TAB', sig: '1 PO BID', status: 'active', on: calendar.day(300) },
    { text: 'metformin', sig: 'as directed', status: 'active' },
    { code: '861007', system: SYSTEM.rxnorm, sig: '', status: 'unknown', on: calendar.day(620).slice(0, 4) },
    { code: '00093-1048-01', system: 'http://hl7.org/fhir/sid/ndc', status: 'active', sig: 'UD' },
    {
      text: 'lisinopril 10/20 - ask pt',
      sig: '1 or 2 tablets',
      status: 'active',
      on: calendar.day(60).slice(0, 7),
    },
    { text: 'SEE LIST', status: 'active' },
    { text: 'Warfarin 5 mg', sig: '1 daily', status: 'entered-in-error', on: calendar.day(40) },
    { text: 'Insulin glargine', sig: '10 units at bedtime', status: 'stopped', on: calendar.day(500) },
  ];
  return rows.map(({ sig, status = 'active', on, ...words }, at) => ({
    resourceType: 'MedicationRequest',
    id: `${ID}-medicine-${at + 1}`,
    status,
    intent: 'order',
    medicationCodeableConcept: named(words),
    subject: to('Patient', ID),
    ...(on && { authoredOn: on }),
    requester: { display: 'HISTORICAL PROVIDER' },
    ...(sig && { dosageInstruction: [{ text: sig }] }),
  }));
}

function visits(calendar: Calendar): fhir4.FhirResource[] {
  const periods = [
    { start: calendar.day(700).slice(0, 4) },
    { end: calendar.day(410) },
    { start: calendar.at(130, '14:00'), end: calendar.at(130, '13:30') },
    undefined,
    { start: calendar.day(58).slice(0, 7) },
  ];
  return periods.map((period, at) => ({
    resourceType: 'Encounter',
    id: `${ID}-visit-${at + 1}`,
    status: at === 3 ? 'unknown' : 'finished',
    class: at === 3 ? { display: 'office?' } : { system: SYSTEM.actCode, code: 'AMB' },
    type: [{ text: at === 2 ? 'OV EST' : 'visit' }],
    subject: to('Patient', ID),
    ...(period && { period }),
  }));
}

/** Text where there is text, a code without its name where there is a code. */
function named({ code, system, text }: Words) {
  return { ...(code && { coding: [{ ...(system && { system }), code }] }), ...(text && { text }) };
}
