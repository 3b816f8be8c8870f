import type { Language } from '../language.ts';
import { type CoachedCondition, type CoachedFact, coached } from './coached-conditions.ts';

/** What a physician is told of each condition by name. */
export const conditionNames: Record<Language, Record<CoachedCondition, string>> = {
  en: {
    ...{ diabetes: 'diabetes', hypertension: 'high blood pressure', 'high-cholesterol': 'high cholesterol' },
    ...{ obesity: 'obesity', depression: 'depression' },
  },
  es: {
    ...{ diabetes: 'diabetes', hypertension: 'presión alta', 'high-cholesterol': 'colesterol alto' },
    ...{ obesity: 'obesidad', depression: 'depresión' },
  },
};

type Measured = { name: string; unit: string };

/** What is measured, and in which unit. */
const measured: Record<Language, Record<CoachedFact, Measured>> = {
  en: {
    a1c: { name: 'HbA1c', unit: '%' },
    pressure: { name: 'blood pressure', unit: 'mmHg' },
    ldl: { name: 'LDL', unit: 'mg/dL' },
    bmi: { name: 'BMI', unit: 'kg/m²' },
    phq9: { name: 'PHQ-9', unit: 'points' },
  },
  es: {
    a1c: { name: 'HbA1c', unit: '%' },
    pressure: { name: 'presión', unit: 'mmHg' },
    ldl: { name: 'LDL', unit: 'mg/dL' },
    bmi: { name: 'IMC', unit: 'kg/m²' },
    phq9: { name: 'PHQ-9', unit: 'puntos' },
  },
};

/** What tells how a condition stands, and its unit. */
export const measuredFor = (condition: CoachedCondition, language: Language): Measured =>
  measured[language][coached[condition].fact];

/** A reading with its unit. Two numbers with mmHg are a blood pressure and need no name. */
export const readingWords = (
  condition: CoachedCondition,
  { value, second }: { value: number; second?: number },
  language: Language,
): string => {
  const { name, unit } = measuredFor(condition, language);
  return coached[condition].fact === 'pressure'
    ? `${value}/${second ?? '?'} ${unit}`
    : `${name} ${value} ${unit}`;
};
