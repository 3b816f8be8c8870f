import type { Broken } from './broken.ts';

/** Ways to break what leaves with an export. */
export const brokenExports: Broken[] = [
  {
    says: 'a contact nobody can be asked about',
    from: 'exported-contact',
    set: { participant: undefined },
    at: /participant/,
  },
  {
    says: 'a contact without its end',
    from: 'exported-contact',
    set: { 'period.end': undefined },
    at: /end/,
  },
  {
    says: 'an exported charge under no rule',
    from: 'exported-charge',
    set: { definitionCanonical: undefined },
    at: /definitionCanonical/,
  },
  {
    says: 'an exported charge with a descriptor',
    from: 'exported-charge',
    set: { 'code.coding.0.display': 'words' },
    at: /ChargeItem$/,
  },
  {
    says: 'a claim without its number',
    from: 'exported-claim',
    set: { identifier: undefined },
    at: /number/,
  },
  { says: 'a claim as if it were whole', from: 'exported-claim', set: { status: 'active' }, at: /Claim$/ },
  {
    says: 'a claim with a price',
    from: 'exported-claim',
    set: { 'item.0.unitPrice': { value: 62, currency: 'USD' } },
    at: /unitPrice/,
  },
  {
    says: 'a claim whose code has a descriptor',
    from: 'exported-claim',
    set: { 'item.0.productOrService.coding.0.display': 'words' },
    at: /Claim$/,
  },
  {
    says: 'a claim without its days',
    from: 'exported-claim',
    set: { 'item.0.servicedPeriod': undefined },
    at: /serviced/,
  },
  {
    says: 'a claim taken back that names none',
    from: 'exported-claim-taken-back',
    set: { related: undefined },
    at: /Claim$/,
  },
];
