import { statedFacts } from '../../domain/billing/stated-facts.ts';
import { type BillingFact, keyOfFact, type WrittenFact } from '../../domain/desk/facts.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { keepFact } from '../../storage/billing-facts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type FactToKeep = {
  key: string;
  patientId: string;
  fact: WrittenFact;
  /** What was written down of it was a mistake, and why. */
  withdraw?: { because: string };
};

/**
 * Writes down what no chart tells, or takes it back with the reason; it counts from now on. Refuses a practitioner who is
 * not on the roster, and what is a physician's judgement alone: that is asked for.
 */
export const recordFact = async (
  parts: DeskParts,
  who: Biller,
  { key: id, patientId, fact, withdraw }: FactToKeep,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const refused = withdraw ? undefined : await notToBeSaid(tx, fact);
    if (refused) return refused;
    const kept: BillingFact = withdraw ? { is: 'withdrawn', because: withdraw.because } : fact;
    const row = { practiceId: who.practiceId, id, patientId, key: keyOfFact(fact), fact: kept };
    await keepFact(tx, { ...row, staffId: who.staff.id, at: now.toISOString() });
    const detail = { is: fact.is, withdrawn: withdraw !== undefined };
    const deed = { action: 'record-billing-fact', entity: 'billing_fact', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id };
  });

async function notToBeSaid(tx: PracticeTx, fact: WrittenFact): Promise<Refusal | undefined> {
  if (fact.is === 'supervised' || (fact.is === 'stated' && statedFacts[fact.that].by === 'physician'))
    return refuse('conflict', 'for-a-physician');
  const person = fact.is === 'practitioner' ? fact.staffId : fact.is === 'visit' ? fact.by : undefined;
  if (person === undefined) return undefined;
  const isKnown = (await rosterOf(tx)).some(one => one.id === person && one.role === 'physician');
  return isKnown ? undefined : refuse('bad-request', 'not-understood', 'fact');
}
