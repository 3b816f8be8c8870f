import { lastDay } from '../billing/calendar.ts';
import type { ClaimLine, Lack, MonthEvaluation } from '../billing/evaluation.ts';
import type { Fixer } from '../billing/vocabulary.ts';
import type { Language } from '../language.ts';
import { type PayerIs, payerName } from './assumed-payer.ts';
import { claimedBefore, type MonthDeed, printOf, tellLines } from './kept-month.ts';
import { lackKey } from './lack-key.ts';
import { changedInShort } from './packet-changed.ts';
import { tell } from './tell.ts';
import { whyNot } from './why-not.ts';

export { tell };

export const monthStates = ['ready', 'missing', 'not-billable', 'locked', 'exported', 'changed'] as const;
/** `missing` may have lines already: something more could be claimed. `changed`: not as it was locked or exported. */
export type MonthState = (typeof monthStates)[number];

/** One lack of a patient: what, who can put it right and how, and whether they were asked. */
export type LackRow = {
  key: string;
  what: string;
  fix: string;
  fixer: Fixer;
  codes: string[];
  canAsk: boolean;
  asked?: { at: string; answer?: string };
  /** The patient was asked, and said no: when, in words. Nobody asks them again with a whole month's others. */
  refused?: string;
  /** Who pays, as it is assumed: one tap says that it is so. */
  assumed?: { payer: string };
};

/** One patient in the month's list: small, since a month has thousands. */
export type MonthPatient = {
  id: string;
  name?: string;
  born?: string;
  state: MonthState;
  lines: string;
  minutes: number;
  notUsed: number;
  /** A rule of it is from memory, or a part of one. */
  unverified: boolean;
  lacks: LackRow[];
  /** Of what cannot be claimed: the reason of the nearest code. */
  because?: string;
  /** The next code that some minutes more would reach, while the month lasts. */
  short?: { code: string; minutes: number; by: string };
  /** Who coached in the month, by minutes. */
  coaches: string[];
  /** It was claimed, and there is nothing to claim any more: these codes are to be taken back. */
  voids?: string;
  /** What the reader saw: a deed upon it is refused when it is no longer so. */
  print: string;
  denied?: number;
  /** The payer is the practice's guess, and not stated of the patient. */
  payerAssumed?: string;
  /** Of a month that changed since it was locked: what it would be now, and what to do. */
  now?: string;
  /** It changed since it was locked, and leaves with the next export as it was locked. */
  leaves?: true;
};

type Patient = {
  patientId: string;
  name?: string;
  born?: string;
  evaluation: MonthEvaluation;
  lines: readonly ClaimLine[];
  /** What keeps the whole set from leaving. */
  beside?: readonly Lack[];
  payer?: string;
  payerIs?: PayerIs;
  notUsed: number;
  kept?: {
    status: 'open' | 'locked' | 'exported';
    lines: readonly ClaimLine[] | null;
    deeds: readonly MonthDeed[];
  };
  /** By minutes, the most first. */
  coaches: readonly { name: string; credential: string }[];
  asks: readonly { key: string; at: string; answer: string | null }[];
  denied: number;
};

/** One more call may bring so many. */
const nearMinutes = 20;

/** A patient's month as a row of the list, told in the reader's language. */
export function monthPatient(patient: Patient, language: Language): MonthPatient {
  const { patientId, name, born, evaluation, kept, denied } = patient;
  const isOpen = kept === undefined || kept.status === 'open';
  const lines = isOpen ? patient.lines : (kept.lines ?? []);
  const lacks = isOpen ? lacksOf(patient, language) : [];
  const { payer, payerIs } = patient;
  const voids = lines.length === 0 ? claimedBefore(kept?.deeds ?? []) : undefined;
  const state = stateOf(patient, lacks.length > 0, voids !== undefined);
  const isNothing = lines.length === 0 && lacks.length === 0;
  const short = isOpen ? evaluation.short.find(({ minutes }) => minutes <= nearMinutes) : undefined;
  const used = minutesOf(lines);
  const notUsed = isOpen ? patient.notUsed : Math.max(0, patient.notUsed + minutesOf(patient.lines) - used);
  return {
    ...{ id: patientId, state, lines: tellLines(lines), minutes: used, notUsed, lacks },
    ...(name && { name }),
    ...(born && { born }),
    unverified: lines.some(({ mark, unverified }) => mark === 'M' || unverified.length > 0),
    ...(isNothing && { because: whyNot(evaluation, patient.coaches, language) }),
    ...(short && { short: { code: short.code, minutes: short.minutes, by: lastDay(evaluation.month) } }),
    coaches: patient.coaches.map(({ name: coach }) => coach),
    ...(voids && { voids }),
    print: printOf(lines),
    ...(denied > 0 && { denied }),
    ...(lines.length > 0 && isOpen && payer && payerIs === 'assumed' && { payerAssumed: payerName(payer) }),
    ...(state === 'changed' && kept !== undefined && changedOf(kept, patient.lines, language)),
  };
}

const minutesOf = (lines: readonly ClaimLine[]): number =>
  lines.reduce((all, { minutes }) => all + minutes, 0);

const changedOf = (
  { status, lines }: NonNullable<Patient['kept']>,
  now: readonly ClaimLine[],
  language: Language,
): Pick<MonthPatient, 'now' | 'leaves'> => ({
  ...(status !== 'open' && { now: changedInShort(status, lines ?? [], now, language) }),
  ...(status === 'locked' && { leaves: true }),
});

function stateOf({ kept, lines }: Patient, lacks: boolean, voids: boolean): MonthState {
  if (kept !== undefined && kept.status !== 'open')
    return printOf(kept.lines ?? []) === printOf(lines) ? kept.status : 'changed';
  if (lacks) return 'missing';
  return lines.length > 0 || voids ? 'ready' : 'not-billable';
}

/**
 * What would gain something if it were put right; one row for each lack, whatever number of codes waits for it. What keeps
 * the whole set from leaving stands first.
 */
export function lacksOf(
  {
    evaluation,
    asks,
    beside = [],
    lines,
    payer,
  }: Pick<Patient, 'evaluation' | 'asks' | 'beside' | 'lines' | 'payer'>,
  language: Language,
): LackRow[] {
  const rows = new Map<string, LackRow>();
  for (const lack of beside) {
    const key = lackKey(lack);
    const codes = [...new Set(lines.map(({ code }) => code))];
    const assumed = lack.what.says === 'assumed-payer' && payer ? { assumed: { payer } } : {};
    rows.set(key, { ...newLack(key, lack, asks, language), codes, ...assumed });
  }
  const told = evaluation.missing.filter(one => one.gain.minutes + one.gain.lines > 0 || one.worthStating);
  for (const { code, lacks } of told)
    for (const lack of lacks.filter(({ settled }) => !settled)) {
      const key = lackKey(lack);
      const row = rows.get(key) ?? newLack(key, lack, asks, language);
      if (!row.codes.includes(code)) row.codes.push(code);
      rows.set(key, row);
    }
  return [...rows.values()];
}

function newLack(key: string, lack: Lack, asks: Patient['asks'], language: Language): LackRow {
  const asked = asks.find(one => one.key === key);
  return {
    ...{ key, what: tell(lack.what, language), fix: tell(lack.fix, language), fixer: lack.fixer, codes: [] },
    canAsk: lack.fixer === 'physician' || ['lacks-consent', 'lacks-stated'].includes(lack.what.says),
    ...(asked && { asked: { at: asked.at, ...(asked.answer && { answer: asked.answer }) } }),
    ...(lack.refused && { refused: tell(lack.refused, language) }),
  };
}
