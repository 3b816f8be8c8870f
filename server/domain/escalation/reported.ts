import type { RedFlagKind } from '../session/choices.ts';
import { screenText } from '../session/word-screen.ts';
import type { FlagBecause, Reporting } from './because.ts';
import { limitsCrossed } from './rules.ts';
import { flagAnswers } from './rules-of-words.ts';
import { fastGain, type WeighedOn } from './weight-gain.ts';

/** What a patient measured and told, in the unit it was told in (UCUM). */
export type ReportedReading =
  | { measure: 'blood-pressure'; systolic: number; diastolic: number; unit: 'mm[Hg]' }
  | { measure: 'glucose'; value: number; unit: 'mg/dL' | 'mmol/L' }
  | { measure: 'weight'; value: number; unit: 'kg' | '[lb_av]' };

/**
 * What a patient reported between talks: readings, words, and the answer to question 9 of the PHQ-9, 0 to 3. `day`: on
 * which whole day of the practice it was measured.
 */
export type Reported = {
  readings: readonly ReportedReading[];
  words?: string;
  selfHarmAnswer?: number;
  day: string;
  /** When, and by whom: carried with each reading that is a red flag. */
  reporting?: Reporting;
};

/** What else the rules must know. `heartFailure: 'unread'`: the problem list could not be read, so it may be there. */
export type AboutPatient = { heartFailure: 'yes' | 'no' | 'unread'; weights: readonly WeighedOn[] };

export type RaisedByRule = { kind: RedFlagKind; because: FlagBecause[] };

/** mg/dL of glucose in one mmol/L: its molar mass, 180.16 g/mol, a tenth. */
const mgPerMmol = 18.016;
/** Exact by definition (international avoirdupois pound). */
const kgPerPound = 0.45359237;

export const inKg = ({ value, unit }: { value: number; unit: 'kg' | '[lb_av]' }): number =>
  unit === 'kg' ? value : value * kgPerPound;
export const inMgPerDl = ({ value, unit }: { value: number; unit: 'mg/dL' | 'mmol/L' }): number =>
  unit === 'mg/dL' ? value : value * mgPerMmol;

/**
 * The red flags of what a patient reported, one of a kind, each with all that speaks for it. Words count by themselves:
 * nobody is there to be asked whether they mean it, so a clinician looks.
 */
export function flagsOf(reported: Reported, about: AboutPatient): RaisedByRule[] {
  const found = [
    ...reported.readings.flatMap(reading => ofReading(reading, reported, about)),
    ...ofAnswer(reported.selfHarmAnswer),
    ...ofWords(reported.words).filter(
      ({ kind }) => kind !== 'rapid-weight-gain' || about.heartFailure !== 'no',
    ),
  ];
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return kinds.map(kind => ({
    kind,
    because: found.filter(one => one.kind === kind).map(({ because }) => because),
  }));
}

type Found = { kind: RedFlagKind; because: FlagBecause };

function ofReading(
  reading: ReportedReading,
  { day, reporting }: Pick<Reported, 'day' | 'reporting'>,
  about: AboutPatient,
): Found[] {
  const because: FlagBecause = { is: 'reading', reading, ...reporting };
  switch (reading.measure) {
    case 'blood-pressure': {
      const crossed = [
        ...limitsCrossed('systolic', Math.round(reading.systolic)),
        ...limitsCrossed('diastolic', Math.round(reading.diastolic)),
      ];
      return crossed.slice(0, 1).map(({ kind }) => ({ kind, because }));
    }
    case 'glucose':
      return limitsCrossed('glucose', inMgPerDl(reading)).map(({ kind }) => ({ kind, because }));
    case 'weight': {
      const { heartFailure, weights } = about;
      const gain = fastGain(weights, { kg: inKg(reading), day });
      if (gain === undefined || heartFailure === 'no') return [];
      const fact: FlagBecause = { is: 'weight-gain', ...gain, heartFailure, reading, ...reporting };
      return [{ kind: 'rapid-weight-gain', because: fact }];
    }
  }
}

function ofAnswer(value: number | undefined): Found[] {
  if (value === undefined) return [];
  return flagAnswers
    .filter(({ above }) => value > above)
    .map(({ kind, form, question }) => ({ kind, because: { is: 'answer', form, question, value } }));
}

const ofWords = (words: string | undefined): Found[] =>
  screenText(words ?? '').map(({ kind, words: heard, sentence }) => ({
    kind,
    because: { is: 'words', words: heard, sentence },
  }));
