import type { Language } from '../language.ts';
import type { RedFlagKind, WhyNot } from '../session/draft.ts';
import type { Band, MeasureKind, Reading, Visit } from './snapshot.ts';

/**
 * What the rules of the prep screen found, as values: which finding it is and what it is about. The screen tells it in
 * the reader's language; what the chart or the patient said stands in it as it was said.
 */
export type Finding =
  | VisitFinding
  | MedicineFinding
  | { is: 'medicine-stopped'; name: string }
  | (ReadingFinding & { home: boolean; lastOf?: number; was?: ReadingValue })
  | { is: 'check-ins'; goal: string; done: number; of: number }
  /** Ready to be read: the page has no room for the words of every kind of contact. */
  | { is: 'contacts'; told: Record<Language, string> };

export type MedicineFinding = { is: 'medicine-new'; name: string; was?: string };
export type VisitFinding = { is: 'visit'; visit: Visit['kind']; reason?: string };
/** `stands`: to the band of its measure, where there is one. */
export type ReadingFinding = {
  is: 'reading';
  measure: MeasureKind;
  unit: string;
  value: ReadingValue;
  stands?: { inBand: 'in' | 'above' | 'below'; band: Band };
};
export type ReadingValue = Pick<Reading, 'value' | 'second' | 'comparator'>;

/** Something to ask about, and why. */
export type AskTopic =
  | VisitFinding
  | { is: 'worry'; medicine: string; worry: Extract<WhyNot, 'side-effects' | 'fear-of-harm' | 'cost'> }
  | { is: 'new-medicine'; medicine: string }
  | { is: 'how-it-went' | 'in-the-way'; goal: string };
export type AskReason =
  | { is: 'since-last-time' | 'new' | 'changed' | 'said-last-time' | 'not-asked-yet' }
  | { is: 'said'; words: string }
  | { is: 'tried'; done: number; of: number };

/** Something a clinician must hear, and why. */
export type TellTopic =
  | VisitFinding
  | ReadingFinding
  /** `number`: what it was raised for, with its unit. */
  | { is: 'red-flag'; flag: RedFlagKind; words?: string; number?: string }
  | { is: 'weight-up'; kg: number };
export type TellReason =
  | {
      is:
        | 'since-last-time'
        | 'not-told-yet'
        | 'blood-pressure-crisis'
        | 'very-low-glucose'
        | 'very-high-glucose'
        | 'weight-with-heart-failure';
    }
  /** `closed`: by which clinician, and what was done, ready to be read. */
  | { is: 'red-flag'; told?: string; closed?: { by: string; done: Record<Language, string>; line?: string } }
  | { is: 'after-medicine'; medicine: string };

/** What the chart should hold and does not; `since` is the month of the last reading, or its year. */
export type Gap =
  | { is: 'measure'; measure: MeasureKind; since?: string }
  | { is: 'language' | 'interpreter' | 'phone' | 'smoking' };
