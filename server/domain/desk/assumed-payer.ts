import type { ClaimLine, Lack } from '../billing/evaluation.ts';
import type { BillingSettings } from './billing-settings.ts';

/** How it is known who pays: somebody stated it of this patient, or it is what the practice assumes of everybody. */
export type PayerIs = 'stated' | 'assumed';

/** A payer as a reader reads it. */
export const payerName = (payer: string): string => payer.replace(/^./, first => first.toUpperCase());

/**
 * That nobody stated who pays: it keeps lines from leaving, since their rules are that payer's, until somebody says that it
 * is so or who else pays; not where the practice answers for what it assumes.
 */
export const assumedPayerLack = (
  payer: string,
  payerIs: PayerIs,
  lines: readonly ClaimLine[],
  { assumedPayerMayLeave }: Pick<BillingSettings, 'assumedPayerMayLeave'>,
): Lack | undefined =>
  payerIs === 'stated' || lines.length === 0 || assumedPayerMayLeave
    ? undefined
    : {
        ...{ state: 'not-known', fixer: 'biller' },
        what: { says: 'assumed-payer', with: { payer: payerName(payer) } },
        fix: { says: 'say-payer' },
      };
