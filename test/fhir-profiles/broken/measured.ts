import type { Broken } from './broken.ts';

const loinc = 'http://loinc.org';
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const to = (reference: string) => ({ reference });

/** Ways to break vital signs and readings at home. */
export const brokenMeasures: Broken[] = [
  {
    says: 'half a blood pressure',
    from: 'vital-bp',
    set: { component: [{ code: coded(loinc, '8480-6'), valueQuantity: { value: 138 } }] },
    at: /component/,
  },
  {
    says: 'a lower number under the code of another',
    from: 'vital-bp',
    set: { 'component.1.code.coding.0.code': '8867-4' },
    at: /component:diastolic/,
  },
  {
    says: 'a pressure in kilopascals',
    from: 'vital-bp',
    set: { 'component.0.valueQuantity.code': 'kPa' },
    at: /component\[0\].valueQuantity/,
  },
  {
    says: 'a number without a unit to read',
    from: 'vital-bp',
    set: { 'component.0.valueQuantity.unit': undefined },
    at: /unit/,
  },
  {
    says: 'a component that says nothing',
    from: 'vital-bp',
    set: { 'component.0.valueQuantity': undefined },
    at: /component/,
  },
  {
    says: 'a weight in stones',
    from: 'vital-weight',
    set: { 'valueQuantity.code': '[stone_av]' },
    at: /valueQuantity.code/,
  },
  {
    says: 'a weight in words',
    from: 'vital-weight',
    set: { valueQuantity: undefined, valueString: 'less' },
    at: /value/,
  },
  {
    says: 'a weight of no day',
    from: 'vital-weight',
    set: { effectiveDateTime: undefined },
    at: /effective/,
  },
  {
    says: 'a weight that is a survey',
    from: 'vital-weight',
    set: { 'category.0.coding.0.code': 'survey' },
    at: /category:VSCat/,
  },
  {
    says: 'a reading at home that the coach took',
    here: true,
    from: 'home-blood-pressure',
    set: { 'performer.0': to('Practitioner/coach-dana') },
    at: /performer/,
  },
  {
    says: 'steps nobody vouches for',
    from: 'steps',
    set: { 'meta.security.0.code': 'CLINAST' },
    at: /meta.security:patientAsserted/,
  },
  { says: 'steps without their day', from: 'steps', set: { effectiveDateTime: undefined }, at: /effective/ },
];
