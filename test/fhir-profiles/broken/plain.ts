import type { Broken } from './broken.ts';

const to = (reference: string) => ({ reference });

/** Ways to break plain R4, and what the ledger needs. */
export const brokenPlainly: Broken[] = [
  { says: 'an element nobody defines', from: 'goal-1', set: { mood: 'good' }, at: /mood/ },
  { says: 'a list where one is meant', from: 'goal-1', set: { subject: [to('Patient/a')] }, at: /subject/ },
  {
    says: 'a status of no list',
    from: 'goal-1',
    set: { lifecycleStatus: 'going-well' },
    at: /lifecycleStatus/,
  },
  { says: 'a day that is none', from: 'goal-1', set: { startDate: '2026-02-31' }, at: /start/ },
  { says: 'a moment without its zone', from: 'note', set: { date: '2026-10-12T14:27:00' }, at: /date/ },
  { says: 'no status', from: 'visit', set: { status: undefined }, at: /Encounter.status/ },
  { says: 'an empty word', here: true, from: 'goal-1', set: { 'description.text': ' ' }, at: /description/ },
  {
    says: 'a LOINC code whose check digit is wrong',
    from: 'note',
    set: { 'type.coding.0.code': '11506-4' },
    at: /type.coding\[0\].code/,
  },
  {
    says: 'a SNOMED CT code whose check digit is wrong',
    from: 'stage-1',
    set: { 'valueCodeableConcept.coding.0.code': '134412002' },
    at: /valueCodeableConcept.coding\[0\].code/,
  },
  {
    says: 'a code system spelled nearly right',
    from: 'note',
    set: { 'type.coding.0.system': 'http://loing.org' },
    at: /type.coding\[0\].system/,
  },
  {
    says: 'a period that runs backwards',
    from: 'visit',
    set: { 'period.end': '2026-10-12T13:00:00Z' },
    at: /period/,
  },
  { says: 'no identifier', from: 'step-1', set: { identifier: undefined }, at: /identifier/ },
  {
    says: "only somebody else's identifier",
    from: 'step-1',
    set: { 'identifier.0.system': 'https://emr.example/id' },
    at: /identifier:chartWrite/,
  },
  {
    says: 'an identifier without its value',
    from: 'visit',
    set: { 'identifier.0.value': undefined },
    at: /identifier/,
  },
];
