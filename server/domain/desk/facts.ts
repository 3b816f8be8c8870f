import type {
  Accreditation,
  CarePlanKind,
  ConditionKind,
  DeviceKind,
  Mode,
  Statable,
  Supervision,
  VisitKind,
  Whereabouts,
} from '../billing/vocabulary.ts';

/** What staff wrote down of a patient because no chart tells it. `orBefore`: on that day at the latest. */
export type BillingFact =
  | { is: 'visit'; kind: VisitKind; day: string; by?: string }
  | { is: 'payer'; payer: string }
  /** In whose name the months are claimed, and who supervises: a person of the roster. */
  | { is: 'practitioner'; staffId: string }
  | { is: 'care-plan'; kind: CarePlanKind; from: string; to?: string; orBefore?: true }
  | { is: 'order'; for: Accreditation; day: string; orBefore?: true }
  | { is: 'condition'; id: string; name: string; kinds: ConditionKind[]; lastsMonths: number }
  /** `month`: said of that month's work alone. */
  | { is: 'stated'; that: Statable; yes: boolean; from?: string; month?: string }
  /** A line that somebody else claims. */
  | { is: 'elsewhere'; code: string; day: string; units: number }
  /** How the sessions of a month were supervised, by a physician's word; or a contact of it, by the desk's, with its source. */
  | ({ is: 'supervised'; month: string; how: Supervision; by?: string } & Partial<{
      contactId: string;
      day: string;
      source: string;
    }>)
  /** A device in use; `setUp`: the day on which its use was taught. Its days are counted by thirty from `since` on. */
  | { is: 'device'; kind: DeviceKind; since: string; until?: string; setUp?: string }
  /** On how many of thirty days a device had a reading, where the record does not tell; `source`: where that is read. */
  | { is: 'device-days'; kind: DeviceKind; from: string; days: number; source: string }
  | { is: 'weight'; day: string; kilograms: number; source: string }
  /** How and where a contact took place, where its own record does not tell. */
  | { is: 'held'; contactId: string; day: string; mode?: Mode; where?: Whereabouts }
  /** It was written down by mistake, and why. */
  | { is: 'withdrawn'; because?: string };
export type FactKind = BillingFact['is'];
export type WrittenFact = Exclude<BillingFact, { is: 'withdrawn' }>;

/** What a fact is about: a later one of the same key takes its place. */
export function keyOfFact(fact: WrittenFact): string {
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
      return ['stated', fact.that, fact.month].filter(Boolean).join(' ');
    case 'elsewhere':
      return `elsewhere ${fact.code} ${fact.day}`;
    case 'supervised':
      return `supervised ${fact.contactId ?? fact.month}`;
    case 'device':
      return `device ${fact.kind}`;
    case 'device-days':
      return `device-days ${fact.kind} ${fact.from}`;
    case 'weight':
      return `weight ${fact.day}`;
    case 'held':
      return `held ${fact.contactId}`;
  }
}
