import { besideWrites } from '../../chart/write/beside-session.ts';
import { type ConsentForChart, consentResource } from '../../chart/write/consent.ts';
import type { ConsentRow } from '../../storage/billing-facts.ts';
import { insertChartWrites, writesToChange } from '../../storage/chart-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { rosterOf, type StaffRow } from '../../storage/rosters.ts';
import { type DeskWriter, deskTerms } from './desk-terms.ts';

type Answer = ConsentRow & { said: 'given' | 'declined' };

/** Puts an answer that was just kept into the outbox, where this EMR takes consents. */
export const fileConsent = async (
  tx: PracticeTx,
  who: DeskWriter,
  answer: Answer,
  now: Date,
): Promise<void> => file(tx, who, await told(tx, answer), answer.id, now);

/**
 * The consent that was given is changed there, now that it was taken back; where it may not be changed, one that says so
 * stands beside it.
 */
export const fileRevocation = async (
  tx: PracticeTx,
  who: DeskWriter,
  given: ConsentRow,
  revoked: ConsentRow,
  now: Date,
): Promise<void> => {
  const before = await told(tx, { ...given, said: 'given' });
  const { words, day, staffId } = revoked;
  const takenBack = { words, day, by: takerOf(await rosterOf(tx), staffId) };
  await file(tx, who, { ...before, takenBack }, given.id, now);
};

async function file(tx: PracticeTx, who: DeskWriter, one: ConsentForChart, about: string, now: Date) {
  const previous = await writesToChange(tx, about);
  const terms = await deskTerms(tx, who, { kind: 'consent', patientId: one.patientId }, now);
  const resource = () => consentResource(one);
  const rows = besideWrites([{ kind: 'consent', label: 'Consent', apart: true, resource }], {
    ...{ about, previous, terms, practiceId: who.practiceId, patientId: one.patientId, iss: who.iss },
    ...{ staffId: who.staff.id, newId: () => crypto.randomUUID(), now: now.toISOString() },
    version: 1 + Math.max(0, ...previous.map(row => row.sessionVersion)),
  });
  await insertChartWrites(tx, rows);
}

async function told(
  tx: PracticeTx,
  { patientId, to, said, words, told: asked, day, at, staffId }: Answer,
): Promise<ConsentForChart> {
  const by = takerOf(await rosterOf(tx), staffId);
  return { patientId, to, said, words, told: asked, day, at: new Date(at).toISOString(), by };
}

const takerOf = (roster: readonly StaffRow[], id: string) => {
  const { name = '', credential = '' } = roster.find(one => one.id === id) ?? {};
  return { name, credential };
};
