import { usualCanonicalBase as canonicalBase } from '../../../server/chart/write/charge.ts';
import { claimEntries } from '../../../server/chart/write/claim-entries.ts';
import type { ExportedLine } from '../../../server/domain/desk/claim-columns.ts';
import { aLine } from './a-line.ts';

/** Rosa's month as it left: a call, its line, and a second that stands on a talk of the EMR's own visit. */
const lines: ExportedLine[] = [
  {
    ...{ batchId: 'of-october', place: 1, patientId: 'rosa-morales', frequency: 'original' },
    who: { name: 'Rosa Elena Morales', birthDate: '1968-02-03', mrn: '4711' },
    line: aLine({
      contacts: [
        {
          ...{ id: 'contact-1', mode: 'phone', zone: 'America/New_York', visit: 'visit-of-the-emr' },
          ...{ start: '2026-10-20T14:00:00.000Z', end: '2026-10-20T14:20:00.000Z' },
          by: { name: 'Dana Reyes', credential: 'MA', reference: 'Practitioner/dana' },
        },
      ],
      modifiers: ['95'],
    }),
  },
];
const setting = { batchId: 'of-october', at: '2026-11-01T09:00:00Z', canonicalBase, withClaim: true };

/** What an export holds of a patient's month, each kind once: a contact, a charge, a claim, and one taken back. */
export function exportExamples(): { key: string; resource: fhir4.Resource | undefined }[] {
  const sent = claimEntries(lines, setting);
  const back = claimEntries(
    lines.map(one => ({ ...one, frequency: 'void' as const })),
    setting,
  );
  const of = (entries: typeof sent, type: string) =>
    entries.find(({ resource }) => resource?.resourceType === type)?.resource;
  return [
    { key: 'exported-contact', resource: of(sent, 'Encounter') },
    { key: 'exported-charge', resource: of(sent, 'ChargeItem') },
    { key: 'exported-claim', resource: of(sent, 'Claim') },
    { key: 'exported-claim-taken-back', resource: of(back, 'Claim') },
  ];
}
