import { usualBilling } from '../../domain/desk/billing-settings.ts';
import { keyOfFact, type WrittenFact } from '../../domain/desk/facts.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { factsOf, keepFact } from '../../storage/billing-facts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { namedId } from '../../storage/named-id.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type PayersToConfirm = {
  /** Of the deed: what is sent twice is done once, and taken back by the same. */
  key: string;
  payer: string;
  patients: string[];
  /** What was confirmed by this key is taken back, as long as nobody said otherwise since. */
  undo?: true;
};
/** `not`: of whom somebody stated a payer meanwhile. */
export type PayersConfirmed = { confirmed: string[]; not: string[] };

/**
 * Says of many patients that the payer the practice assumes pays, or takes that back. Each is a fact of its own in its
 * patient's history. Refuses a payer that is not the assumed one: that is stated of each patient by itself.
 */
export const confirmPayers = async (
  parts: DeskParts,
  who: Biller,
  { key, payer, patients, undo }: PayersToConfirm,
  now: Date,
): Promise<PayersConfirmed | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { billing = usualBilling } = who.settings;
    if (payer !== billing.payer) return refuse('bad-request', 'not-understood', 'payer');
    const fact: WrittenFact = { is: 'payer', payer };
    const said = new Map(
      (await factsOf(tx, patients)).flatMap(row =>
        row.fact.is === 'payer' ? [[row.patientId, row.id] as const] : [],
      ),
    );
    const done: PayersConfirmed = { confirmed: [], not: [] };
    for (const patientId of new Set(patients)) {
      const id = namedId(`payer ${key} ${patientId}`);
      const stands = said.get(patientId);
      const isOurs = stands === id;
      if (undo ? !isOurs : stands !== undefined && !isOurs) done.not.push(patientId);
      else {
        if (undo || !isOurs) await keep(tx, parts, who, { patientId, fact, id, undo: undo === true }, now);
        done.confirmed.push(patientId);
      }
    }
    return done;
  });

async function keep(
  tx: PracticeTx,
  parts: DeskParts,
  who: Biller,
  { patientId, fact, id: said, undo }: { patientId: string; fact: WrittenFact; id: string; undo: boolean },
  now: Date,
): Promise<void> {
  const id = undo ? namedId(`${said} taken back`) : said;
  const row = { practiceId: who.practiceId, id, patientId, key: keyOfFact(fact) };
  const kept = undo
    ? ({ is: 'withdrawn', because: 'Taken back with all that was said by that tap' } as const)
    : fact;
  await keepFact(tx, { ...row, fact: kept, staffId: who.staff.id, at: now.toISOString() });
  const detail = { is: fact.is, withdrawn: undo };
  const deed = { action: 'record-billing-fact', entity: 'billing_fact', entityId: id, detail } as const;
  await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
}
