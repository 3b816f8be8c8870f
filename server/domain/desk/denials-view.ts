import type { DenialState, DenialsCounted } from './denial.ts';
import type { ReasonFixer } from './denial-reasons.ts';
import type { PaidLine } from './remittance.ts';

/** A denial as the desk shows it. */
export type DenialTold = {
  id: string;
  month: string;
  patientId: string;
  name?: string;
  code: string;
  payer: string;
  reason: string;
  /** In our own words, where we have some; `isSure`: they stand in more than our memory. */
  label?: string;
  isSure?: boolean;
  fixer: ReasonFixer;
  day: string;
  /** Days since the payer said no. */
  age: number;
  state: DenialState;
  answer?: string;
};
export type UnmatchedTold = {
  remittanceId: string;
  place: number;
  patient?: string;
  paid: Pick<PaidLine, 'claim' | 'code' | 'from' | 'to' | 'payer' | 'paidCents' | 'outcome'>;
  /** Lines of ours that it may be about: of that code, in those days. */
  perhaps: { month: string; patientId: string; lineKey: string; name?: string; day: string }[];
};
export type DenialsView = {
  month: string;
  denials: DenialTold[];
  /** Those of the month alone. */
  counted: DenialsCounted;
  remittances: { id: string; payers: string[]; lines: number; by: string; at: string }[];
  unmatched: UnmatchedTold[];
};
