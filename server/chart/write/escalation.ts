import { flagCategory, redFlags, taskKinds } from '../../../fhir-profiles/codes.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import { redFlagNames } from '../../domain/session/red-flag-words.ts';
import { whatToDoNow } from '../../domain/session/red-flags.ts';

type Person = { name: string; credential: string; fhirUser: string };

/** A red flag as the chart is told of it. `owner`: the clinician it is for; `closed`: by whom, with what was done. */
export type EscalationForChart = {
  patientId: string;
  kind: RedFlagKind;
  /** What was said or measured, in one line. */
  words: string;
  raisedAt: string;
  raisedBy: Person;
  owner: Person;
  closed?: { at: string; seenAt: string; by: Person; words: string };
};

/** For whoever opens the chart: what it is and since when. What the patient said stands in the task alone. R4 Flag. */
export const redFlagResource = (one: EscalationForChart) => ({
  resourceType: 'Flag',
  status: one.closed ? 'inactive' : 'active',
  category: [{ coding: [flagCategory] }],
  code: { coding: [redFlags[one.kind]], text: redFlagNames.en[one.kind] },
  subject: { reference: `Patient/${one.patientId}` },
  period: { start: one.raisedAt, ...(one.closed && { end: one.closed.at }) },
  author: named(one.raisedBy),
});

/** For the clinician: open until closed with what was done. `flag`: reference of the red flag, where there is one. */
export const escalationResource = (one: EscalationForChart, flag?: string) => ({
  resourceType: 'Task',
  status: one.closed ? 'completed' : 'requested',
  intent: 'order',
  priority: whatToDoNow(one.kind).within === 'now' ? 'stat' : 'urgent',
  code: { coding: [taskKinds.escalation] },
  description: [redFlagNames.en[one.kind], one.words].filter(part => part !== '').join(': '),
  ...(flag === undefined ? {} : { focus: { reference: flag } }),
  for: { reference: `Patient/${one.patientId}` },
  authoredOn: one.raisedAt,
  requester: named(one.raisedBy),
  owner: named(one.owner),
  ...(one.closed && {
    executionPeriod: { start: one.closed.seenAt, end: one.closed.at },
    note: [{ authorReference: named(one.closed.by), time: one.closed.at, text: one.closed.words }],
  }),
});

const named = ({ name, credential, fhirUser }: Person) => ({
  reference: fhirUser,
  display: credential ? `${name}, ${credential}` : name,
});
