import type { Calendar } from '../calendar.ts';
import { STAFF, type StaffId, staffName } from '../staff.ts';
import { type Referral, type Story, TOBACCO } from '../story.ts';
import { concept, SYSTEM, to } from '../vocabulary/systems.ts';
import { measured, observed } from './observation.ts';
import { conditionId } from './problems.ts';

/** Care team, referral to coaching, smoking status, PHQ-9 totals, vaccines, and an old goal of the physician. */
export function careResources(story: Story, calendar: Calendar): fhir4.FhirResource[] {
  return [
    careTeam(story),
    smokingStatus(story, calendar),
    ...(story.referral ? [referral(story, story.referral, calendar)] : []),
    ...(story.oldGoal ? [goal(story, story.oldGoal, calendar)] : []),
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

function goal(story: Story, { ago, text }: { ago: number; text: string }, calendar: Calendar): fhir4.Goal {
  return {
    resourceType: 'Goal',
    id: `${story.id}-goal-1`,
    lifecycleStatus: 'active',
    description: { text },
    subject: to('Patient', story.id),
    startDate: calendar.day(ago),
    expressedBy: to('Practitioner', story.physician, staffName(story.physician)),
  };
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
