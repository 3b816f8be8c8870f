import { extensions, systems } from '../../../fhir-profiles/codes.ts';
import type { ExportedLine } from '../../domain/desk/claim-columns.ts';
import { claimNumber } from '../../domain/desk/claim-number.ts';
import { daysOfLine } from '../../domain/desk/days-of-line.ts';
import type { KeptLine } from '../../domain/desk/kept-month.ts';
import { billingCode } from './charge.ts';

export type ClaimSetting = {
  subject: fhir4.Reference;
  /** ISO 8601: when the batch was made. */
  created: string;
  urnOfContact(id: string): string;
};

/**
 * One patient's month as a Claim: a draft, for whoever bills adds diagnosis, prices and coverage before it is one. Where R4
 * asks for what we do not know, that is said by the extension for it and never made up.
 */
export function claimResource(lines: readonly ExportedLine[], setting: ClaimSetting): fhir4.Claim {
  const [first] = lines;
  if (first === undefined) throw new Error('a claim has a line');
  const { patientId, frequency, line } = first;
  const number = { system: systems.claim, value: claimNumber(line.month, patientId) };
  const days = lines.map(one => daysOfLine(one.line));
  const team = careTeam(lines.map(one => one.line));
  return {
    resourceType: 'Claim',
    identifier: [number],
    status: frequency === 'void' ? 'cancelled' : 'draft',
    type: { coding: [{ system: systems.claimType, code: 'professional' }] },
    use: 'claim',
    patient: setting.subject,
    billablePeriod: {
      start: days.map(({ from }) => from).toSorted()[0],
      end: days
        .map(({ to }) => to)
        .toSorted()
        .at(-1),
    },
    created: setting.created,
    provider: providerOf(line),
    priority: { coding: [{ system: systems.processPriority, code: 'normal' }] },
    ...(frequency !== 'original' && {
      related: [
        {
          claim: { identifier: number },
          relationship: { coding: [{ system: systems.relatedClaim, code: 'prior' }] },
        },
      ],
    }),
    ...(team.length > 0 && { careTeam: team }),
    insurance: [{ sequence: 1, focal: true, coverage: { display: line.payer } }],
    item: lines.map((one, n) => claimed(one.line, n + 1, team, setting)),
  };
}

function claimed(
  line: KeptLine,
  sequence: number,
  team: readonly fhir4.ClaimCareTeam[],
  { urnOfContact }: ClaimSetting,
): fhir4.ClaimItem {
  const { from, to } = daysOfLine(line);
  const ours = team
    .filter(({ provider }) => namesOf(line).includes(provider.display ?? ''))
    .map(one => one.sequence);
  return {
    sequence,
    ...(ours.length > 0 && { careTeamSequence: ours }),
    productOrService: { coding: [billingCode(line.code)], text: line.label.en },
    ...(line.modifiers.length > 0 && { modifier: line.modifiers.map(text => ({ text })) }),
    servicedPeriod: { start: from, end: to },
    ...(line.place !== 'not-known' && {
      locationCodeableConcept: { coding: [{ system: systems.placeOfService, code: line.place }] },
    }),
    quantity: { value: line.units },
    ...((line.contacts ?? []).length > 0 && {
      encounter: (line.contacts ?? []).map(({ id }) => ({ reference: urnOfContact(id) })),
    }),
  };
}

const providerOf = ({ practitioner }: KeptLine): fhir4.Reference =>
  practitioner
    ? { reference: practitioner.reference, display: practitioner.name }
    : { extension: [{ url: extensions.dataAbsentReason, valueCode: 'unknown' }] };

/** Everybody whose minutes are claimed, each once. */
function careTeam(lines: readonly KeptLine[]): fhir4.ClaimCareTeam[] {
  const people = new Map(lines.flatMap(({ performers }) => performers).map(one => [nameOf(one), one]));
  return [...people].map(([display, { reference }], n) => ({
    sequence: n + 1,
    provider: { ...(reference && { reference }), display },
  }));
}

const nameOf = ({ name, credential }: KeptLine['performers'][number]): string =>
  [name, credential].filter(Boolean).join(', ');
const namesOf = ({ performers }: KeptLine): string[] => performers.map(nameOf);
