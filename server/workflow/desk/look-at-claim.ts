import { firstDay, monthsAfter } from '../../domain/billing/calendar.ts';
import { ruleSetFor, ruleSets } from '../../domain/billing/rule-sets.ts';
import { denialState } from '../../domain/desk/denial.ts';
import { lacksOf, monthPatient, tell } from '../../domain/desk/month-row.ts';
import { type ClaimPacket, claimPacket } from '../../domain/desk/packet.ts';
import type { Language } from '../../domain/language.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { attestationsOf } from '../../storage/attestations.ts';
import { asksOf } from '../../storage/billing-asks.ts';
import { noteOfSession, signaturesUnder } from '../../storage/claim-sessions.ts';
import { contactWordings } from '../../storage/contacts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { denialsOf } from '../../storage/denials.ts';
import { hopeOf } from '../../storage/hope-pages.ts';
import { contactsOfMonth } from '../../storage/month-contacts.ts';
import { type AskEver, asksEverOf, factsEverOf } from '../../storage/packet-history.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { nameOf } from './name-of.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type OneClaim = { month: string; patientId: string };

/** One patient's claim packet. The look is written down with the patient. */
export const lookAtClaim = async (
  parts: DeskParts,
  who: Biller,
  asked: OneClaim & { language: Language },
  now: Date,
): Promise<ClaimPacket | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { patientId, month } = asked;
    const packet = await packetOf(tx, parts, who, asked, now);
    if (packet === undefined) return refuse('not-found', 'no-such-item');
    const detail = { month };
    await auditDeed(tx, parts, doerOf(who, patientId), { action: 'look-at-claim', detail }, now);
    return packet;
  });

/** The packet as it stands in this transaction; undefined where the patient has no such month. Whoever calls writes the look down. */
export async function packetOf(
  tx: PracticeTx,
  parts: DeskParts,
  who: Pick<Biller, 'practiceId' | 'settings' | 'staff'>,
  { month, patientId, language }: OneClaim & { language: Language },
  now: Date,
): Promise<ClaimPacket | undefined> {
  const { practiceId, settings } = who;
  const asked = { practiceId, settings, month, now, patientIds: [patientId] };
  const { evaluated, roster } = await evaluatePatients(tx, parts.keys, asked);
  const [one] = evaluated;
  if (one === undefined || (one.contacts.length === 0 && one.kept === undefined)) return undefined;
  const sessions = one.contacts.flatMap(({ sessionId }) => sessionId ?? []);
  const rules = ruleSetFor(one.kept?.lines?.[0]?.payer ?? one.payer, month);
  const person = (id: string | null) => roster.find(each => each.id === id)?.name ?? '';
  return claimPacket(
    {
      ...{
        month,
        now: now.toISOString(),
        settings,
        roster,
        payer: one.payer,
        payerIs: one.payerIs,
        choiceGone: one.choiceGone,
      },
      ...{ facts: one.facts, evaluation: one.evaluation, set: one.set, contacts: one.contacts },
      ...{
        ...(rules && { rules }),
        ...(one.kept && { kept: one.kept }),
        ...(one.chart && { chart: one.chart }),
      },
      patient: await rowOf(tx, one, month, language),
      lacks: lacksOf({ ...one, lines: one.set.lines, asks: await asksOf(tx, [patientId]) }, language),
      need: await needOf(tx, patientId),
      wordings: await wordingsOf(tx, { month, patientId }, settings.timeZone),
      signatures: await signaturesUnder(tx, sessions),
      attested: await attestationsOf(tx, sessions),
      consents: one.consents,
      said: await factsEverOf(tx, patientId),
      ...payersHere(settings.billing?.turnedOn ?? []),
      asks: (await asksEverOf(tx, patientId)).map(({ asked: ask, at, staffId, doneAt, doneBy, answer }) => ({
        what: [whatAsked(ask, language), answer && `“${answer}”`].filter(Boolean).join(' '),
        ...{ at, by: person(staffId), ...(doneAt && { done: { at: doneAt, by: person(doneBy) } }) },
      })),
      denials: (await denialsOf(tx, month, [patientId])).map(row => ({
        ...{ id: row.id, lineKey: row.lineKey, reason: row.reason, day: row.day, at: row.at },
        code: row.lineKey.split(' ')[0] ?? row.lineKey,
        by: person(row.staffId),
        ...(row.answer !== null && { answer: row.answer }),
        ...(row.answeredAt && { answered: { at: row.answeredAt, by: person(row.answeredBy) } }),
        ...(row.became !== null && { became: row.became }),
        ...(row.becameAt && { ended: { at: row.becameAt, by: person(row.becameBy) } }),
      })),
      mayOpenNotes: mayOpenNotes(who),
    },
    language,
  );
}

