import type { Language } from '../language.ts';

const en = {
  diabetes: 'Diabetes',
  'blood-pressure': 'Blood pressure',
  cholesterol: 'Cholesterol',
  weight: 'Weight',
  food: 'Eating',
  activity: 'Moving more',
  smoking: 'Smoking',
  medicines: 'Taking medicines',
  'new-diagnosis': 'A new diagnosis',
  fear: 'Fear or worry',
  stress: 'Stress',
  mood: 'Low mood',
};

/** Why a patient is handed over, as short chips. */
export type HandoffReason = keyof typeof en;
export const handoffReasons = Object.keys(en) as HandoffReason[];

const es: Record<HandoffReason, string> = {
  diabetes: 'Diabetes',
  'blood-pressure': 'Presión arterial',
  cholesterol: 'Colesterol',
  weight: 'Peso',
  food: 'Comida',
  activity: 'Moverse más',
  smoking: 'Tabaco',
  medicines: 'Tomar las medicinas',
  'new-diagnosis': 'Un diagnóstico nuevo',
  fear: 'Miedo o preocupación',
  stress: 'Estrés',
  mood: 'Ánimo bajo',
};

export const handoffReasonWords: Record<Language, Record<HandoffReason, string>> = { en, es };

/**
 * What is asked of the coach, as one text: the reasons, then the physician's own words; empty where there is neither. A
 * reason of a later version is passed over.
 */
export const reasonsIn = (
  { reasons, words }: { reasons: readonly string[]; words?: string },
  language: Language,
): string => {
  const known: { [reason: string]: string } = handoffReasonWords[language];
  const named = reasons.flatMap(reason => known[reason] ?? []);
  return [named.join(', '), words?.trim()].filter(Boolean).join(': ');
};
