import type { Language } from '../language.ts';
import type { RedFlagKind } from '../session/choices.ts';
import { type FlagBecause, isMeasured } from './because.ts';
import type { Closing, RaisedFrom } from './escalation.ts';
import { tellNumber } from './facts-words.ts';

/** A red flag that a clinician closed: who, when, and what was done. */
export type ClosedFlag = {
  kind: RedFlagKind;
  from: RaisedFrom;
  words: string;
  because: readonly FlagBecause[];
  /** `line`: what the clinician wrote for the next reader. */
  closed: { by: string; at: string; done: Closing; line?: string };
};

/** The number a flag was raised for, and what stands there now, where that is another; neither without a number. */
export function numbersOf(because: readonly FlagBecause[]): { number?: string; corrected?: string } {
  const { reading, was = [] } = because.find(isMeasured) ?? {};
  if (reading === undefined) return {};
  const [number, now] = [tellNumber(was[0]?.reading ?? reading), tellNumber(reading)];
  return { number, ...(now !== number && { corrected: now }) };
}

/** What was done, in the middle of a sentence. */
export const doneInShort: Record<Language, Record<Closing, string>> = {
  en: {
    'saw-the-patient': 'saw the patient',
    'talked-by-phone': 'talked by phone',
    'sent-to-emergency': 'sent to emergency care',
    'changed-treatment': 'changed the treatment',
    'arranged-follow-up': 'arranged a follow-up',
    'no-danger-found': 'found no danger',
    'raised-by-mistake': 'raised by mistake',
  },
  es: {
    'saw-the-patient': 'vio a la persona',
    'talked-by-phone': 'habló por teléfono',
    'sent-to-emergency': 'envió a urgencias',
    'changed-treatment': 'cambió el tratamiento',
    'arranged-follow-up': 'acordó un seguimiento',
    'no-danger-found': 'no encontró peligro',
    'raised-by-mistake': 'la señal se reportó por error',
  },
};
