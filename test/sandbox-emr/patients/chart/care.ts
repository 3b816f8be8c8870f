import type { Calendar } from '../calendar.ts';
import { STAFF, type StaffId, staffName } from '../staff.ts';
import { type PhysicianGoal, type Referral, type Story, TOBACCO } from '../story.ts';
import { LABS } from '../vocabulary/labs.ts';
import { concept, quantity, SYSTEM, to } from '../vocabulary/systems.ts';
import { MEASURES } from '../vocabulary/vitals.ts';
import { measured, observed } from './observation.ts';
import { conditionId } from './problems.ts';

/** Care team, referral to coaching, smoking status, PHQ-9 totals, vaccines, and an old goal of the physician. */
export function careResources(story: Story, calendar: Calendar): fhir4.FhirResource[] {
  return [
    careTeam(story),
    smokingStatus(story, calendar),
    ...(story.referral ? [referral(story, story.referral, calendar)] : []),
    ...(story.physicianGoals ?? []).map((each, at) => goal(story, each, at + 1, calendar)),
    ...(story.phq9 ?? []).map(([ago, score], at) =>
      measured('phq9', score, {
        id: `${story.id}-phq9-${at + 1}`,
        patient: story.id,
        when: calendar.at(ago, '09:10'),
      }),
    ),
    ...vaccines(story, calendar),
  ];
}

function careTeam(story: Story): fhir4.CareTeam {
  const member = (id: StaffId) => ({
    role: [STAFF[id].role],
    member: to('Practitioner', id, staffName(id)),
  });
  const { physician, coach, contact } = story;
  return {
    resourceType: 'CareTeam',
    id: `${story.id}-care-team`,
    status: 'active',
    name: `Care team of ${story.given[0]} ${story.family}`,
    subject: to('Patient', story.id),
    participant: [
      member(physician),
      ...(coach ? [member(coach)] : []),
      {
        role: [concept(SYSTEM.snomed, '116154003', 'Patient')],
        member: to('Patient', story.id, `${story.given[0]} ${story.family}`),
      },
      ...(contact
        ? [{ role: [concept(SYSTEM.snomed, '133932002', 'Caregiver')], member: { display: contact.name } }]
        : []),
    ],
    managingOrganization: [to('Organization', 'practice')],
  };
}

function smokingStatus(story: Story, calendar: Calendar): fhir4.Observation {
  const [code, display] = TOBACCO[story.tobacco];
  const circumstances = { id: `${story.id}-tobacco`, patient: story.id, when: calendar.day(180) };
  return {
    ...observed('social-history', circumstances),
    code: concept(SYSTEM.loinc, '72166-2', 'Tobacco smoking status', 'Smoking status'),
    valueCodeableConcept: concept(SYSTEM.snomed, code, display),
  };
}

function referral(
  story: Story,
  { ago, why, to: coach, problems }: Referral,
  calendar: Calendar,
): fhir4.ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: `${story.id}-referral`,
    status: 'active',
    intent: 'order',
    category: [concept(SYSTEM.snomed, '409063005', 'Counseling')],
    priority: 'routine',
    code: concept(SYSTEM.snomed, '281100006', 'Referral to health worker', 'Referral to health coaching'),
    subject: to('Patient', story.id),
    authoredOn: calendar.at(ago, '11:30'),
    requester: to('Practitioner', story.physician, staffName(story.physician)),
    performer: [to('Practitioner', coach, staffName(coach))],
    reasonCode: [{ text: why }],
    reasonReference: problems.map(problem => to('Condition', conditionId(story, problem))),
  };
}

function goal(
  story: Story,
  { ago, text, below }: PhysicianGoal,
  number: number,
  calendar: Calendar,
): fhir4.Goal {
  return {
    resourceType: 'Goal',
    id: `${story.id}-goal-${number}`,
    lifecycleStatus: 'active',
    description: { text },
    subject: to('Patient', story.id),
    startDate: calendar.day(ago),
    ...(below && { target: targets(below) }),
    expressedBy: to('Practitioner', story.physician, staffName(story.physician)),
  };
}

function targets(below: NonNullable<PhysicianGoal['below']>): fhir4.GoalTarget[] {
  const under = (measure: fhir4.CodeableConcept, of: fhir4.Quantity): fhir4.GoalTarget => ({
    measure,
    detailQuantity: { ...of, comparator: '<' },
  });
  if ('a1c' in below) {
    const { loinc, display, text, unit, ucum } = LABS.a1c;
    return [under(concept(SYSTEM.loinc, loinc, display, text), quantity(below.a1c, unit, ucum))];
  }
  return (['systolic', 'diastolic'] as const).map((side, at) => {
    const { loinc, display, text, unit, ucum } = MEASURES[side];
    return under(concept(SYSTEM.loinc, loinc, display, text), quantity(below.bp[at] ?? 0, unit, ucum));
  });
}

function vaccines(story: Story, calendar: Calendar): fhir4.Immunization[] {
  return (story.vaccines ?? []).map(([ago, cvx, name], at) => ({
    resourceType: 'Immunization',
    id: `${story.id}-vaccine-${at + 1}`,
    status: 'completed',
    vaccineCode: concept(SYSTEM.cvx, cvx, name),
    patient: to('Patient', story.id),
    occurrenceDateTime: calendar.day(ago),
    primarySource: true,
  }));
}
