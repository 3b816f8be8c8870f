import { chargesInChart, type DeskInChart, revokedOn } from '../../domain/desk/in-chart.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Receipt } from '../../domain/session/signed.ts';
import { consentsOf } from '../../storage/billing-facts.ts';
import { chargesOfMonth, chargeWritesOf } from '../../storage/charge-writes.ts';
import { receiptRowsOfSession } from '../../storage/chart-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor } from '../parts.ts';
import { chargesHere } from './charges.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

/** What the desk left in this patient's chart: the charges of the month, and the consents. */
export const lookAtInChart = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId }: { month: string; patientId: string },
  now: Date,
): Promise<DeskInChart | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const here = await chargesHere(tx, who, now);
    const rows = await chargeWritesOf(tx, [chargesOfMonth(who.practiceId, month, patientId)]);
    const said = await consentsOf(tx, [patientId]);
    const consents: DeskInChart['consents'] = [];
    for (const one of said) {
      const { id, to, day } = one;
      // A taking back is a change of the consent that was given: its row is one of that.
      const receipt = one.said === 'revoked' ? undefined : await consentReceipt(tx, id);
      const revoked = revokedOn(one, said);
      if (receipt) consents.push({ id, to: to.toUpperCase(), day, ...(revoked && { revoked }), receipt });
    }
    const detail = { month };
    await auditDeed(tx, parts, doerOf(who, patientId), { action: 'look-at-claim', detail }, now);
    return { here, charges: chargesInChart(rows), consents };
  });

/** What became of an answer that this patient's coach wrote down: nothing yet where this EMR is told of none. */
export const lookAtConsentReceipt = (
  parts: DeskParts,
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ receipt?: Receipt } | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const known = await consentsOf(tx, [actor.patientId]);
    if (!known.some(one => one.id === id)) return refuse('not-found', 'no-such-item');
    const deed = { action: 'look-at-receipts', entity: 'patient_consent', entityId: id } as const;
    await auditDeed(tx, parts, actor, deed, now);
    const receipt = await consentReceipt(tx, id);
    return receipt ? { receipt } : {};
  });

const consentReceipt = async (tx: PracticeTx, id: string): Promise<Receipt | undefined> =>
  (await receiptRowsOfSession(tx, id)).at(-1)?.receipt;
