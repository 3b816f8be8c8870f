import { statedFacts } from '../billing/stated-facts.ts';
import {
  type Accreditation,
  type CarePlanKind,
  type ConditionKind,
  type ConsentKind,
  type DeviceKind,
  deviceKinds,
  type Statable,
} from '../billing/vocabulary.ts';
import type { KnownProblem, LackAbout } from './lack-about.ts';

/** What the biller may write down herself of something that is missing: what the form beside it asks. */
export type LackForm =
  /** Yes or no; `month`: said of that month alone. */
  | { is: 'stated'; that: Statable; month?: string }
  | { is: 'order'; for: Accreditation }
  | { is: 'care-plan'; kind: CarePlanKind }
  | { is: 'visit' }
  | { is: 'condition'; kind: ConditionKind; problems: KnownProblem[] }
  | { is: 'practitioner' }
  /** Who pays, where it is not the payer the practice assumes. */
  | { is: 'payer' }
  | { is: 'consent'; to: ConsentKind }
  /** Since when a device of one of these kinds is in use. */
  | { is: 'device'; kinds: DeviceKind[] }
  /** On how many of its days it had a reading; `recorded`: what the chart holds of them, as it was read on that day. */
  | ({ is: 'device-days'; kind: DeviceKind } & DaysAsked)
  | { is: 'weight'; from: string; until: string }
  /** Who supervised each of these contacts. */
  | { is: 'supervised'; contacts: LackAbout['contacts'] }
  | { is: 'held'; contacts: LackAbout['contacts'] };
/** Thirty days of a device of which somebody is asked. */
export type DaysAsked = { from: string; until: string; recorded: number; readOn?: string };

/** Of what is missing, what the biller may state herself; nothing where it is somebody else's to say. */
export function lackForm({ lack, month, problems, contacts, thirties }: LackAbout): LackForm | undefined {
  const gaps = lack.with ?? {};
  switch (lack.says) {
    case 'lacks-stated': {
      const that = String(gaps.that) as Statable;
      const { by, holds } = statedFacts[that];
      return by === 'desk' ? { is: 'stated', that, ...(holds === 'month' && { month }) } : undefined;
    }
    case 'lacks-order':
      return { is: 'order', for: String(gaps.for) as Accreditation };
    case 'lacks-care-plan':
      return { is: 'care-plan', kind: String(gaps.kind) as CarePlanKind };
    case 'lacks-visit':
    case 'lacks-visit-same-day':
      return { is: 'visit' };
    case 'lacks-conditions':
      return { is: 'condition', kind: String(gaps.kind) as ConditionKind, problems };
    case 'lacks-practitioner':
      return { is: 'practitioner' };
    case 'lacks-consent':
      return { is: 'consent', to: String(gaps.to) as ConsentKind };
    case 'lacks-device':
      return { is: 'device', kinds: deviceKinds.filter(kind => kind.startsWith(String(gaps.to))) };
    case 'lacks-device-days': {
      const thirty = thirties.find(one => one.from === gaps.from && one.kind.startsWith(String(gaps.to)));
      return thirty && { is: 'device-days', ...thirty };
    }
    case 'lacks-weights':
      return { is: 'weight', from: String(gaps.from), until: String(gaps.until) };
    case 'lacks-supervision':
      return { is: 'supervised', contacts };
    case 'lacks-mode':
      return { is: 'held', contacts: contacts.filter(({ mode }) => mode === undefined) };
    default:
      return undefined;
  }
}

/** The forms of a packet, by the key of what is missing. */
export type LackForms = { [key: string]: LackForm };
