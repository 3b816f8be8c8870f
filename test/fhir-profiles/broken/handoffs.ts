import type { Broken } from './broken.ts';

const own = 'https://alongside.health/fhir/CodeSystem/health-coaching';
const sct = 'http://snomed.info/sct';
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const to = (reference: string) => ({ reference });

/** Ways to break a handoff, what became of it, and who coaches. */
export const brokenHandoffs: Broken[] = [
  { says: 'a handoff that is only planned', from: 'handoff', set: { intent: 'plan' }, at: /intent/ },
  { says: 'a handoff without a reason', from: 'handoff', set: { reasonCode: undefined }, at: /reasonCode/ },
  { says: 'a handoff without its hurry', from: 'handoff', set: { priority: undefined }, at: /priority/ },
  { says: 'a handoff nobody asked for', from: 'handoff', set: { requester: undefined }, at: /requester/ },
  {
    says: 'a handoff to a dietitian',
    from: 'handoff',
    set: { performerType: coded(sct, '159033005') },
    at: /performerType/,
  },
  {
    says: 'a handoff to the patient',
    here: true,
    from: 'handoff-met',
    set: { 'performer.0': to('Patient/rosa-morales') },
    at: /performer/,
  },
  {
    says: 'a task that stands nowhere',
    from: 'handoff-task',
    set: { businessStatus: undefined },
    at: /businessStatus/,
  },
  {
    says: 'a task that stands where no handoff does',
    from: 'handoff-task',
    set: { businessStatus: coded(own, 'done') },
    at: /businessStatus/,
  },
  {
    says: 'a task that was missed for no reason',
    from: 'handoff-task',
    set: { status: 'on-hold' },
    at: /Task$/,
  },
  {
    says: 'a task with a reason against it that was done',
    from: 'handoff-task-met',
    set: { statusReason: { text: 'declined' } },
    at: /Task$/,
  },
  { says: 'a task done by nobody', from: 'handoff-task-met', set: { owner: undefined }, at: /Task$/ },
  {
    says: 'a task on a plan',
    here: true,
    from: 'handoff-task',
    set: { focus: to('CarePlan/plan') },
    at: /focus/,
  },
  { says: 'a care team of nobody', from: 'care-team', set: { participant: undefined }, at: /participant/ },
  {
    says: 'a coach in another role',
    from: 'care-team',
    set: { 'participant.0.role.0': coded(sct, '116154003') },
    at: /participant\[0\].role/,
  },
  {
    says: 'a coach since nobody knows when',
    from: 'care-team',
    set: { 'participant.0.period': undefined },
    at: /participant\[0\]/,
  },
];
