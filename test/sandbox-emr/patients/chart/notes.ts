import { type Calendar, later } from '../calendar.ts';
import { staffName } from '../staff.ts';
import type { Story, VisitKind, VisitNote } from '../story.ts';
import { concept, SYSTEM, to } from '../vocabulary/systems.ts';
import type { DatedVisit } from './visits.ts';

const NOTE_TYPE = {
  office: ['11506-3', 'Progress note', 'Office visit note'],
  emergency: ['34878-9', 'Emergency medicine Note', 'Emergency department note'],
  telephone: ['34748-4', 'Telephone encounter Note', 'Telephone note'],
} as const satisfies Record<VisitKind, readonly string[]>;

/** The note of one visit as plain text in a DocumentReference, tied to its Encounter. */
export function visitNote(
  story: Story,
  visit: DatedVisit,
  note: VisitNote,
  calendar: Calendar,
): fhir4.DocumentReference {
  const [code, display, title] = NOTE_TYPE[visit.kind];
  const by = visit.by ?? story.physician;
  return {
    resourceType: 'DocumentReference',
    id: `${visit.id}-note`,
    status: 'current',
    docStatus: 'final',
    type: concept(SYSTEM.loinc, code, display, title),
    category: [CLINICAL_NOTE],
    subject: to('Patient', story.id),
    date: calendar.at(visit.ago, later(visit.clock, 40)),
    author: [to('Practitioner', by, staffName(by))],
    custodian: to('Organization', 'practice'),
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          title: `${title}, ${calendar.day(visit.ago)}`,
          data: base64(noteText(visit, note, calendar, `${title} by ${staffName(by)}`)),
        },
      },
    ],
    context: {
      encounter: [to('Encounter', visit.id)],
      period: { start: calendar.at(visit.ago, visit.clock) },
    },
  };
}

/** UTF-8 text as base64, as an Attachment wants it. */
export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

export const CLINICAL_NOTE = concept(
  'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  'clinical-note',
  'Clinical Note',
);

function noteText(visit: DatedVisit, note: VisitNote, calendar: Calendar, heading: string): string {
  const measured = [
    visit.bp && `BP ${visit.bp[0]}/${visit.bp[1]}`,
    visit.pulse && `HR ${visit.pulse}`,
    visit.oxygen && `SpO2 ${visit.oxygen}%`,
    visit.kg && `Weight ${visit.kg} kg`,
  ].filter(Boolean);
  return [
    `${heading}, ${calendar.day(visit.ago)}`,
    '',
    `REASON FOR VISIT: ${visit.why}`,
    '',
    'HISTORY',
    note.heard,
    ...(measured.length > 0 ? ['', `VITALS: ${measured.join(', ')}`] : []),
    ...(note.found ? ['', 'ASSESSMENT', note.found] : []),
    '',
    'AFTER-VISIT PLAN',
    ...note.plan.map((line, at) => `${at + 1}. ${line}`),
    '',
  ].join('\n');
}
