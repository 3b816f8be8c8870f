import { type ExportedLine, frequencies } from './claim-columns.ts';
import { claimLineNumber, claimNumber } from './claim-number.ts';
import { daysOfLine } from './days-of-line.ts';

/** One element of an X12 837P (005010X222A1): where it stands, and what we call it. Without `of` we do not know it. */
type Element = { at: string; called: string; of?: (one: ExportedLine) => string | number };

const modifier = (n: number): Element => ({
  ...{ at: `2400 SV101-${n + 2}`, called: `modifier ${n}` },
  of: ({ line }) => line.modifiers[n - 1] ?? '',
});

/**
 * The lines of a batch by the elements of an 837P, one row each service line, for a billing system that builds the claim
 * itself. Nothing is invented: what Alongside does not know (charge, diagnosis and its pointers, member, payer and provider
 * numbers, addresses, signatures on file, the payer's own number of a claim that is replaced) has its column, empty.
 */
const elements: readonly Element[] = [
  { at: '2010AA NM109', called: 'billing provider NPI' },
  { at: '2000B SBR09', called: 'claim filing indicator' },
  { at: '2010BA NM103', called: 'subscriber last name', of: ({ who }) => who.family ?? '' },
  { at: '2010BA NM104', called: 'subscriber first name', of: ({ who }) => who.given?.[0] ?? '' },
  {
    ...{ at: '2010BA NM105', called: 'subscriber middle names' },
    of: ({ who }) => who.given?.slice(1).join(' ') ?? '',
  },
  { at: '2010BA NM109', called: 'subscriber member number' },
  { at: '2010BA N301', called: 'subscriber address' },
  { at: '2010BA DMG02', called: 'birth date', of: ({ who }) => wholeDay(who.birthDate) },
  { at: '2010BA DMG03', called: 'sex', of: ({ who }) => (who.sex ? (sexes[who.sex] ?? 'U') : '') },
  { at: '2010BB NM103', called: 'payer', of: ({ line }) => line.payer },
  { at: '2010BB NM109', called: 'payer number' },
  {
    ...{ at: '2300 CLM01', called: 'claim number' },
    of: ({ line, patientId }) => claimNumber(line.month, patientId),
  },
  { at: '2300 CLM02', called: 'total charge' },
  { at: '2300 CLM05-1', called: 'place of service', of: placeOf },
  { at: '2300 CLM05-2', called: 'place qualifier', of: one => (placeOf(one) === '' ? '' : 'B') },
  {
    ...{ at: '2300 CLM05-3', called: 'claim frequency' },
    of: ({ frequency }) => frequencies[frequency],
  },
  { at: '2300 CLM06', called: 'provider signature on file' },
  { at: '2300 CLM07', called: 'assignment' },
  { at: '2300 CLM08', called: 'benefits assigned' },
  { at: '2300 CLM09', called: 'release of information' },
  { at: '2300 REF02 F8', called: 'payer’s number of the replaced claim' },
  { at: '2300 REF02 EA', called: 'medical record number', of: ({ who }) => who.mrn ?? '' },
  { at: '2300 HI01-1', called: 'diagnosis qualifier' },
  { at: '2300 HI01-2', called: 'diagnosis' },
  {
    ...{ at: '2310B NM1', called: 'whole name of the rendering provider' },
    of: ({ line }) => line.practitioner?.name ?? '',
  },
  {
    ...{ at: '2310B NM109', called: 'rendering provider NPI' },
    of: ({ line }) => line.practitioner?.npi ?? '',
  },
  { at: '2400 SV101-1', called: 'procedure qualifier', of: () => 'HC' },
  { at: '2400 SV101-2', called: 'procedure', of: ({ line }) => line.code },
  ...[1, 2, 3, 4].map(modifier),
  { at: '2400 SV102', called: 'charge' },
  { at: '2400 SV103', called: 'unit of measure', of: () => 'UN' },
  { at: '2400 SV104', called: 'units', of: ({ line }) => line.units },
  { at: '2400 SV105', called: 'place of service of the line', of: placeOf },
  { at: '2400 SV107-1', called: 'diagnosis pointer' },
  { at: '2400 DTP01', called: 'date qualifier', of: () => '472' },
  { at: '2400 DTP02', called: 'date format', of: one => (isOneDay(one) ? 'D8' : 'RD8') },
  { at: '2400 DTP03', called: 'service date', of: datesOf },
  {
    ...{ at: '2400 REF02 6R', called: 'line number' },
    of: ({ line, patientId }) => claimLineNumber(line.month, patientId, line.key),
  },
];

/** Each column named by its element, with our short heading behind it. */
export const x12Head: readonly string[] = elements.map(({ at, called }) => `${at} ${called}`);
export const x12Cells = (one: ExportedLine): (string | number)[] => elements.map(({ of }) => of?.(one) ?? '');
/** The columns that stay empty for whoever bills to fill. */
export const x12NotKnown: readonly string[] = elements.filter(({ of }) => !of).map(({ at }) => at);

/** Of R4's administrative genders the two that DMG03 has letters for; all others are unknown to it. */
const sexes: Record<string, string> = { female: 'F', male: 'M' };

function placeOf({ line }: ExportedLine): string {
  return line.place === 'not-known' ? '' : line.place;
}

const isOneDay = ({ line }: ExportedLine): boolean => {
  const { from, to } = daysOfLine(line);
  return from === to;
};

function datesOf({ line }: ExportedLine): string {
  const { from, to } = daysOfLine(line);
  return from === to ? wholeDay(to) : `${wholeDay(from)}-${wholeDay(to)}`;
}

/** CCYYMMDD; nothing for a date of which less is known. */
function wholeDay(day = ''): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day.replaceAll('-', '') : '';
}
