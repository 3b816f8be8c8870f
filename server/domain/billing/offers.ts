import type { Lack, Missing, NotBillable } from './evaluation.ts';
import type { Contact, DevicePeriod, Known } from './month-facts.ts';
import type { Rule } from './rule.ts';

/**
 * A code that may be claimed for this month as far as it stands alone: nothing is missing for it. Whether it fits beside
 * the others is decided when a set is put together.
 */
export type Offer = {
  /** `month`: minutes of the month are given to it. `session`: it takes its contact whole. `untimed`: it takes no minutes. */
  kind: 'month' | 'session' | 'untimed';
  key: string;
  rule: Rule;
  addOn?: Rule;
  practitionerId: Known<string>;
  /** The session's day; the last of the month or of the device's 30 days for the others. */
  day: string;
  contact?: Contact;
  device?: DevicePeriod;
  /** The pieces that may feed it, by their place in the month's order. */
  pieces: readonly number[];
};

export type Found = { offers: Offer[]; missing: Missing[]; notBillable: NotBillable[] };

/** The codes an offer may become. */
export const codesOf = ({ rule, addOn }: Offer): string[] => (addOn ? [rule.code, addOn.code] : [rule.code]);

/** Lacks that stop an offer, the surest first: what is not so before what is not known. */
export const inOrderOfState = (lacks: readonly Lack[]): Lack[] =>
  lacks.toSorted((a, b) => Number(a.state === 'not-known') - Number(b.state === 'not-known'));
