import type { KeptLine } from '../../domain/desk/kept-month.ts';
import { monthPatient, tell } from '../../domain/desk/month-row.ts';
import { type ClaimPacket, type PacketTalk, packetLine, packetSet } from '../../domain/desk/packet.ts';
import { tellFact } from '../../domain/desk/tell-fact.ts';
import type { Language } from '../../domain/language.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { stepWords } from '../../domain/session/step-words.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { attestationsOf } from '../../storage/attestations.ts';
import { asksOf } from '../../storage/billing-asks.ts';
import { noteOfSession, signaturesUnder } from '../../storage/claim-sessions.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { denialsOf } from '../../storage/denials.ts';
import { hopeOf } from '../../storage/hope-pages.ts';
import type { StaffRow } from '../../storage/rosters.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { nameOf } from './name-of.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type OneClaim = { month: string; patientId: string };

/** One patient's claim packet. The look is written down with the patient. */
export const lookAtClaim = async (
  parts: DeskParts,
  who: Biller,
  { month, patientId, language }: OneClaim & { language: Language },
  now: Date,
): Promise<ClaimPacket | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, settings } = who;
    const asked = { practiceId, settings, month, now, patientIds: [patientId] };
    const { evaluated, roster } = await evaluatePatients(tx, parts.keys, asked);
    const [one] = evaluated;
    if (one === undefined || (one.contacts.length === 0 && one.kept === undefined))
      return refuse('not-found', 'no-such-item');
    const detail = { month };
    await auditDeed(tx, parts, doerOf(who, patientId), { action: 'look-at-claim', detail }, now);
    const talks = await talksOf(tx, one, roster, settings.timeZone, language);
    const denials = await denialsOf(tx, month, [patientId]);
    const asks = await asksOf(tx, [patientId]);
    const open = denials.filter(({ answer }) => answer === null).length;
    const shown = {
      ...{ patientId, evaluation: one.evaluation, lines: one.set.lines, notUsed: one.set.minutesNotUsed },
      ...{
        asks,
        denied: open,
        coaches: one.coaches,
        ...(one.kept && { kept: one.kept }),
        ...nameOf(one.chart),
      },
    };
    const hope = await hopeOf(tx, patientId);
    return {
      month,
      patient: monthPatient(shown, language),
      ...packetOf(one, roster, language),
      need: Object.values(hope?.page ?? {}).flatMap(said => (typeof said === 'string' ? [said] : [])),
      talks,
      denials: denials.map(({ id, lineKey, reason, day, answer }) => ({
        ...{ id, lineKey, reason, day },
        ...(answer !== null && { answer }),
      })),
    };
  });

function packetOf(one: Evaluated, roster: readonly StaffRow[], language: Language) {
  const { facts, evaluation, kept, set, said, consents, chart } = one;
  const status = kept?.status ?? 'open';
  const lines: readonly (KeptLine | (typeof set.lines)[number])[] =
    status === 'open' ? set.lines : (kept?.lines ?? []);
  const nameOfPerson = (id: string) => roster.find(person => person.id === id)?.name;
  const practitioner = facts.practitioner === 'not-known' ? undefined : nameOfPerson(facts.practitioner.id);
  const visits = facts.visits === 'not-known' ? [] : facts.visits;
  return {
    payer: { name: one.payer, recorded: said.some(({ fact }) => fact.is === 'payer') },
    ...{ rules: evaluation.rules, status, choiceGone: one.choiceGone, ...(practitioner && { practitioner }) },
    lines: lines.map(line => packetLine(line, roster, language)),
    chosen: packetSet(set, language),
    alternatives: [evaluation.chosen, ...evaluation.alternatives].map(other => packetSet(other, language)),
    problems: chart?.problems.status === 'recorded' ? activeNames(chart.problems.value) : [],
    consents: consents.map(({ to, said: what, words, day, by }) => ({
      ...{ to: to.toUpperCase(), said: what, words, day, by },
    })),
    visits: visits.map(({ id, kind, day, practitionerId }) => {
      const by = nameOfPerson(practitionerId);
      const from = id.startsWith('said-') ? ('desk' as const) : ('chart' as const);
      return { kind, day, from, ...(by && { by }) };
    }),
    written: said.map(({ key, fact, at }) => ({
      ...{ key, is: fact.is, told: tellFact(fact, language, id => nameOfPerson(id) ?? ''), at },
    })),
    notBillable: evaluation.notBillable.map(({ code, because }) => ({
      code,
      because: because.map(why => tell(why, language)),
    })),
    short: evaluation.short.map(({ code, minutes, daysLeft }) =>
      language === 'en'
        ? `${minutes} minutes short of ${code}; ${daysLeft} days left.`
        : `Faltan ${minutes} minutos para ${code}; quedan ${daysLeft} días.`,
    ),
    deeds: kept?.deeds ?? [],
    physicians: roster
      .filter(({ role, active }) => role === 'physician' && active)
      .map(({ id, name }) => ({ id, name })),
  };
}

const activeNames = (problems: readonly { name: string; status: string }[]): string[] =>
  problems.filter(({ status }) => status === 'active').map(({ name }) => name);

async function talksOf(
  tx: PracticeTx,
  { contacts }: Evaluated,
  roster: readonly StaffRow[],
  timeZone: string,
  language: Language,
): Promise<PacketTalk[]> {
  const ids = contacts.flatMap(({ sessionId }) => sessionId ?? []);
  const signatures = await signaturesUnder(tx, ids);
  const attested = await attestationsOf(tx, ids);
  return contacts.map(({ id, sessionId, staffId, mode, startedAt, minutes, groupSize }) => {
    const person = roster.find(one => one.id === staffId);
    const under = signatures.filter(one => one.sessionId === sessionId);
    const last = under.at(-1);
    const by = attested.find(one => one.sessionId === sessionId && one.version === last?.version);
    return {
      ...{ id, day: dayIn(startedAt, timeZone), mode, by: person?.name ?? '', versions: under.length },
      credential: person?.credential ?? '',
      ...(groupSize && { group: groupSize }),
      minutes: Object.values(minutes).reduce((all, one) => all + one, 0),
      byActivity: Object.entries(minutes).map(([activity, of]) => ({ activity, minutes: of })),
      ...(sessionId && { sessionId }),
      ...(last && { signedAt: last.signedAt }),
      ...(by && { attested: { by: roster.find(one => one.id === by.staffId)?.name ?? '', at: by.at } }),
      agreed: (last?.signed.plans ?? []).map(plan => ({
        goal: plan.goal,
        ...(plan.status === 'active' && plan.goalSummary && { summary: plan.goalSummary }),
        ...(plan.status === 'active' ? { step: stepWords(plan.step, language) } : { step: plan.what }),
      })),
    };
  });
}

/** A note opened from the packet, byte for byte as it was filed. Opening it is written down. */
export const openClaimNote = async (
  parts: DeskParts,
  who: Biller,
  { patientId, sessionId }: { patientId: string; sessionId: string },
  now: Date,
): Promise<{ note: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const note = await noteOfSession(tx, patientId, sessionId);
    if (note === undefined) return refuse('not-found', 'no-such-item');
    const deed = { action: 'open-claim-note', entity: 'coaching_session', entityId: sessionId } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { note };
  });
