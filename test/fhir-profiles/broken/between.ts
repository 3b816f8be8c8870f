import type { Broken } from './broken.ts';

const own = 'https://alongside.health/fhir/CodeSystem/health-coaching';
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const to = (reference: string) => ({ reference });

/** Ways to break what happens between two talks, and billing. */
export const brokenBetween: Broken[] = [
  { says: 'a task of another kind', from: 'task-promise', set: { code: coded(own, 'cost') }, at: /code/ },
  { says: 'a task about nobody', from: 'task-promise', set: { for: undefined }, at: /for/ },
  { says: 'a red flag without hurry', from: 'escalation', set: { priority: 'routine' }, at: /Task$/ },
  { says: 'a red flag that is nobody’s', from: 'escalation', set: { owner: undefined }, at: /Task$/ },
  {
    says: 'a task owned by an organization',
    here: true,
    from: 'task-promise',
    set: { owner: to('Organization/practice') },
    at: /owner/,
  },
  { says: 'a message of no list', from: 'message', set: { 'category.0': { text: 'chat' } }, at: /category/ },
  {
    says: 'a message that is an attachment',
    from: 'message',
    set: { 'payload.0': { contentAttachment: { contentType: 'text/plain', data: 'aGk=' } } },
    at: /payload\[0\]/,
  },
  { says: 'a message to nobody', from: 'message', set: { recipient: undefined }, at: /recipient/ },
  {
    says: 'a medicine not taken for no reason',
    from: 'medicine-taken',
    set: { statusReason: undefined },
    at: /MedicationStatement$/,
  },
  {
    says: 'a reason of no list',
    from: 'medicine-taken',
    set: { 'statusReason.0': coded(own, 'partly') },
    at: /statusReason/,
  },
  {
    says: 'a medicine the coach told of',
    here: true,
    from: 'medicine-taken',
    set: { informationSource: to('Practitioner/coach-dana') },
    at: /informationSource/,
  },
  {
    says: 'an author on nobody’s behalf',
    from: 'provenance',
    set: { 'agent.0.onBehalfOf': undefined },
    at: /agent/,
  },
  {
    says: 'a provenance without an author',
    from: 'provenance',
    set: { 'agent.0.type.coding.0.code': 'enterer' },
    at: /agent:ProvenanceAuthor/,
  },
  {
    says: 'a billing code with its descriptor',
    from: 'charge',
    set: { 'code.coding.0.display': 'words' },
    at: /ChargeItem$/,
  },
  {
    says: 'a charge under no rule',
    from: 'charge',
    set: { definitionCanonical: undefined },
    at: /definitionCanonical/,
  },
  {
    says: 'a rule without its source',
    from: 'charge-rule',
    set: { derivedFromUri: undefined },
    at: /derivedFromUri/,
  },
  {
    says: 'a rule without a first day',
    from: 'charge-rule',
    set: { effectivePeriod: {} },
    at: /effectivePeriod/,
  },
];
