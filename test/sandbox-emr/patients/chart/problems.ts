import type { Calendar } from '../calendar.ts';
import { staffName } from '../staff.ts';
import type { AllergyLine, ProblemLine, Story } from '../story.ts';
import { PROBLEMS, type ProblemKey } from '../vocabulary/problems.ts';
import { concept, SYSTEM, to } from '../vocabulary/systems.ts';

/** The problem list and the allergies; "none known" is a statement of its own, "never asked" is no resource. */
export function problemResources(story: Story, calendar: Calendar): fhir4.FhirResource[] {
  const { allergies } = story;
  const known = allergies === 'none known' ? [noKnownAllergy(story, calendar)] : [];
  return [
    ...story.problems.map((line, at) => condition(story, line, at + 1, calendar)),
    ...(typeof allergies === 'string'
      ? known
      : allergies.map((line, at) => allergy(story, line, at + 1, calendar))),
  ];
}

/** The id of a patient's Condition for this problem, for referrals and reasons. Throws when not on the list. */
export function conditionId(story: Story, problem: ProblemKey): string {
  const at = story.problems.findIndex(line => line.problem === problem);
  if (at < 0) throw new Error(`${story.id} has no ${problem} on the problem list`);
  return `${story.id}-problem-${at + 1}`;
}

function condition(story: Story, line: ProblemLine, number: number, calendar: Calendar): fhir4.Condition {
  const ended = line.resolved !== undefined;
  return {
    resourceType: 'Condition',
    id: `${story.id}-problem-${number}`,
    clinicalStatus: ended
      ? concept(SYSTEM.conditionClinical, 'resolved', 'Resolved')
      : concept(SYSTEM.conditionClinical, 'active', 'Active'),
    verificationStatus: concept(SYSTEM.conditionVerification, 'confirmed', 'Confirmed'),
    category: [concept(SYSTEM.conditionCategory, 'problem-list-item', 'Problem List Item')],
    code: problemCode(line.problem),
    subject: to('Patient', story.id),
    onsetDateTime: calendar.day(line.since),
    ...(line.resolved !== undefined && { abatementDateTime: calendar.day(line.resolved) }),
    recordedDate: calendar.day(line.since),
    recorder: to('Practitioner', story.physician, staffName(story.physician)),
  };
}

function problemCode(problem: ProblemLine['problem']): fhir4.Condition['code'] {
  if (typeof problem === 'object') return { text: problem.text };
  const [text, snomed, display, icd10] = PROBLEMS[problem];
  return {
    coding: [
      { system: SYSTEM.snomed, code: snomed, display },
      { system: SYSTEM.icd10, code: icd10 },
    ],
    text,
  };
}

function allergy(
  story: Story,
  line: AllergyLine,
  number: number,
  calendar: Calendar,
): fhir4.AllergyIntolerance {
  return {
    ...allergyFrame(story, `${story.id}-allergy-${number}`, calendar),
    code: { text: line.to },
    reaction: [
      { manifestation: [{ text: line.reaction }], ...(line.severity && { severity: line.severity }) },
    ],
  };
}

function noKnownAllergy(story: Story, calendar: Calendar): fhir4.AllergyIntolerance {
  return {
    ...allergyFrame(story, `${story.id}-allergy-none`, calendar),
    code: concept(SYSTEM.snomed, '716186003', 'No known allergy'),
  };
}

function allergyFrame(story: Story, id: string, calendar: Calendar) {
  return {
    resourceType: 'AllergyIntolerance',
    id,
    clinicalStatus: concept(SYSTEM.allergyClinical, 'active', 'Active'),
    verificationStatus: concept(SYSTEM.allergyVerification, 'confirmed', 'Confirmed'),
    patient: to('Patient', story.id),
    recordedDate: calendar.day(500),
  } as const;
}
