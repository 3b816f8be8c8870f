import { type BillingFact, keyOfFact } from '../../domain/desk/facts.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { keepFact } from '../../storage/billing-facts.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type FactToKeep = {
  key: string;
  patientId: string;
  fact: Exclude<BillingFact, { is: 'withdrawn' }>;
  /** What was written down of it was a mistake. */
  withdraw?: true;
};

/** Writes down what no chart tells, or takes it back; it counts from now on. Refuses a practitioner who is not on the roster. */
export const recordFact = async (
  parts: DeskParts,
  who: Biller,
  { key: id, patientId, fact, withdraw }: FactToKeep,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const person = fact.is === 'practitioner' ? fact.staffId : fact.is === 'visit' ? fact.by : undefined;
    if (
      person !== undefined &&
      !(await rosterOf(tx)).some(one => one.id === person && one.role === 'physician')
    )
      return refuse('bad-request', 'not-understood', 'fact');
    const kept: BillingFact = withdraw ? { is: 'withdrawn' } : fact;
    const row = { practiceId: who.practiceId, id, patientId, key: keyOfFact(fact), fact: kept };
    await keepFact(tx, { ...row, staffId: who.staff.id, at: now.toISOString() });
    const detail = { is: fact.is, withdrawn: withdraw ?? false };
    const deed = { action: 'record-billing-fact', entity: 'billing_fact', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id };
  });
