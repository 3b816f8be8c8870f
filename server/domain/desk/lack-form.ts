import { statedFacts } from '../billing/stated-facts.ts';
import type {
  Accreditation,
  CarePlanKind,
  ConditionKind,
  ConsentKind,
  Statable,
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
  | { is: 'held'; contacts: LackAbout['contacts'] };

/** Of what is missing, what the biller may state herself; nothing where it is somebody else's to say. */
export function lackForm({ lack, month, problems, contacts }: LackAbout): LackForm | undefined {
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
    case 'lacks-mode':
      return { is: 'held', contacts: contacts.filter(({ mode }) => mode === undefined) };
    default:
      return undefined;
  }
}

/** The forms of a packet, by the key of what is missing. */
export type LackForms = { [key: string]: LackForm };
