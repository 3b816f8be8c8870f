import type { Adjustment, LineOutcome, PaidLine } from './remittance.ts';

/** Taken off every payment by contract or by law: 45 above the agreed fee, 253 sequestration; 23 what another payer paid. */
const usual = new Set(['CO-45', 'CO-253', 'OA-23']);
/** The patient's share: 1 deductible, 2 coinsurance, 3 copayment. */
const share = new Set(['PR-1', 'PR-2', 'PR-3']);

export const reasonOf = ({ group, reason }: Adjustment): string => `${group}-${reason}`;

/** CLP02: 4 is a denial, 22 takes a payment back, 23 and 25 decide nothing; the others are told by their amounts. */
export function outcomeOf(
  status: string,
  { paidCents, chargedCents, adjustments }: Pick<PaidLine, 'paidCents' | 'chargedCents' | 'adjustments'>,
): LineOutcome {
  if (status === '22') return 'reversed';
  if (status === '23' || status === '25') return 'undecided';
  const ofNote = adjustments.map(reasonOf).filter(reason => !usual.has(reason));
  if (paidCents > 0) return ofNote.every(reason => share.has(reason)) ? 'paid' : 'adjusted';
  const allShare = ofNote.length > 0 && ofNote.every(reason => share.has(reason));
  if (status !== '4' && allShare) return 'to-patient';
  if (status !== '4' && chargedCents === 0 && ofNote.length === 0) return 'undecided';
  return 'denied';
}

/** The reason that is told of a denial: of what was taken off for a reason of its own the largest, with its remarks. */
export function denialReason({ adjustments, remarks }: Pick<PaidLine, 'adjustments' | 'remarks'>): string {
  const ofNote = adjustments.filter(one => !usual.has(reasonOf(one)) && !share.has(reasonOf(one)));
  const [first] = (ofNote.length > 0 ? ofNote : adjustments).toSorted(
    (a, b) => (b.cents ?? 0) - (a.cents ?? 0),
  );
  return [first ? reasonOf(first) : '', ...remarks].filter(Boolean).join(' ') || '?';
}
