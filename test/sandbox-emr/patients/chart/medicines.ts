import type { Calendar } from '../calendar.ts';
import { staffName } from '../staff.ts';
import type { MedicineLine, Story } from '../story.ts';
import { MEDICINES } from '../vocabulary/medicines.ts';
import { SYSTEM, to } from '../vocabulary/systems.ts';

/** The medication list: what is taken, what was stopped and why, what the patient says they take besides. */
export function medicineResources(story: Story, calendar: Calendar): fhir4.MedicationRequest[] {
  const oldestFirst = [...story.medicines].sort((a, b) => b.since - a.since);
  return oldestFirst.map((line, at) => request(story, line, `${story.id}-medicine-${at + 1}`, calendar));
}

function request(story: Story, line: MedicineLine, id: string, calendar: Calendar): fhir4.MedicationRequest {
  const physician = to('Practitioner', story.physician, staffName(story.physician));
  return {
    resourceType: 'MedicationRequest',
    id,
    status: line.ended ? (line.ended.as ?? 'stopped') : 'active',
    ...(line.ended && { statusReason: { text: line.ended.why } }),
    intent: line.reported ? 'plan' : 'order',
    reportedBoolean: line.reported ?? false,
    medicationCodeableConcept: drug(line),
    subject: to('Patient', story.id),
    authoredOn: calendar.at(line.since, '10:15'),
    requester: line.reported ? to('Patient', story.id) : physician,
    dosageInstruction: [dosage(line)],
    ...(!line.reported && { dispenseRequest: dispense(line, calendar) }),
  };
}

function drug(line: MedicineLine): fhir4.MedicationRequest['medicationCodeableConcept'] {
  const [text, code, display] = MEDICINES[line.drug] as readonly [string, string?, string?];
  return code ? { coding: [{ system: SYSTEM.rxnorm, code, display }], text } : { text };
}

function dosage({ sig, daily }: MedicineLine) {
  if (!daily) return { text: sig, asNeededBoolean: /as needed|if needed/.test(sig) };
  return { text: sig, timing: { repeat: { frequency: daily, period: 1, periodUnit: 'd' as const } } };
}

function dispense(line: MedicineLine, calendar: Calendar): fhir4.MedicationRequest['dispenseRequest'] {
  const end = line.ended ? calendar.day(line.ended.ago) : undefined;
  return {
    validityPeriod: { start: calendar.day(line.since), ...(end && { end }) },
    numberOfRepeatsAllowed: 3,
    expectedSupplyDuration: { value: 90, unit: 'days', system: SYSTEM.ucum, code: 'd' },
  };
}
