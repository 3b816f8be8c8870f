import type { Reason } from './reasons.ts';
import type { ReasonKind } from './weights.ts';

/**
 * What came since it was last talked about: a session takes it up, and a contact where the coach says so. That somebody was
 * reached is not enough.
 */
export const newsKinds = ['home-reading', 'new-lab', 'admission'] as const satisfies readonly ReasonKind[];

/** Those of a patient's reasons that a contact may say it talked about. */
export const newsOf = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(({ kind }) => newsKinds.some(one => one === kind));
