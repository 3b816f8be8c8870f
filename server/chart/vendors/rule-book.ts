import type { PracticeClaim, SourcedClaim, VendorClaim } from '../../domain/chart/vendor-claim.ts';
import { vendorNamed } from './vendors.ts';

type Rule = VendorClaim['rule'];
type ClaimOf<R extends Rule, C> = Extract<C, { rule: R }>;

/** The claims that hold for one EMR. */
export type RuleBook = {
  /** The claim that decides this rule: the practice's own, else the vendor's; nothing where neither speaks. */
  of<R extends Rule>(rule: R): ClaimOf<R, SourcedClaim> | ClaimOf<R, PracticeClaim> | undefined;
};

/**
 * Puts together what is known of a vendor with what the practice says of its own EMR. A claim nobody has confirmed is
 * shown to the practice and decides nothing; the practice may make it its own.
 */
export const ruleBook = (vendor: string, own: readonly PracticeClaim[] = []): RuleBook => {
  const standing = own.filter(({ withdrawn }) => withdrawn === undefined);
  const known = vendorNamed(vendor)?.claims.filter(({ mark }) => mark !== 'unverified') ?? [];
  return {
    of: <R extends Rule>(rule: R) =>
      (standing.findLast(claim => claim.rule === rule) ?? known.find(claim => claim.rule === rule)) as
        | ClaimOf<R, SourcedClaim>
        | ClaimOf<R, PracticeClaim>
        | undefined,
  };
};
