import type { RuleSet } from '../billing/rule.ts';
import { payerName } from './assumed-payer.ts';
import type { BillingSettings } from './billing-settings.ts';

/** The name under which it is kept who let claims leave with a payer that is only assumed. */
export const mayLeave = 'assumed-payer-may-leave';

/** Who answers for something, and since when. */
type Answered = { by: string; at: string; because?: string };
/** What a practice says of itself to the rules of billing, as its own page shows it. */
export type BillingPage = {
  /** Who pays where nobody stated it, and whether a claim may leave with that. */
  payer: { name: string; mayLeave: boolean; answered?: Answered };
  /** Payers whose rules nobody verified: on where the practice answers for them. */
  unverified: { name: string; switch: string; on: boolean; answered?: Answered }[];
};

/** Puts the page together from what is kept and what rules there are. */
export function billingPage(billing: BillingSettings, sets: readonly RuleSet[]): BillingPage {
  const answered = (name: string) => {
    const of = billing.turnedOnBy?.[name];
    return of && { answered: { by: of.by, at: of.at, ...(of.because && { because: of.because }) } };
  };
  const whole = new Map(sets.flatMap(set => (set.answeredBy ? [[set.answeredBy, set.payer] as const] : [])));
  return {
    payer: {
      ...{ name: payerName(billing.payer), mayLeave: billing.assumedPayerMayLeave === true },
      ...answered(mayLeave),
    },
    unverified: [...whole].map(([name, payer]) => ({
      ...{ name: payerName(payer), switch: name, on: billing.turnedOn.includes(name) },
      ...answered(name),
    })),
  };
}

/** What a keeper says on the page. */
export type BillingSaid =
  | { is: 'may-leave'; yes: boolean }
  | { is: 'payer-rules'; switch: string; on: true; because: string }
  | { is: 'payer-rules'; switch: string; on: false };

/** The settings once it is said, with who answers for it; undefined for a switch that there is not. */
export function billingOnceSaid(
  billing: BillingSettings,
  said: BillingSaid,
  { by, at, sets }: { by: string; at: string; sets: readonly RuleSet[] },
): BillingSettings | undefined {
  const name = said.is === 'may-leave' ? mayLeave : said.switch;
  const { [name]: _before, ...others } = billing.turnedOnBy ?? {};
  const isOn = said.is === 'may-leave' ? said.yes : said.on;
  const because = said.is === 'payer-rules' && said.on ? said.because : '';
  const turnedOnBy = isOn ? { ...others, [name]: { by, at, because } } : others;
  if (said.is === 'may-leave') {
    const { assumedPayerMayLeave: _was, ...rest } = billing;
    return { ...rest, ...(isOn && { assumedPayerMayLeave: true }), turnedOnBy };
  }
  if (!sets.some(({ answeredBy }) => answeredBy === name)) return undefined;
  const turnedOn = billing.turnedOn.filter(one => one !== name);
  return { ...billing, turnedOn: isOn ? [...turnedOn, name] : turnedOn, turnedOnBy };
}
