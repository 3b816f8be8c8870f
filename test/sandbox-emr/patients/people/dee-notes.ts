import type { Calendar } from '../calendar.ts';
import { base64, CLINICAL_NOTE } from '../chart/notes.ts';
import { SYSTEM, to } from '../vocabulary/systems.ts';

/** Her notes and allergies: HTML, a script that must never run, a template left unfilled, an empty title. */
export function deeNotes(patient: string, calendar: Calendar): fhir4.FhirResource[] {
  return [...notes(patient, calendar), ...allergies(patient)];
}

function notes(patient: string, calendar: Calendar): fhir4.DocumentReference[] {
  const rows: {
    type: string;
    mime: string;
    text: string;
    ago: number;
    status?: fhir4.DocumentReference['status'];
  }[] = [
    {
      type: '11506-3',
      mime: 'text/html',
      ago: 95,
      text: '<p>Pt here for <b>DM</b>.</p><script>document.title = "owned"</script><img src=x onerror="alert(1)">',
    },
    {
      type: '11506-3',
      mime: 'text/plain; charset=utf-8',
      ago: 41,
      text: '@NAME@ is a @AGE@ y.o. seen for ***.\n\nPLAN: ***\n',
    },
    {
      type: '34133-9',
      mime: 'text/plain',
      ago: 410,
      text: 'Summary printed by previous system.\r\n\u0007PAGE 1 OF 1\r\n',
    },
    {
      type: '11506-3',
      mime: 'text/plain',
      ago: 40,
      text: 'Wrong patient, disregard.',
      status: 'entered-in-error',
    },
    {
      type: '11506-3',
      mime: 'text/plain',
      ago: 39,
      text: 'Dra. Núñez: la paciente prefiere "Ms. O". ¿Teléfono? 😀\n',
      status: 'superseded',
    },
  ];
  return rows.map(({ type, mime, text, ago, status = 'current' }, at) => ({
    resourceType: 'DocumentReference',
    id: `${patient}-note-${at + 1}`,
    status,
    type: { coding: [{ system: SYSTEM.loinc, code: type }] },
    category: [CLINICAL_NOTE],
    subject: to('Patient', patient),
    date: calendar.at(ago, '17:45'),
    content: [{ attachment: { contentType: mime, data: base64(text) } }],
  }));
}

/** "NKDA" beside a drug allergy: the chart contradicts itself. */
function allergies(patient: string): fhir4.AllergyIntolerance[] {
  const row = (number: number, text: string, verification: string): fhir4.AllergyIntolerance => ({
    resourceType: 'AllergyIntolerance',
    id: `${patient}-allergy-${number}`,
    clinicalStatus: { coding: [{ system: SYSTEM.allergyClinical, code: 'active' }] },
    verificationStatus: { coding: [{ system: SYSTEM.allergyVerification, code: verification }] },
    code: { text },
    patient: to('Patient', patient),
  });
  return [row(1, 'NKDA', 'confirmed'), row(2, 'PCN??', 'unconfirmed'), row(3, 'Latex', 'refuted')];
}
