import type { ClaimLine, MonthEvaluation, WantedLine } from '../billing/evaluation.ts';
import { needsAttest } from '../escalation/attest.ts';
import type { Language } from '../language.ts';
import type { PlanDomain } from '../session/choices.ts';
import { dayIn } from '../time-zone.ts';
import type { DenialEnd } from './denial.ts';
import type { ReasonFixer } from './denial-reasons.ts';
import type { WrittenFact } from './facts.ts';
import { type KnownProblem, type LackAbout, problemsOf as problemsKnown, thirtiesOf } from './lack-about.ts';
import type { LackForms } from './lack-form.ts';
import { type LackRow, type MonthPatient, tell } from './month-row.ts';
import { behindClaim, type PacketPart } from './packet-behind.ts';
import { chainsOf, type PacketChain } from './packet-chain.ts';
import { changedSince, type PacketChanged } from './packet-changed.ts';
import { whyThisSet } from './packet-chosen.ts';
import { packetDenial } from './packet-denial.ts';
import { lastOfEachKey, problemsOf, visitsOf } from './packet-facts.ts';
import { formsOf, type UnsaidContact, unsaidContacts } from './packet-forms.ts';
import { type HappenedTo, historyOf } from './packet-history.ts';
import type { PacketKnown } from './packet-known.ts';
import { packetLine, packetSet } from './packet-lines.ts';
import { talkOf } from './packet-talks.ts';
import { tellFact } from './tell-fact.ts';

export type { PacketPart } from './packet-behind.ts';
export type { ChangedLine, PacketChanged } from './packet-changed.ts';

/** Minutes that a line stands on: of which contact, by whom, when, spent on what. */
export type PacketMinutes = {
  contactId: string;
  day: string;
  /** HH:MM in the practice's zone. */
  time: string;
  by: string;
  credential: string;
  activity: string;
  minutes: number;
};

/** A line of the claim with all that stands behind it, told in the reader's language. */
export type PacketLine = {
  key: string;
  code: string;
  label: string;
  units: number;
  /** First and last day it stands for, as every file has them. */
  from: string;
  to: string;
  minutes: number;
  place: string;
  modifiers: string[];
  practitioner?: string;
  performers: string[];
  why: string[];
  made: PacketMinutes[];
  /** When the code may be claimed, in our own words, and since and until when it can be. */
  rule: { words: string[]; from?: string; to?: string };
  source: string;
  mark: ClaimLine['mark'];
  unverified: string[];
};
export type PacketSet = {
  lines: string;
  minutesUsed: number;
  minutesNotUsed: number;
  why: string[];
  /** How it differs from the set that is claimed; nothing where it is that one. */
  difference: string[];
  wanted: WantedLine[];
};

/** Whether a supervising signature stands under a note; an older version's counts for that version alone. */
export type PacketAttest = 'attested' | 'attested-before' | 'waits' | 'not-asked' | 'no-note';

/** A contact of the month: goal → action → minutes, with who held it. */
export type PacketTalk = {
  id: string;
  day: string;
  time: string;
  mode: string;
  by: string;
  credential: string;
  supervisor?: string;
  minutes: number;
  /** In a group: how many attended. Who they were stands in no packet. */
  group?: number;
  /** `lines`: the codes these minutes went into; `because`: why some of them went into none. */
  byActivity: {
    activity: string;
    minutes: number;
    lines: { code: string; minutes: number }[];
    because?: string;
  }[];
  /** Of what no session made: what it was, ready to be read. */
  logged?: string;
  sessionId?: string;
  signedAt?: string;
  versions: number;
  attest: PacketAttest;
  attested?: { by: string; at: string };
  /** The note as it is titled in the chart. Where there is none, the contact has no signed session. */
  note?: { title: string; version: number };
  agreed: {
    goal: string;
    summary?: string;
    step?: string;
    confidence?: number;
    agreedAt?: string;
    /** What the plan is about, where the coach said it. */
    about?: PlanDomain;
  }[];
};

/** The claim packet: one patient's month, whole, so that a denial is answered from one page. */
export type ClaimPacket = {
  month: string;
  /** When it was put together. */
  at: string;
  patient: MonthPatient;
  /** `recorded`: somebody stated it of the patient; else the practice assumes it. */
  payer: { name: string; recorded: boolean };
  rules: MonthEvaluation['rules'];
  practitioner?: string;
  status: 'open' | 'locked' | 'exported';
  choiceGone: boolean;
  /** What is missing now, whether the month is locked or not. */
  lacks: LackRow[];
  /** Of a month that is not as it was locked: what changed, because of what, and the one next step. */
  changed?: PacketChanged;
  lines: PacketLine[];
  chosen: PacketSet;
  alternatives: PacketSet[];
  behind: PacketPart[];
  need: string[];
  problems: string[];
  /** Problem → goal → action → minutes. */
  chains: PacketChain[];
  talks: PacketTalk[];
  /** Whether the reader may open a note; its title and date are told to every reader of the desk. */
  mayOpenNotes: boolean;
  consents: {
    to: string;
    said: 'given' | 'declined' | 'revoked';
    words: string;
    told: string;
    day: string;
    /** HH:MM, where the hour is known; without it the whole day counts. */
    time?: string;
    by: string;
  }[];
  visits: { kind: string; day: string; by?: string; from: 'chart' | 'desk' }[];
  written: { key: string; is: string; fact: WrittenFact; told: string; at: string; by: string }[];
  /** What of it the biller may write down herself, by the key of each lack; and contacts of which a place is not said. */
  forms: LackForms;
  unsaid: UnsaidContact[];
  chartProblems: KnownProblem[];
  /** Thirty days of each device that end in the month, with what the record holds of them. */
  thirties: LackAbout['thirties'];
  /** Payers of which there are rules, and codes that another may claim. */
  payers: string[];
  /** Those of them whose rules are off, since nobody verified them. */
  payersOff: string[];
  codes: string[];
  notBillable: { code: string; because: string[] }[];
  short: string[];
  deeds: { deed: string; by: string; at: string; reason?: string; lines?: string }[];
  /** Everything that was done to this claim and to what stands behind it, oldest first. */
  history: { at: string; by: string; is: HappenedTo; told: string }[];
  denials: PacketDenial[];
  physicians: { id: string; name: string }[];
};

