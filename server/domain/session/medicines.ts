import { inOrder } from '../in-order.ts';
import type { MedicineDraft, SessionDraft, WhyNot } from './draft.ts';
import { isTakenInPart } from './taken-in-part.ts';

type WhoActs = NonNullable<MedicineDraft['whoActs']>;

/** What may be tried for a reason; the words of each key live with the screens. A coach never changes a medicine. */
export type StrategyKey =
  | 'ask-what-it-costs'
  | 'look-for-help-paying'
  | 'ask-about-a-generic'
  | 'ask-the-exact-worry'
  | 'explain-what-it-does-and-what-skipping-does'
  | 'write-down-effect-and-since-when'
  | 'tell-the-clinician-today'
  | 'tie-to-a-daily-habit'
  | 'pill-box-or-reminder'
  | 'one-refill-day'
  | 'ask-tell-ask'
  | 'teach-back'
  | 'show-the-numbers'
  | 'refill-steps'
  | 'ride-or-delivery'
  | 'longer-supply'
  | 'ask-about-another-form'
  | 'ask-about-a-simpler-schedule'
  | 'respect-and-tell-the-clinician'
  | 'listen-and-write-down';

/** The strategies for a reason, the first tried first, and who may act on them. */
export const strategiesFor = (
  reason: WhyNot,
): { try: readonly StrategyKey[]; whoMayAct: readonly WhoActs[] } => strategies[reason];

/** One medicine as list and life agree on it. */
export type ConcordanceLine = {
  id: string;
  name: string;
  is:
    | 'listed-and-taken'
    /** Taken; whether as prescribed was not asked. */
    | 'listed-taken-how-not-asked'
    | 'listed-not-as-prescribed'
    | 'listed-not-taken'
    | 'taken-not-listed'
    | 'not-talked-about';
};

export type Concordance = {
  lines: ConcordanceLine[];
  /** Every medicine that was talked about is on the list and taken as prescribed. */
  complete: boolean;
  /** Of the last 7 days, over the medicines with an answer; one decimal. */
  meanDays?: number;
  /** Days on which all of them were taken: the answers per medicine allow this range. */
  daysAllTaken?: { atLeast: number; atMost: number };
};

/** The list in the chart against what is really taken, from a session's answers, one medicine at a time. */
export function concordance(medicines: SessionDraft['medicines']): Concordance {
  const entries = inOrder(medicines).filter(([, medicine]) => medicine.name?.trim());
  const lines = entries.map(([id, medicine]) => ({
    id,
    name: medicine.name?.trim() ?? '',
    is: standing(medicine),
  }));
  const talked = lines.filter(line => line.is !== 'not-talked-about');
  const days = entries.flatMap(([, medicine]) => medicine.daysOfLast7 ?? []);
  const sum = days.reduce((total, each) => total + each, 0);
  return {
    lines,
    complete: talked.length > 0 && talked.every(line => line.is === 'listed-and-taken'),
    ...(days.length > 0 && {
      meanDays: Math.round((sum / days.length) * 10) / 10,
      daysAllTaken: { atLeast: Math.max(0, sum - 7 * (days.length - 1)), atMost: Math.min(...days) },
    }),
  };
}

/** What the clinician must hear about medicines: side effects first, then what list and life disagree on. */
export function medicinesToTell(medicines: SessionDraft['medicines']): string[] {
  const lines = inOrder(medicines).map(([, medicine]) => medicine);
  const named = lines.filter(medicine => medicine.name?.trim());
  const quoted = (medicine: MedicineDraft) =>
    medicine.whyNotWords?.trim() ? ` ("${medicine.whyNotWords.trim()}")` : '';
  const sideEffects = named.filter(medicine => medicine.whyNot === 'side-effects');
  const others = named.filter(medicine => !sideEffects.includes(medicine));
  return [
    ...sideEffects.map(medicine => `Side effects reported with ${medicine.name?.trim()}${quoted(medicine)}.`),
    ...others
      .filter(medicine => medicine.chartId && medicine.taking === 'no')
      .map(medicine => `${medicine.name?.trim()} is listed but not taken${quoted(medicine)}.`),
    ...others
      .filter(medicine => standing(medicine) === 'taken-not-listed')
      .map(medicine => `${medicine.name?.trim()} is taken but not on the list.`),
  ];
}

function standing(medicine: MedicineDraft): ConcordanceLine['is'] {
  const { taking, asPrescribed, chartId } = medicine;
  if (taking === undefined && asPrescribed === undefined && medicine.daysOfLast7 === undefined) {
    return chartId ? 'not-talked-about' : 'taken-not-listed';
  }
  if (taking === 'no') return chartId ? 'listed-not-taken' : 'not-talked-about';
  if (!chartId) return 'taken-not-listed';
  if (isTakenInPart(medicine)) return 'listed-not-as-prescribed';
  return asPrescribed === 'yes' ? 'listed-and-taken' : 'listed-taken-how-not-asked';
}

const strategies: Record<WhyNot, { try: readonly StrategyKey[]; whoMayAct: readonly WhoActs[] }> = {
  cost: {
    try: ['ask-what-it-costs', 'look-for-help-paying', 'ask-about-a-generic'],
    whoMayAct: ['social-worker', 'coach', 'prescriber'],
  },
  'fear-of-harm': {
    try: ['ask-the-exact-worry', 'explain-what-it-does-and-what-skipping-does'],
    whoMayAct: ['coach', 'prescriber', 'pharmacist'],
  },
  'side-effects': {
    try: ['write-down-effect-and-since-when', 'tell-the-clinician-today'],
    whoMayAct: ['prescriber'],
  },
  forgets: {
    try: ['tie-to-a-daily-habit', 'pill-box-or-reminder', 'one-refill-day'],
    whoMayAct: ['patient', 'coach', 'pharmacist'],
  },
  'does-not-understand': { try: ['ask-tell-ask', 'teach-back'], whoMayAct: ['coach', 'pharmacist'] },
  'feels-well': {
    try: ['ask-tell-ask', 'show-the-numbers'],
    whoMayAct: ['coach', 'prescriber'],
  },
  'ran-out': {
    try: ['refill-steps', 'ride-or-delivery', 'longer-supply'],
    whoMayAct: ['coach', 'pharmacist', 'prescriber'],
  },
  'hard-to-take': { try: ['ask-about-another-form'], whoMayAct: ['pharmacist', 'prescriber'] },
  'too-many': {
    try: ['ask-about-a-simpler-schedule', 'pill-box-or-reminder'],
    whoMayAct: ['prescriber', 'pharmacist'],
  },
  'prefers-other': { try: ['respect-and-tell-the-clinician'], whoMayAct: ['prescriber'] },
  other: { try: ['listen-and-write-down'], whoMayAct: ['coach', 'prescriber'] },
};
