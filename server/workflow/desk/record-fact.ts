import { daysAfter } from '../../domain/billing/calendar.ts';
import { statedFacts } from '../../domain/billing/stated-facts.ts';
import { recordedDays } from '../../domain/desk/device-days.ts';
import { type BillingFact, keyOfFact, type WrittenFact } from '../../domain/desk/facts.ts';
import { impossibleIn } from '../../domain/desk/impossible.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { factsOf, keepFact } from '../../storage/billing-facts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { lastSnapshots } from '../../storage/snapshots.ts';
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
 * not on the roster, what is a physician's judgement alone (that is asked for), and what cannot be so.
 */
export const recordFact = async (
  parts: DeskParts,
  who: Biller,
  { key: id, patientId, fact, withdraw }: FactToKeep,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const refused = withdraw ? undefined : await notToBeSaid(tx, parts, who, { patientId, fact }, now);
    if (refused) return refused;
    const kept: BillingFact = withdraw ? { is: 'withdrawn', because: withdraw.because } : fact;
    const row = { practiceId: who.practiceId, id, patientId, key: keyOfFact(fact), fact: kept };
    await keepFact(tx, { ...row, staffId: who.staff.id, at: now.toISOString() });
    const detail = { is: fact.is, withdrawn: withdraw !== undefined };
    const deed = { action: 'record-billing-fact', entity: 'billing_fact', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id };
  });

async function notToBeSaid(
  tx: PracticeTx,
  { keys }: DeskParts,
  { practiceId, settings: { timeZone } }: Biller,
  { patientId, fact }: Pick<FactToKeep, 'patientId' | 'fact'>,
  now: Date,
): Promise<Refusal | undefined> {
  if (fact.is === 'stated' && statedFacts[fact.that].by === 'physician')
    return refuse('conflict', 'for-a-physician');
  const said = (await factsOf(tx, [patientId])).map(row => row.fact);
  const known = { today: dayIn(now.toISOString(), timeZone) };
  const ofDevice =
    fact.is === 'device-days'
      ? await deviceSaid(tx, keys, { practiceId, patientId, timeZone, fact, said })
      : {};
  const impossible = impossibleIn(fact, { ...known, ...ofDevice });
  if (impossible) return refuse('bad-request', impossible.because, impossible.field);
  if (fact.is === 'supervised') return notSupervised(tx, fact, said);
  const person = fact.is === 'practitioner' ? fact.staffId : fact.is === 'visit' ? fact.by : undefined;
  return person === undefined ? undefined : ofPhysician(tx, person, 'fact');
}

/** What was written down of the device, and on how many of those days the record holds a reading. */
async function deviceSaid(
  tx: PracticeTx,
  keys: DeskParts['keys'],
  of: {
    practiceId: string;
    patientId: string;
    timeZone: string;
    fact: Extract<WrittenFact, { is: 'device-days' }>;
    said: readonly BillingFact[];
  },
) {
  const { practiceId, patientId, timeZone, fact, said } = of;
  const inUse = said.find(one => one.is === 'device' && one.kind === fact.kind);
  const chart = (await lastSnapshots(tx, keys, practiceId, [patientId])).get(patientId);
  const thirty = { from: fact.from, until: daysAfter(fact.from, 29) };
  const recorded = chart && fact.kind === 'rpm' ? recordedDays(chart, thirty, timeZone).days : 0;
  return { recorded, ...(inUse?.is === 'device' && { inUse }) };
}

/** The desk says who supervised one contact and where that is read; a whole month is a physician's to say, and stands. */
async function notSupervised(
  tx: PracticeTx,
  { contactId, day, how, by, month, source }: Extract<WrittenFact, { is: 'supervised' }>,
  said: readonly BillingFact[],
): Promise<Refusal | undefined> {
  if (contactId === undefined || day === undefined) return refuse('conflict', 'for-a-physician');
  if (said.some(one => one.is === 'supervised' && one.month === month && one.contactId === undefined))
    return refuse('conflict', 'said-by-physician');
  if (source === undefined) return refuse('bad-request', 'not-understood', 'source');
  return how === 'none' ? undefined : ofPhysician(tx, by, 'by');
}

async function ofPhysician(
  tx: PracticeTx,
  person: string | undefined,
  field: string,
): Promise<Refusal | undefined> {
  const isKnown = (await rosterOf(tx)).some(one => one.id === person && one.role === 'physician');
  return isKnown ? undefined : refuse('bad-request', 'not-understood', field);
}