export type PacketDenial = {
  id: string;
  lineKey: string;
  code: string;
  reason: string;
  /** The reason in our own words, where we have some; `isSure`: they stand in more than our memory. */
  label?: string;
  isSure?: boolean;
  fixer: ReasonFixer;
  day: string;
  /** Days since the payer said no. */
  age: number;
  answer?: string;
  became?: DenialEnd;
};

/** Puts a packet together, told in the reader's language. Pure: the same facts are the same packet, on a screen or on paper. */
export function claimPacket(known: PacketKnown, language: Language): ClaimPacket {
  const { month, now, settings, roster, patient, evaluation, facts, kept, set, chart, rules } = known;
  const status = kept?.status ?? 'open';
  const lines: readonly ClaimLine[] = status === 'open' ? set.lines : (kept?.lines ?? []);
  const nameOf = (id: string) => roster.find(person => person.id === id)?.name;
  const practitioner = facts.practitioner === 'not-known' ? undefined : nameOf(facts.practitioner.id);
  const attests = (credential: string) => needsAttest({ credential }, settings);
  const otherwise = status === 'open' ? ('left-by-choice' as const) : ('not-in-locked' as const);
  const talks = known.contacts.map(contact =>
    talkOf(contact, { ...known, lines, attests, otherwise }, settings.timeZone, language),
  );
  const problems = problemsOf(chart);
  const lasting = lastOfEachKey(known.said);
  const changed = changedSince({ ...known, nameOf }, language);
  const { timeZone } = settings;
  return {
    ...{ month, at: now, patient, rules: evaluation.rules, status, choiceGone: known.choiceGone },
    lacks: [...known.lacks],
    payer: { name: known.payer, recorded: lasting.some(({ fact }) => fact.is === 'payer') },
    ...(practitioner && { practitioner }),
    lines: lines.map(line => packetLine(line, { month, roster, talks, rules }, language)),
    ...(changed && { changed }),
    chosen: { ...packetSet(set, set, language), why: whyThisSet(known, language) },
    alternatives: [evaluation.chosen, ...evaluation.alternatives].map(other =>
      packetSet(other, set, language),
    ),
    behind: behindClaim({ ...known, lines, talks, problems, nameOf }, language),
    ...{ need: [...known.need], problems, chains: chainsOf(problems, talks) },
    ...{ talks, mayOpenNotes: known.mayOpenNotes },
    consents: known.consents.map(({ to, said, words, told, day, time, by }) => ({
      ...{ to: to.toUpperCase(), said, words, told, day, by, ...(time && { time }) },
    })),
    visits: visitsOf(facts, nameOf),
    written: lasting.map(({ key, fact, at, by }) => ({
      ...{ key, is: fact.is, fact, told: tellFact(fact, language, id => nameOf(id) ?? ''), at, by },
    })),
    forms: formsOf({ ...known, lines, timeZone }),
    unsaid: unsaidContacts({ facts, lines }),
    chartProblems: problemsKnown(chart, facts.conditions),
    thirties: thirtiesOf({ facts, timeZone, ...(chart && { chart }) }),
    payers: [...known.payers],
    payersOff: [...known.payersOff],
    codes: [...(rules?.rules.map(({ code }) => code) ?? []), ...(rules?.codesElsewhere ?? [])].toSorted(),
    notBillable: evaluation.notBillable.map(({ code, because }) => ({
      code,
      because: because.map(why => tell(why, language)),
    })),
    short: evaluation.short.map(({ code, minutes, daysLeft }) =>
      language === 'en'
        ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} short of ${code}; ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left.`
        : `${minutes === 1 ? 'Falta 1 minuto' : `Faltan ${minutes} minutos`} para ${code}; ${daysLeft === 1 ? 'queda 1 día' : `quedan ${daysLeft} días`}.`,
    ),
    deeds: [...(kept?.deeds ?? [])],
    history: historyOf({ ...known, nameOf, timeZone }, language),
    denials: known.denials.map(one => packetDenial(one, dayIn(now, timeZone), language)),
    physicians: roster
      .filter(({ role, active }) => role === 'physician' && active)
      .map(({ id, name }) => ({ id, name })),
  };
}
