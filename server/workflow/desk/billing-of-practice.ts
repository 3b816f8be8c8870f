import { ruleSets } from '../../domain/billing/rule-sets.ts';
import {
  type BillingPage,
  type BillingSaid,
  billingOnceSaid,
  billingPage,
} from '../../domain/desk/billing-page.ts';
import { usualBilling } from '../../domain/desk/billing-settings.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { changePracticeSettings, thePractice } from '../../storage/practices.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf } from './teller.ts';

/** What the practice says of itself to the rules of billing. */
export const lookAtBilling = async (
  parts: DeskParts,
  who: Biller,
  now: Date,
): Promise<BillingPage | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    await auditDeed(tx, parts, doerOf(who), { action: 'look-at-billing-settings' }, now);
    return pageOf(tx);
  });

/**
 * A keeper says whether claims may leave with a payer that is only assumed, or answers for rules that nobody verified; open
 * months are worked out anew by it. Refuses a switch that there is not.
 */
export const changeBilling = async (
  parts: DeskParts,
  who: Biller,
  said: BillingSaid,
  now: Date,
): Promise<BillingPage | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const with_ = { by: who.staff.name, at: now.toISOString(), sets: ruleSets };
    const before = (await thePractice(tx))?.settings.billing ?? usualBilling;
    if (billingOnceSaid(before, said, with_) === undefined) return refuse('not-found', 'no-such-item');
    await changePracticeSettings(tx, settings => ({
      ...settings,
      billing: billingOnceSaid(settings.billing ?? usualBilling, said, with_) ?? usualBilling,
    }));
    const detail =
      said.is === 'may-leave'
        ? { of: 'billing', rule: 'assumed-payer-may-leave', on: said.yes }
        : { of: 'billing', rule: said.switch, on: said.on };
    await auditDeed(tx, parts, doerOf(who), { action: 'change-settings', detail }, now);
    return pageOf(tx);
  });

const pageOf = async (tx: PracticeTx): Promise<BillingPage> =>
  billingPage((await thePractice(tx))?.settings.billing ?? usualBilling, ruleSets);
