import { createHash } from 'node:crypto';
import { coachTakesPart, systems, visitClasses, visitTypes } from '../../../fhir-profiles/codes.ts';
import { profiles } from '../../../fhir-profiles/systems.ts';
import type { BatchRule } from '../../domain/desk/batch-rules.ts';
import type { ExportedLine } from '../../domain/desk/claim-columns.ts';
import type { ClaimedContact } from '../../domain/desk/kept-month.ts';
import { chargeResource, chargeRuleResource } from './charge.ts';
import { claimResource } from './claim.ts';

export type BundleSetting = { batchId: string; at: string; canonicalBase: string; withClaim: boolean };

type Entry = fhir4.BundleEntry;

/** The definitions that the charges of a batch point to, each once. */
export const ruleEntries = (rules: readonly BatchRule[], setting: BundleSetting): Entry[] =>
  rules.map(({ rule, ...of }) => ({
    fullUrl: urnOf(setting, `rule ${of.payer} ${of.year} ${rule.code}`),
    resource: chargeRuleResource(rule, { ...of, canonicalBase: setting.canonicalBase }),
  }));

/** One patient's month: an Encounter each contact, a ChargeItem each line, and the Claim of all of them where asked for. */
export function claimEntries(lines: readonly ExportedLine[], setting: BundleSetting): Entry[] {
  const [first] = lines;
  if (first === undefined) return [];
  const contacts = new Map(lines.flatMap(({ line }) => line.contacts ?? []).map(one => [one.id, one]));
  const urnOfContact = (id: string): string => urnOf(setting, `contact ${id}`);
  const subject = subjectOf(first);
  const visits = [...contacts.values()].map(contact => ({
    fullUrl: urnOfContact(contact.id),
    resource: contactResource(contact, subject),
  }));
  const charges = lines.map(one => ({
    fullUrl: urnOf(setting, `line ${one.place}`),
    resource: chargeOf(one, subject, setting, urnOfContact),
  }));
  const claim = {
    fullUrl: urnOf(setting, `claim ${first.patientId}`),
    resource: claimResource(lines, { subject, created: setting.at, urnOfContact }),
  };
  return [...visits, ...charges, ...(setting.withClaim ? [claim] : [])];
}

function chargeOf(
  { line, patientId, frequency }: ExportedLine,
  subject: fhir4.Reference,
  { canonicalBase, at }: BundleSetting,
  urnOfContact: (id: string) => string,
): fhir4.ChargeItem {
  const under = line.contacts ?? [];
  const [only, ...more] = under;
  const charge = chargeResource(line, {
    ...{ patientReference: subject.reference ?? '', patientId, canonicalBase, enteredAt: at },
    ...(frequency === 'void' && { status: 'aborted' as const }),
    ...(only && more.length === 0 && { encounterReference: urnOfContact(only.id) }),
  });
  const beside = under.map(({ id }) => ({ reference: urnOfContact(id) }));
  return { ...charge, subject, ...(more.length > 0 && { supportingInformation: beside }) };
}

/** A contact of the month. The class of one that was held nobody said how is unknown. */
function contactResource(contact: ClaimedContact, subject: fhir4.Reference): fhir4.Encounter {
  const { id, mode, start, end, by, visit } = contact;
  return {
    resourceType: 'Encounter',
    // Ours asks for an entry of the ledger besides, which what is only exported has not.
    meta: { profile: [profiles.coreEncounter] },
    identifier: [{ system: systems.contact, value: id }],
    status: 'finished',
    class: classOf(mode),
    type: [
      {
        coding: [mode === 'phone' ? visitTypes.telephone : visitTypes.followUp],
        text: 'Health coaching',
      },
    ],
    subject,
    participant: [
      {
        type: [{ coding: [coachTakesPart] }],
        individual: { reference: by.reference, display: [by.name, by.credential].filter(Boolean).join(', ') },
      },
    ],
    period: { start, end },
    ...(visit && { partOf: { reference: `Encounter/${visit}` } }),
  };
}

function classOf(mode: string): fhir4.Coding {
  if (mode === 'in-person') return visitClasses.inPerson;
  return ['phone', 'video', 'message'].includes(mode) ? visitClasses.virtual : visitClasses.unknown;
}

/** The patient of the EMR, with the practice's own number beside: the billing system may know only that. */
const subjectOf = ({ patientId, who: { name, mrn } }: ExportedLine): fhir4.Reference => ({
  ...{ reference: `Patient/${patientId}`, type: 'Patient' },
  ...(mrn && {
    identifier: { type: { coding: [{ system: systems.identifierType, code: 'MR' }] }, value: mrn },
  }),
  ...(name && { display: name }),
});

/** The same entry of the same batch has the same urn every time. */
function urnOf({ batchId }: BundleSetting, of: string): string {
  const hex = createHash('sha256').update(`${batchId} ${of}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}
