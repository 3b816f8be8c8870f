import { read835 } from './remittance-835.ts';
import { readRemittanceCsv } from './remittance-csv.ts';

/** What a payer took off: its group (CO, PR, OA, PI), the number of its reason, and how much; no amount where none is told. */
export type Adjustment = { group: string; reason: string; cents?: number };

/**
 * `to-patient`: nothing was paid since all of it is the patient's share. `reversed`: an earlier payment is taken back.
 * `undecided`: passed on to another payer, or only priced.
 */
export const lineOutcomes = ['paid', 'adjusted', 'denied', 'to-patient', 'reversed', 'undecided'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** What a payer says of one service line, or of a claim as a whole where it names no line. As it stands in the file. */
export type PaidLine = {
  /** Where it stands: the number of its segment or row. */
  at: number;
  payer: string;
  /** The payment's own number, and the day of it (YYYY-MM-DD). */
  trace: string;
  paidOn?: string;
  /** The claim's number as it was claimed, and as the payer calls it. */
  claim: string;
  payerClaim?: string;
  /** Our own number of the line, where the payer gives it back. */
  lineNumber?: string;
  patient?: string;
  code?: string;
  modifiers: string[];
  from?: string;
  to?: string;
  units?: number;
  chargedCents?: number;
  paidCents: number;
  adjustments: Adjustment[];
  remarks: string[];
  outcome: LineOutcome;
};

/** Part of a file that was left out, since it does not say what it must. */
export type NotRead = { at: number; what: string; because: 'amount' | 'date' | 'no-number' | 'cells' };

export type Remittance = {
  kind: '835' | 'csv';
  lines: PaidLine[];
  notRead: NotRead[];
  /** Segments that are none of this kind of file, by their names: passed over. */
  passedOver: string[];
  /** Payments whose claims do not add up to what was paid. */
  unbalanced: { trace: string; saidCents: number; foundCents: number }[];
};

/** Why a file as a whole is not read, and where. Then nothing of it counts. */
export type Unreadable = {
  unreadable: 'nothing' | 'no-envelope' | 'cut-off' | 'counts-differ' | 'not-835' | 'no-columns' | 'too-many';
  at?: number;
};

/** More lines are never told in one payment; a file that has them is not one. */
export const mostLines = 20_000;

export const isUnreadable = (read: Remittance | Unreadable): read is Unreadable => 'unreadable' in read;

/** Reads what a payer sent: an X12 835, or rows with a head of column names. */
export function readRemittance(text: string): Remittance | Unreadable {
  const bare = text.replace(/^[\s\uFEFF]+/, '');
  if (bare === '') return { unreadable: 'nothing' };
  return bare.startsWith('ISA') ? read835(bare) : readRemittanceCsv(bare);
}
