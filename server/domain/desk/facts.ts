import type {
  Accreditation,
  CarePlanKind,
  ConditionKind,
  Statable,
  VisitKind,
} from '../billing/vocabulary.ts';

/** What staff wrote down of a patient because no chart tells it. */
export type BillingFact =
  | { is: 'visit'; kind: VisitKind; day: string; by?: string }
  | { is: 'payer'; payer: string }
  /** In whose name the months are claimed, and who supervises: a person of the roster. */
  | { is: 'practitioner'; staffId: string }
  | { is: 'care-plan'; kind: CarePlanKind; from: string; to?: string }
  | { is: 'order'; for: Accreditation; day: string }
  | { is: 'condition'; id: string; name: string; kinds: ConditionKind[]; lastsMonths: number }
  | { is: 'stated'; that: Statable; yes: boolean; from?: string }
  /** A line that somebody else claims. */
  | { is: 'elsewhere'; code: string; day: string; units: number }
  /** It was written down by mistake. */
  | { is: 'withdrawn' };
export type FactKind = BillingFact['is'];

/** What a fact is about: a later one of the same key takes its place. */
export function keyOfFact(fact: Exclude<BillingFact, { is: 'withdrawn' }>): string {
  switch (fact.is) {
    case 'visit':
      return `visit ${fact.day} ${fact.kind}`;
    case 'payer':
    case 'practitioner':
      return fact.is;
    case 'care-plan':
      return `care-plan ${fact.kind}`;
    case 'order':
      return `order ${fact.for}`;
    case 'condition':
      return `condition ${fact.id}`;
    case 'stated':
      return `stated ${fact.that}`;
    case 'elsewhere':
      return `elsewhere ${fact.code} ${fact.day}`;
  }
}
