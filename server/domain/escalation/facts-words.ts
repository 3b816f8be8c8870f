import type { Language } from '../language.ts';
import type { FlagBecause } from './because.ts';
import type { ReportedReading } from './reported.ts';

/** One fact behind a red flag, in a line, with what was corrected of it: for the chart, which is told nothing else. */
export const tellFact = (because: FlagBecause, language: Language): string =>
  `${tellValue(because, language)}${tellCorrections(because, language)}`;

/** The fact alone, as it now stands: for a screen, in the reader's language. */
export const tellValue = (because: FlagBecause, language: Language): string => {
  const say = words[language];
  switch (because.is) {
    case 'reading':
      return tellReading(because.reading, language);
    case 'weight-gain': {
      const weighed = because.reading ? `${tellReading(because.reading, language)}. ` : '';
      return `${weighed}${say.gain(because.kg)}${say.heartFailure[because.heartFailure]}`;
    }
    case 'answer':
      return say.answer(because.value);
    case 'words':
      return `“${because.sentence}”`;
  }
};

export const tellReading = (reading: ReportedReading, language: Language): string =>
  `${words[language].measures[reading.measure]} ${tellNumber(reading)}`;

/** A reading without the name of what was measured, where that is said already: "192/118 mmHg". */
export const tellNumber = (reading: ReportedReading): string => {
  switch (reading.measure) {
    case 'blood-pressure':
      return `${reading.systolic}/${reading.diastolic} mmHg`;
    case 'glucose':
      return `${reading.value} ${reading.unit}`;
    case 'weight':
      return `${reading.value} ${reading.unit === 'kg' ? 'kg' : 'lb'}`;
  }
};

const tellCorrections = (because: FlagBecause, language: Language): string => {
  if (because.is === 'words') return '';
  const say = words[language];
  if (because.is === 'answer')
    return because.was ? ` (${say.was(because.was.map(one => `${one} of 3`).join(', '))})` : '';
  const { was = [], gone } = because;
  const before = was.length > 0 ? say.was(was.map(({ reading }) => tellNumber(reading)).join(', ')) : '';
  return [before, gone ? say.gone : '']
    .filter(Boolean)
    .map(part => ` (${part})`)
    .join('');
};

const words = {
  en: {
    measures: { 'blood-pressure': 'Blood pressure', glucose: 'Blood sugar', weight: 'Weight' },
    gain: (kg: number) => `Weight up ${kg} kg within a week`,
    heartFailure: {
      yes: ', with heart failure',
      no: '',
      unread: ', with heart failure not ruled out: the problem list could not be read',
    },
    answer: (value: number) => `PHQ-9, question 9: ${value} of 3`,
    was: (before: string) => `written down before as ${before}`,
    gone: 'taken away again by the coach',
  },
  es: {
    measures: { 'blood-pressure': 'Presión arterial', glucose: 'Azúcar en la sangre', weight: 'Peso' },
    gain: (kg: number) => `Aumento de ${kg} kg en una semana`,
    heartFailure: {
      yes: ', con insuficiencia cardíaca',
      no: '',
      unread: ', con insuficiencia cardíaca no descartada: no se pudo leer la lista de problemas',
    },
    answer: (value: number) => `PHQ-9, pregunta 9: ${value} de 3`,
    was: (before: string) => `antes se anotó ${before}`,
    gone: 'el coach lo quitó después',
  },
};
