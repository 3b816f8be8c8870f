import type { Language } from '../language.ts';
import type { FlagBecause, ReportedReading } from './reported.ts';

/** One fact behind a red flag, in a line: for the chart in English, for a screen in the reader's language. */
export const tellFact = (because: FlagBecause, language: Language): string => {
  const say = words[language];
  switch (because.is) {
    case 'reading':
      return tellReading(because.reading, language);
    case 'weight-gain':
      return `${say.gain(because.kg)}${because.heartFailure === 'unread' ? say.unread : ''}`;
    case 'answer':
      return say.answer(because.value);
    case 'words':
      return `“${because.sentence}”`;
  }
};

export const tellReading = (reading: ReportedReading, language: Language): string => {
  const say = words[language];
  switch (reading.measure) {
    case 'blood-pressure':
      return `${say.measures['blood-pressure']} ${reading.systolic}/${reading.diastolic} mmHg`;
    case 'glucose':
      return `${say.measures.glucose} ${reading.value} ${reading.unit}`;
    case 'weight':
      return `${say.measures.weight} ${reading.value} ${reading.unit === 'kg' ? 'kg' : 'lb'}`;
  }
};

const words = {
  en: {
    measures: { 'blood-pressure': 'Blood pressure', glucose: 'Blood sugar', weight: 'Weight' },
    gain: (kg: number) => `Weight up ${kg} kg within a week, with heart failure`,
    unread: ' not ruled out: the problem list could not be read',
    answer: (value: number) => `PHQ-9, question 9: ${value} of 3`,
  },
  es: {
    measures: { 'blood-pressure': 'Presión arterial', glucose: 'Azúcar en la sangre', weight: 'Peso' },
    gain: (kg: number) => `Aumento de ${kg} kg en una semana, con insuficiencia cardíaca`,
    unread: ' no descartada: no se pudo leer la lista de problemas',
    answer: (value: number) => `PHQ-9, pregunta 9: ${value} de 3`,
  },
};
