import { claimRules, ownClaimShape } from '../../chart/vendors/own-claim.ts';
import type { VendorClaim } from '../../domain/chart/vendor-claim.ts';
import type { ClaimRule, EmrPage } from '../../domain/practice/emr-page.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { saveAtOnce, savePracticeSettings, thePractice } from '../../storage/practices.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';
import { auditKeeper } from './audit-keeper.ts';
import { type Claimant, stateClaim, withdrawClaim } from './claim-of-emr.ts';
import { emrPageOf } from './emr-page.ts';
import { noSuchEmr, withTestPatient } from './look-at-emr.ts';

/** A claim as a practice may make one; undefined for anything else. */
export const ownClaim = (given: unknown): VendorClaim | undefined => ownClaimShape.safeParse(given).data;

export const ruleNamed = (name: string): ClaimRule | undefined => claimRules.find(rule => rule === name);

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>;

/** A keeper states a claim on the page; gives back the page as it is now. */
export const stateOwnClaim = (
  parts: Parts,
  keeper: Keeper,
  claim: VendorClaim,
  because: string,
  now: Date,
): Promise<EmrPage | Refusal> =>
  change(parts, keeper, now, tx => stateClaim(parts, tx, claimant(keeper), claim, because, now));

/** A keeper takes the practice's claim on a point back. */
export const withdrawOwnClaim = (
  parts: Parts,
  keeper: Keeper,
  rule: ClaimRule,
  because: string,
  now: Date,
): Promise<EmrPage | Refusal> =>
  change(parts, keeper, now, tx => withdrawClaim(parts, tx, claimant(keeper), rule, because, now));

/** Whether notes arrive signed or as drafts, and how many requests at once this EMR is given. */
export const changeEmrSettings = (
  parts: Parts,
  keeper: Keeper,
  wanted: EmrPage['settings'],
  now: Date,
): Promise<EmrPage | Refusal> =>
  change(parts, keeper, now, async tx => {
    const practice = await thePractice(tx);
    if (practice === undefined) return false;
    const { noteArrives, atOnce } = wanted;
    await savePracticeSettings(tx, { ...practice.settings, noteArrives });
    await saveAtOnce(tx, keeper.iss, atOnce);
    const detail = { noteArrives, atOnce };
    await auditKeeper(tx, parts, keeper, { action: 'change-settings', detail }, now);
    return true;
  });

async function change(
  parts: Parts,
  keeper: Keeper,
  now: Date,
  work: (tx: PracticeTx) => Promise<boolean>,
): Promise<EmrPage | Refusal> {
  const page = await parts.db.withPractice(keeper.practiceId, async tx =>
    (await work(tx)) ? emrPageOf(tx, keeper.iss, now) : undefined,
  );
  return page === undefined ? noSuchEmr() : withTestPatient(parts, keeper, page);
}

const claimant = ({ practiceId, iss, staff, loginId }: Keeper): Claimant => ({
  ...{ practiceId, iss, name: staff.name, actor: staff.id, loginId },
});
