import type { Broken } from './broken.ts';

const sct = 'http://snomed.info/sct';
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const to = (reference: string) => ({ reference });

/** Ways to break goals, steps and plans. */
export const brokenPlans: Broken[] = [
  {
    says: 'a goal the patient did not say',
    here: true,
    from: 'goal-1',
    set: { expressedBy: to('Practitioner/coach-dana') },
    at: /expressedBy/,
  },
  {
    says: 'a goal without the patient agreeing',
    from: 'goal-1',
    set: { extension: undefined },
    at: /extension/,
  },
  {
    says: 'a goal the patient disagrees with',
    from: 'goal-1',
    set: { 'extension.0.extension.1.valueCode': 'disagree' },
    at: /Goal$/,
  },
  {
    says: 'an agreement nobody gave',
    from: 'goal-1',
    set: { 'extension.0.extension.0': { url: 'who', valueString: 'Rosa' } },
    at: /extension\[0\].extension:individual/,
  },
  {
    says: 'an agreement of the wrong kind',
    from: 'goal-1',
    set: { 'extension.0.extension.1': { url: 'status', valueString: 'agree' } },
    at: /valueString/,
  },
  {
    says: 'an agreement of no list',
    from: 'ended-goal',
    set: { 'extension.0.extension.1.valueCode': 'sure' },
    at: /valueCode/,
  },
  {
    says: 'an extension nobody knows',
    here: true,
    from: 'goal-1',
    set: { 'extension.1': { url: 'https://example.org/mood', valueString: 'good' } },
    at: /extension\[1\]/,
  },
  {
    says: 'a start that is a word',
    from: 'goal-1',
    set: { startDate: undefined, startCodeableConcept: { text: 'soon' } },
    at: /start/,
  },
  { says: 'a goal of no category', from: 'goal-1', set: { category: undefined }, at: /category/ },
  {
    says: 'a goal of a group',
    here: true,
    from: 'goal-1',
    set: { subject: to('Group/walkers') },
    at: /subject/,
  },
  { says: 'a step that is an order', from: 'step-1', set: { intent: 'order' }, at: /intent/ },
  { says: 'a step without its words', from: 'step-1', set: { code: undefined }, at: /code/ },
  {
    says: 'a step that says no how often',
    from: 'step-1',
    set: { 'occurrenceTiming.repeat.frequency': undefined },
    at: /frequency/,
  },
  {
    says: 'a step once and no more',
    from: 'step-1',
    set: { occurrenceTiming: undefined, occurrenceDateTime: '2026-10-13' },
    at: /occurrenceDateTime/,
  },
  {
    says: 'a step of a category US Core does not list',
    from: 'step-1',
    set: { 'category.0': coded(sct, '390906007') },
    at: /category:us-core/,
  },
  {
    says: 'a step the practice does',
    here: true,
    from: 'step-1',
    set: { 'performer.0': to('Practitioner/coach-dana') },
    at: /performer/,
  },
  {
    says: 'a step two people do',
    from: 'step-1',
    set: { 'performer.1': to('Patient/rosa-morales') },
    at: /performer/,
  },
  {
    says: 'a step towards a plan, not a goal',
    here: true,
    from: 'step-1',
    set: { 'extension.0.valueReference': to('CarePlan/plan') },
    at: /extension\[0\].valueReference/,
  },
  { says: 'a step nobody asked for', from: 'step-1', set: { requester: undefined }, at: /requester/ },
  {
    says: "a plan that is not US Core's assess-plan",
    from: 'care-plan',
    set: { 'category.0.coding.0.code': 'encounter' },
    at: /category:AssessPlan/,
  },
  { says: 'a plan without its narrative', from: 'care-plan', set: { text: undefined }, at: /text/ },
  { says: 'a narrative said to be empty', from: 'care-plan', set: { 'text.status': 'empty' }, at: /text/ },
  {
    says: 'a step written inside the plan',
    from: 'care-plan',
    set: { 'activity.0': { detail: { status: 'scheduled' } } },
    at: /activity\[0\]/,
  },
  {
    says: 'a step that is a task',
    here: true,
    from: 'care-plan',
    set: { 'activity.0.reference': to('Task/walk') },
    at: /activity\[0\].reference/,
  },
];
