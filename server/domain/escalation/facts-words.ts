import type { Language } from '../language.ts';
import type { FlagBecause } from './because.ts';
import type { ReportedReading } from './reported.ts';

/** One fact behind a red flag, in a line: what it was raised for, then what that was corrected to. For the chart, which is told nothing else. */
export const tellFact = (because: FlagBecause, language: Language): string => {
  const say = words[language];
  const corrections = correctionsOf(because, language).map(({ to }) => `, ${say.corrected} ${to}`);
  const isGone = 'gone' in because && because.gone !== undefined;
  return `${tellRaised(because, language)}${corrections.join('')}${isGone ? ` (${say.gone})` : ''}`;
};

/** What a red flag was raised for, whatever was corrected of it since. */
export const tellRaised = (because: FlagBecause, language: Language): string => {
  const say = words[language];
  switch (because.is) {
    case 'reading':
      return tellReading(because.was?.[0]?.reading ?? because.reading, language);
    case 'weight-gain': {
      const [first] = because.was ?? [];
      if (first) return tellReading(first.reading, language);
      return `${because.reading ? `${tellReading(because.reading, language)}. ` : ''}${tellGain(because, language)}`;
    }
    case 'answer':
      return say.answer(because.was?.[0] ?? because.value);
    case 'words':
      return `“${because.sentence}”`;
  }
};

/** The same without the name of what was measured, where the name of the flag has said it. */
export const tellInShort = (because: FlagBecause, language: Language): string => {
  if (because.is === 'words' || because.is === 'answer') return tellRaised(because, language);
  const first = because.was?.[0]?.reading ?? because.reading;
  const gain = because.is === 'weight-gain' && !because.was?.length ? tellGain(because, language) : '';
  return [first && tellNumber(first), gain].filter(Boolean).join('. ');
};

/** What it was corrected to, in turn, and since when, where that is known. */
export function correctionsOf(because: FlagBecause, language: Language): { to: string; at?: string }[] {
  if (because.is === 'words') return [];
  if (because.is === 'answer')
    return [...(because.was ?? []), because.value].slice(1).map(value => ({ to: words[language].of(value) }));
  const { was = [], reading } = because;
  const stood = [...was.map(one => one.reading), reading].flatMap(one => (one ? [tellNumber(one)] : []));
  return stood.slice(1).map((number, turn) => {
    const isNow = turn === stood.length - 2;
    const gain = isNow && because.is === 'weight-gain' ? `. ${tellGain(because, language)}` : '';
    return { to: `${number}${gain}`, at: was[turn]?.until };
  });
}

const tellGain = (
  { kg, heartFailure }: Extract<FlagBecause, { is: 'weight-gain' }>,
  language: Language,
): string => `${words[language].gain(kg)}${words[language].heartFailure[heartFailure]}`;

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
    of: (value: number) => `${value} of 3`,
    corrected: 'corrected to',
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
    of: (value: number) => `${value} de 3`,
    corrected: 'corregido a',
    gone: 'el coach lo quitó después',
  },
};
