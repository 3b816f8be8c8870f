import type { Lack, Missing, NotBillable, Why } from './evaluation.ts';
import type { Contact, DevicePeriod, Known } from './month-facts.ts';
import type { Rule } from './rule.ts';

/**
 * A code that may be claimed for this month as far as it stands alone. Whether it fits beside the others is decided when a
 * set is put together.
 */
export type Offer = {
  /** `month`: minutes of the month are given to it. `session`: it takes its contact whole. `untimed`: it takes no minutes. */
  kind: 'month' | 'session' | 'untimed';
  /** Code, then what tells it from another of the same code: practitioner, or day with contact or device. */
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
  /** Pieces of its kind that do not feed it after all, by their place, and why: they are from before something was there. */
  lost?: ReadonlyMap<number, Why>;
};

/** What became of one rule with one session, device or month. */
export type Verdict =
  | { is: 'offered'; offer: Offer }
  /** Nothing is missing but minutes. */
  | { is: 'short'; offer: Offer; why: NotBillable }
  | { is: 'missing'; offer: Offer; missing: Omit<Missing, 'gain'> }
  | { is: 'not-billable'; offer: Offer; why: NotBillable };

/** The codes an offer may become. */
export const codesOf = ({ rule, addOn }: Offer): string[] => (addOn ? [rule.code, addOn.code] : [rule.code]);

/**
 * An offer with what it lacks. An answer that was given is an answer: who is known not to have the condition is not asked
 * for it again, and the line is not billable. What nobody knows, and what can still be done, is missing.
 */
export function judged(offer: Offer, lacks: readonly Lack[], minutes: number): Verdict {
  const said = saidOf(offer);
  const settled = lacks.filter(({ settled: is }) => is);
  if (settled.length > 0) return notBillable(offer, ...settled.map(({ what }) => what));
  if (lacks.length === 0) return { is: 'offered', offer };
  const inOrder = lacks.toSorted((a, b) => Number(a.state === 'not-known') - Number(b.state === 'not-known'));
  return { is: 'missing', offer, missing: { ...said, minutes, lacks: inOrder } };
}

export const notBillable = (offer: Offer, ...because: Why[]): Verdict => ({
  is: 'not-billable',
  offer,
  why: { ...saidOf(offer), because },
});

/** How an offer is called in what is told. */
export const saidOf = ({ rule, contact, device }: Offer) => ({
  ...{ code: rule.code, programme: rule.programme },
  ...(contact && { contactId: contact.id }),
  ...(device && { deviceId: device.deviceId }),
});

/** Why a rule that is off is off. */
export const offBecause = ({ byContract }: Rule): Why => ({
  says: byContract ? 'off-without-contract' : 'off-until-turned-on',
});
