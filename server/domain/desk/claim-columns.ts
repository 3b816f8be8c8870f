import { claimNumber } from './claim-number.ts';
import type { ClaimedPatient } from './claimed-patient.ts';
import { daysOfLine } from './days-of-line.ts';
import type { KeptLine } from './kept-month.ts';

/** CLM05-3: a claim that is new, one in place of what the payer has, one that takes it back. */
export const frequencies = { original: 1, replacement: 7, void: 8 };

/** One line of an export: the claim line with whose it is. */
export type ExportedLine = {
  batchId: string;
  place: number;
  patientId: string;
  who: ClaimedPatient;
  frequency: keyof typeof frequencies;
  line: KeptLine;
};

type Column = { name: string; of: (one: ExportedLine) => string | number };

const modifier = (n: number): Column => ({
  name: `modifier_${n}`,
  of: ({ line }) => line.modifiers[n - 1] ?? '',
});

/**
 * The columns of the export, in their order. Those of an X12 837P service line are named by what they are there: claim
 * number (CLM01), frequency (CLM05-3), qualifier and procedure (SV101), unit of measure and units (SV103, SV104), place of
 * service (SV105), service dates (DTP*472). The charge (SV102) and the diagnosis pointers are the billing system's own.
 */
export const claimColumns: readonly Column[] = [
  { name: 'claim_number', of: ({ line, patientId }) => claimNumber(line.month, patientId) },
  { name: 'claim_frequency', of: ({ frequency }) => frequencies[frequency] },
  { name: 'line', of: ({ place }) => place },
  { name: 'patient_id', of: ({ patientId }) => patientId },
  { name: 'patient_name', of: ({ who }) => who.name ?? '' },
  { name: 'patient_birth_date', of: ({ who }) => who.birthDate ?? '' },
  { name: 'patient_record_number', of: ({ who }) => who.mrn ?? '' },
  { name: 'payer', of: ({ line }) => line.payer },
  { name: 'payer_known', of: ({ line }) => line.payerIs ?? '' },
  { name: 'month', of: ({ line }) => line.month },
  { name: 'service_from', of: ({ line }) => daysOfLine(line).from },
  { name: 'service_to', of: ({ line }) => daysOfLine(line).to },
  { name: 'procedure_qualifier', of: () => 'HC' },
  { name: 'procedure_code', of: ({ line }) => line.code },
  ...[1, 2, 3, 4].map(modifier),
  { name: 'unit_of_measure', of: () => 'UN' },
  { name: 'units', of: ({ line }) => line.units },
  { name: 'place_of_service', of: ({ line }) => (line.place === 'not-known' ? '' : line.place) },
  { name: 'practitioner', of: ({ line }) => line.practitioner?.name ?? '' },
  { name: 'practitioner_reference', of: ({ line }) => line.practitioner?.reference ?? '' },
  { name: 'performed_by', of: ({ line }) => line.performers.map(({ name }) => name).join('; ') },
  { name: 'credentials', of: ({ line }) => line.performers.map(({ credential }) => credential).join('; ') },
  { name: 'minutes', of: ({ line }) => line.minutes },
  { name: 'label', of: ({ line }) => line.label.en },
  { name: 'rule_mark', of: ({ line }) => line.mark },
  { name: 'rule_source', of: ({ line }) => line.source },
  { name: 'line_key', of: ({ line }) => line.key },
];

export const claimHead: readonly string[] = claimColumns.map(({ name }) => name);
export const claimCells = (one: ExportedLine): (string | number)[] => claimColumns.map(({ of }) => of(one));
