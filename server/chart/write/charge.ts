import { systems } from '../../../fhir-profiles/systems.ts';
import type { Rule } from '../../domain/billing/rule.ts';
import { claimNumber } from '../../domain/desk/claim-number.ts';
import { daysOfLine } from '../../domain/desk/days-of-line.ts';
import type { KeptLine } from '../../domain/desk/kept-month.ts';
import { tell } from '../../domain/desk/month-row.ts';
import { ruleInWords } from '../../domain/desk/rule-in-words.ts';

/** Where our own definitions have their address, unless a practice names another. */
export const usualCanonicalBase = 'https://alongside.health/fhir';

export type ChargeSetting = {
  /** `Patient/…`, or the urn of an entry. */
  patientReference: string;
  /** The patient's id, where the reference does not end in it. */
  patientId?: string;
  encounterReference?: string;
  canonicalBase: string;
  /** When the line was locked, or when it left: ISO 8601. */
  enteredAt?: string;
  status?: 'billable' | 'billed' | 'aborted' | 'entered-in-error';
};

/**
 * A locked line as a ChargeItem: the bare code with our own label, days, units, whose minutes, in whose name, and by which
 * rule. Its identifier is the line's own, the same in a chart and in an export. No diagnosis and no price: we know none.
 */
export function chargeResource(line: KeptLine, setting: ChargeSetting): fhir4.ChargeItem {
  const { patientReference, encounterReference, canonicalBase, enteredAt, status = 'billable' } = setting;
  const patientId = setting.patientId ?? patientReference.slice(patientReference.lastIndexOf('/') + 1);
  const { from, to } = daysOfLine(line);
  return {
    resourceType: 'ChargeItem',
    identifier: [{ system: systems.claimLine, value: lineNumber(line, patientId) }],
    definitionCanonical: [canonicalOf(line.code, { ...ruleYear(line), canonicalBase })],
    status,
    code: { coding: [billingCode(line.code)], text: line.label.en },
    subject: { reference: patientReference },
    ...(encounterReference && { context: { reference: encounterReference } }),
    occurrencePeriod: { start: from, end: to },
    performer: [...performersOf(line), ...inWhoseName(line)],
    quantity: { value: line.units },
    ...(enteredAt && { enteredDate: enteredAt }),
    note: [{ text: noteOf(line) }],
  };
}

/** What a line is known by wherever it goes: its claim's number and its own key within that. */
export const lineNumber = ({ month, key }: KeptLine, patientId: string): string =>
  `${claimNumber(month, patientId)}/${key}`;

export type RuleSetting = { payer: string; year: number; canonicalBase: string };

/** A rule as a ChargeItemDefinition: code, dates, when it may be claimed in our words, its source and how sure that is. */
export function chargeRuleResource(rule: Rule, setting: RuleSetting): fhir4.ChargeItemDefinition {
  const [url = '', version = ''] = canonicalOf(rule.code, setting).split('|');
  const { payer, year, canonicalBase } = setting;
  return {
    resourceType: 'ChargeItemDefinition',
    meta: { profile: [`${usualCanonicalBase}/StructureDefinition/alongside-charge-rule`] },
    ...{ url, version, title: rule.label.en },
    derivedFromUri: [`${canonicalBase}/rules/${payer}-${year}`],
    status: 'active',
    description: `Source: ${rule.source}. ${markWords[rule.mark]}.`,
    effectivePeriod: { start: rule.from, ...(rule.to && { end: rule.to }) },
    code: { coding: [billingCode(rule.code)] },
    applicability: ruleInWords(rule, 'en').map(description => ({ description })),
  };
}

/** Rules of a payer are told apart by the year they are applied in. */
export const ruleYear = ({ payer, month }: Pick<KeptLine, 'payer' | 'month'>) => ({
  ...{ payer, year: Number(month.slice(0, 4)) },
});

/** Letters first are HCPCS level II, all others CPT. No descriptor of either is kept. */
export const billingCode = (code: string): fhir4.Coding => ({
  ...{ system: /^[A-Z]/.test(code) ? systems.hcpcs : systems.cpt, code },
});

const markWords: Record<Rule['mark'], string> = {
  V1: 'Verified in a primary source',
  V2: 'Verified in secondary sources only',
  M: 'Not verified: from memory',
};

const canonicalOf = (code: string, { payer, year, canonicalBase }: RuleSetting): string =>
  `${canonicalBase}/ChargeItemDefinition/${payer}-${code}|${year}`;

const performersOf = ({ performers }: KeptLine): fhir4.ChargeItemPerformer[] =>
  performers.map(({ name, credential, reference }) => ({
    actor: { ...(reference && { reference }), display: [name, credential].filter(Boolean).join(', ') },
  }));

const inWhoseName = ({ practitioner }: KeptLine): fhir4.ChargeItemPerformer[] =>
  practitioner === undefined
    ? []
    : [
        {
          function: { text: 'In whose name it is claimed' },
          actor: { reference: practitioner.reference, display: practitioner.name },
        },
      ];

/** What a charge has no place for: minutes, modifiers, place of service, and what of its rule is not verified. */
function noteOf({ minutes, modifiers, place, source, mark, unverified }: KeptLine): string {
  return [
    ...(minutes > 0 ? [`${minutes} minutes.`] : []),
    ...(modifiers.length > 0 ? [`Modifiers ${modifiers.join(', ')}.`] : []),
    ...(place === 'not-known' ? [] : [`Place of service ${place}.`]),
    `Rule: ${source}. ${markWords[mark]}.`,
    ...unverified.map(why => tell(why, 'en')),
  ].join(' ');
}