/** Payers of whom there are rules, and those of them whose rules are off. */
const payersHere = (turnedOn: readonly string[]) => ({
  payers: [...new Set(ruleSets.map(({ payer }) => payer))],
  payersOff: ruleSets.flatMap(({ payer, answeredBy }) =>
    answeredBy !== undefined && !turnedOn.includes(answeredBy) ? [payer] : [],
  ),
});

/** Of contacts that were logged by hand and stood in this month in any of their wordings. */
async function wordingsOf(tx: PracticeTx, { month, patientId }: OneClaim, timeZone: string) {
  const all = await contactWordings(tx, patientId);
  const isOfMonth = ({ said }: (typeof all)[number]) => dayIn(said.from, timeZone).startsWith(month);
  const ids = new Set(all.filter(isOfMonth).map(({ contactId }) => contactId));
  return all
    .filter(({ contactId }) => ids.has(contactId))
    .map(one => ({ ...one, at: new Date(one.at).toISOString() }));
}

/** The text of a note is for who must answer a payer; a lead sees that there is one, its title and its date. */
const mayOpenNotes = ({ staff }: Pick<Biller, 'staff'>): boolean => staff.role === 'biller';

async function rowOf(tx: PracticeTx, one: Evaluated, month: string, language: Language) {
  const { patientId, evaluation, set, kept, chart, coaches, beside, payer, payerIs } = one;
  const asks = await asksOf(tx, [patientId]);
  const denied = (await denialsOf(tx, month, [patientId])).filter(row => denialState(row) === 'open').length;
  return monthPatient(
    {
      ...{ patientId, evaluation, lines: set.lines, notUsed: set.minutesNotUsed, asks, denied },
      ...{ beside, payer, payerIs, coaches, ...(kept && { kept }), ...nameOf(chart) },
    },
    language,
  );
}

/** What matters to the patient, in their words, and what they put first. The rest of that page is no biller's to read. */
async function needOf(tx: PracticeTx, patientId: string): Promise<string[]> {
  const page = (await hopeOf(tx, patientId))?.page;
  return [page?.matters, page?.first, page?.second, page?.third].flatMap(words => words || []);
}

const whatAsked = (asked: AskEver['asked'], language: Language) =>
  asked.about === 'consent'
    ? tell({ says: 'lacks-consent', with: { to: asked.to } }, language)
    : tell(asked.lack, language);

/**
 * A note opened from the packet, byte for byte as it was filed, of a contact of that month alone. Opening it is written
 * down. Refuses a session of another month or patient like one that does not exist.
 */
export const openClaimNote = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId, sessionId }: OneClaim & { sessionId: string },
  now: Date,
): Promise<{ note: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { timeZone } = who.settings;
    const span = { from: firstDay(month), until: firstDay(monthsAfter(month, 1)), timeZone };
    const contacts = await contactsOfMonth(tx, span, [patientId]);
    const isOfMonth = contacts.some(contact => contact.sessionId === sessionId);
    const note = isOfMonth ? await noteOfSession(tx, patientId, sessionId) : undefined;
    if (note === undefined) return refuse('not-found', 'no-such-item');
    const deed = { action: 'open-claim-note', entity: 'coaching_session', entityId: sessionId } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), { ...deed, detail: { month } }, now);
    return { note };
  });
