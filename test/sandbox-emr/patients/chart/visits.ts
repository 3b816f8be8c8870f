import { type Calendar, later } from '../calendar.ts';
import { type StaffId, staffName } from '../staff.ts';
import type { Story, Visit, VisitKind } from '../story.ts';
import { concept, SYSTEM, to } from '../vocabulary/systems.ts';
import { visitNote } from './notes.ts';
import { bloodPressure, measured } from './observation.ts';

/** A visit on the chart with its Encounter id and the clock time it began. */
export type DatedVisit = Visit & { id: string; clock: string };

const KIND = {
  office: { class: ['AMB', 'ambulatory'], type: ['390906007', 'Follow-up encounter'], minutes: 25 },
  emergency: {
    class: ['EMER', 'emergency'],
    type: ['4525004', 'Emergency department patient visit'],
    minutes: 210,
  },
  telephone: { class: ['VR', 'virtual'], type: ['185317003', 'Telephone encounter'], minutes: 10 },
} as const satisfies Record<VisitKind, object>;

/** The visits oldest first, numbered; the clock time follows from the number, so a chart stays the same. */
export function datedVisits(story: Story): DatedVisit[] {
  return [...story.visits]
    .sort((a, b) => b.ago - a.ago)
    .map((visit, at) => ({
      ...visit,
      id: `${story.id}-visit-${at + 1}`,
      clock: later('08:40', (at * 35) % 360),
    }));
}

/** Per visit: the Encounter, what was measured, and the note when one was written. */
export function visitResources(story: Story, calendar: Calendar): fhir4.FhirResource[] {
  return datedVisits(story).flatMap((visit, at) => [
    encounter(story, visit, calendar),
    ...vitals(story, visit, calendar, at === 0),
    ...(visit.note ? [visitNote(story, visit, visit.note, calendar)] : []),
  ]);
}

/** Class, type and usual length of a visit of this kind. */
export function visitKind(kind: VisitKind) {
  const [classCode, classDisplay] = KIND[kind].class;
  const [typeCode, typeDisplay] = KIND[kind].type;
  return {
    class: { system: SYSTEM.actCode, code: classCode, display: classDisplay },
    type: concept(SYSTEM.snomed, typeCode, typeDisplay),
    minutes: KIND[kind].minutes,
  };
}

function encounter(story: Story, visit: DatedVisit, calendar: Calendar): fhir4.Encounter {
  const kind = visitKind(visit.kind);
  const by: StaffId = visit.by ?? story.physician;
  return {
    resourceType: 'Encounter',
    id: visit.id,
    status: 'finished',
    class: kind.class,
    type: [kind.type],
    subject: to('Patient', story.id),
    participant: [
      {
        type: [concept(SYSTEM.participation, 'PPRF', 'primary performer')],
        individual: to('Practitioner', by, staffName(by)),
      },
    ],
    period: {
      start: calendar.at(visit.ago, visit.clock),
      end: calendar.at(visit.ago, later(visit.clock, kind.minutes)),
    },
    reasonCode: [{ text: visit.why }],
    serviceProvider: to('Organization', 'practice'),
    ...(visit.kind === 'office' && { location: [{ location: to('Location', 'linden-street') }] }),
  };
}

function vitals(story: Story, visit: DatedVisit, calendar: Calendar, first: boolean): fhir4.Observation[] {
  const when = calendar.at(visit.ago, later(visit.clock, 5));
  const here = (name: string) => ({ id: `${visit.id}-${name}`, patient: story.id, when, visit: visit.id });
  const bmi = visit.kg && visit.kg / (story.heightCm / 100) ** 2;
  return [
    visit.bp && bloodPressure(visit.bp, here('bp')),
    visit.pulse && measured('pulse', visit.pulse, here('pulse')),
    visit.oxygen && measured('oxygen', visit.oxygen, here('oxygen')),
    visit.kg && measured('weight', visit.kg, here('weight')),
    first && measured('height', story.heightCm, here('height')),
    bmi && measured('bmi', bmi, here('bmi')),
  ].filter(reading => typeof reading === 'object');
}
