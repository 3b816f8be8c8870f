import type { Broken } from './broken.ts';

const coded = (system: string, code: string) => ({ coding: [{ system, code }] });

/** Ways to break what a patient said to a kind of care, and a line that was exported. */
export const brokenConsents: Broken[] = [
  {
    says: 'a consent to share records',
    from: 'consent',
    set: { scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy') },
    at: /scope/,
  },
  { says: 'a consent of nobody', from: 'consent', set: { patient: undefined }, at: /patient/ },
  {
    says: 'a consent without its words',
    from: 'consent',
    set: { sourceAttachment: undefined },
    at: /source/,
  },
  {
    says: 'a consent whose words are elsewhere',
    from: 'consent',
    set: { 'sourceAttachment.data': undefined },
    at: /source/,
  },
  {
    says: 'a consent the coach gave',
    here: true,
    from: 'consent',
    set: { 'performer.0': { reference: 'Practitioner/coach-dana' } },
    at: /performer/,
  },
  {
    says: 'a consent under no policy',
    from: 'consent',
    set: { policyRule: undefined },
    at: /policyRule|Consent$/,
  },
  {
    says: 'a consent whose root rule has a type',
    from: 'consent',
    set: { 'provision.type': 'permit' },
    at: /provision/,
  },
  {
    says: 'a yes that denies',
    from: 'consent',
    set: { 'provision.provision.0.type': 'deny' },
    at: /Consent$/,
  },
  { says: 'a no that stands', from: 'consent-declined', set: { status: 'active' }, at: /Consent$/ },
  {
    says: 'one that was taken back nobody knows when',
    from: 'consent-taken-back',
    set: { 'provision.provision.0.period.end': undefined },
    at: /Consent$/,
  },
  {
    says: 'a consent to nothing in particular',
    from: 'consent',
    set: { 'provision.provision.0.code': undefined },
    at: /provision/,
  },
  {
    says: 'a charge without its days',
    from: 'charge',
    set: { occurrencePeriod: undefined },
    at: /occurrence/,
  },
  { says: 'a charge nobody made', from: 'charge', set: { performer: undefined }, at: /performer/ },
  { says: 'a charge of no amount', from: 'charge', set: { quantity: undefined }, at: /quantity/ },
];
