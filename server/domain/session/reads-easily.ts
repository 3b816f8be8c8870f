import type { Language } from '../language.ts';
import type { PlanDraft } from './draft.ts';
import { fernandezHuertaEase, fleschKincaidGrade } from './readability.ts';
import { stepWords } from './step-words.ts';

/** Grade 6 or below in English, "fairly easy" or easier in Spanish: what a patient is handed reads so. */
export const readsEasily = (text: string, language: Language): boolean =>
  language === 'en' ? fleschKincaidGrade(text) <= 6 : fernandezHuertaEase(text) >= 70;

/**
 * Whether the words of a step make its line on the patient's page hard to read: measured with how much and how often, as
 * the line stands there. Nothing is said of one or two words, a formula knows too little of them.
 */
export const isHardToRead = (plan: PlanDraft, language: Language): boolean => {
  const { what, howMuch, unit, timesPer, per } = plan;
  const line = stepWords({ what, howMuch, unit, timesPer, per }, language);
  return line.split(' ').length > 2 && !readsEasily(line, language);
};
