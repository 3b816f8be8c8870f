import type { Broken } from './broken.ts';

const own = 'https://alongside.health/fhir/CodeSystem/health-coaching';
const sct = 'http://snomed.info/sct';
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const to = (reference: string) => ({ reference });

/** Ways to break what is asked in a session. */
export const brokenAnswers: Broken[] = [
  {
    says: "a ruler without PCO's code",
    from: 'ruler-1',
    set: { 'code.coding.1': undefined },
    at: /Observation$/,
  },
  {
    says: "a ruler under another ruler's PCO code",
    from: 'ruler-1',
    set: { 'code.coding.1.code': 'importance' },
    at: /Observation$/,
  },
  {
    says: 'a ruler that reads eleven',
    from: 'ruler-1',
    set: { 'valueCodeableConcept.coding.0.code': 'LA6112-3' },
    at: /valueCodeableConcept/,
  },
  {
    says: 'a ruler with a number',
    from: 'ruler-1',
    set: { valueCodeableConcept: undefined, valueInteger: 8 },
    at: /valueInteger/,
  },
  {
    says: 'a ruler without its reading',
    from: 'ruler-1',
    set: { valueCodeableConcept: undefined },
    at: /Observation/,
  },
  {
    says: 'a ruler about a plan',
    here: true,
    from: 'ruler-1',
    set: { 'focus.0': to('CarePlan/plan') },
    at: /focus/,
  },
  {
    says: 'a ruler over a week',
    from: 'ruler-1',
    set: { effectiveDateTime: undefined, effectivePeriod: { start: '2026-10-05' } },
    at: /effectivePeriod/,
  },
  {
    says: 'a ruler of one year',
    here: true,
    from: 'ruler-1',
    set: { effectiveDateTime: '2026' },
    at: /effectiveDateTime/,
  },
  { says: 'a ruler nobody asked', from: 'ruler-1', set: { performer: undefined }, at: /performer/ },
  {
    says: 'a ruler asked by a device',
    here: true,
    from: 'ruler-1',
    set: { 'performer.0': to('Device/phone') },
    at: /performer/,
  },
  {
    says: 'a ruler that is a vital sign',
    from: 'ruler-1',
    set: { 'category.0.coding.0.code': 'vital-signs' },
    at: /category:survey/,
  },
  {
    says: 'a stage in our own words',
    from: 'stage-1',
    set: { valueCodeableConcept: { text: 'thinking about it' } },
    at: /valueCodeableConcept/,
  },
  {
    says: 'a stage under the code of the ruler',
    from: 'stage-1',
    set: { 'code.coding.0.system': sct },
    at: /code/,
  },
  {
    says: 'a teach-back answered like a check-in',
    from: 'teach-back-1',
    set: { valueCodeableConcept: coded(own, 'done') },
    at: /valueCodeableConcept/,
  },
  {
    says: 'a teach-back of no category',
    from: 'teach-back-1',
    set: { category: [{ text: 'coaching' }] },
    at: /category:us-core/,
  },
  { says: 'eight days of seven', from: 'adherence-1', set: { 'valueQuantity.value': 8 }, at: /Observation$/ },
  { says: 'half a day', from: 'adherence-1', set: { 'valueQuantity.value': 4.5 }, at: /Observation$/ },
  {
    says: 'days counted in weeks',
    from: 'adherence-1',
    set: { 'valueQuantity.code': 'wk' },
    at: /valueQuantity.code/,
  },
  {
    says: 'days of no unit system',
    from: 'adherence-1',
    set: { 'valueQuantity.system': undefined },
    at: /valueQuantity/,
  },
  {
    says: 'days of a problem',
    here: true,
    from: 'adherence-1',
    set: { 'focus.0': to('Condition/diabetes') },
    at: /focus/,
  },
  {
    says: 'a count nobody knows',
    from: 'check-in-1',
    set: { 'component.0.code': coded(own, 'done') },
    at: /component\[0\].code/,
  },
  {
    says: 'a count in words',
    from: 'check-in-1',
    set: { 'component.0.valueQuantity': undefined, 'component.0.valueString': 'twice' },
    at: /component\[0\].valueString/,
  },
  {
    says: 'three counts',
    from: 'check-in-1',
    set: { 'component.2': { code: coded(own, 'times-done'), valueQuantity: { value: 1 } } },
    at: /component/,
  },
  {
    says: 'a barrier in a code',
    from: 'barrier',
    set: { valueString: undefined, valueCodeableConcept: { text: 'rain' } },
    at: /value/,
  },
];
