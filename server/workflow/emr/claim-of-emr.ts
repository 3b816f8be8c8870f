import type { PracticeClaim, Stated, VendorClaim } from '../../domain/chart/vendor-claim.ts';
import type { ClaimRule } from '../../domain/practice/emr-page.ts';
import { type AuditEntry, audit } from '../../storage/audit.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { changeClaims } from '../../storage/practices.ts';
import type { WorkflowParts } from '../parts.ts';

/** Who states it: a keeper on the page, or an operator by a command. */
export type Claimant = { practiceId: string; iss: string; name: string } & Pick<
  AuditEntry,
  'actor' | 'loginId'
>;

/** More are not kept of what was taken back. */
const mostEarlier = 50;

/**
 * The practice says something of its own EMR; it stands above what is known of the vendor, and replaces what the practice
 * said on the same point before. False where the practice has no such EMR.
 */
export const stateClaim = (
  parts: Pick<WorkflowParts, 'keys'>,
  tx: PracticeTx,
  who: Claimant,
  claim: VendorClaim,
  because: string,
  now: Date,
): Promise<boolean> => {
  const said: Stated = { because, by: who.name, at: now.toISOString() };
  const change = (claims: PracticeClaim[]) => [...takenBack(claims, claim.rule, said), { ...claim, ...said }];
  return changed(parts, tx, who, change, { rule: claim.rule, stated: true }, now);
};

/** The practice takes back what it said on a point, with the reason; what is known of the vendor counts again. */
export const withdrawClaim = (
  parts: Pick<WorkflowParts, 'keys'>,
  tx: PracticeTx,
  who: Claimant,
  rule: ClaimRule,
  because: string,
  now: Date,
): Promise<boolean> => {
  const said: Stated = { because, by: who.name, at: now.toISOString() };
  return changed(parts, tx, who, claims => takenBack(claims, rule, said), { rule, stated: false }, now);
};

function takenBack(claims: PracticeClaim[], rule: ClaimRule, withdrawn: Stated): PracticeClaim[] {
  const marked = claims.map(one =>
    one.rule === rule && one.withdrawn === undefined ? { ...one, withdrawn } : one,
  );
  const tooOld = marked.filter(one => one.withdrawn).slice(0, -mostEarlier);
  return marked.filter(one => !tooOld.includes(one));
}

async function changed(
  parts: Pick<WorkflowParts, 'keys'>,
  tx: PracticeTx,
  { practiceId, iss, actor, loginId }: Claimant,
  change: (claims: PracticeClaim[]) => PracticeClaim[],
  detail: NonNullable<AuditEntry['detail']>,
  now: Date,
): Promise<boolean> {
  if ((await changeClaims(tx, iss, change)) === undefined) return false;
  const entry = { actor, loginId, action: 'claim-of-emr', outcome: 'done', detail } as const;
  await audit(tx, parts.keys, entry, practiceId, now);
  return true;
}
