import type { Language } from '../language.ts';
import type { Credential } from './vocabulary.ts';

/** What each credential is called among people, with the letters a roster has for it. */
export const credentialWords: Record<Credential, readonly [en: string, es: string]> = {
  'nbc-hwc': ['board-certified health coach (NBC-HWC)', 'acompañante de salud certificado (NBC-HWC)'],
  ches: ['health education specialist (CHES)', 'especialista en educación para la salud (CHES)'],
  mches: ['master health education specialist (MCHES)', 'maestro en educación para la salud (MCHES)'],
  physician: ['physician', 'médico'],
  np: ['nurse practitioner (NP)', 'enfermero con práctica avanzada (NP)'],
  pa: ['physician assistant (PA)', 'asistente médico con licencia (PA)'],
  cns: ['clinical nurse specialist (CNS)', 'enfermero clínico especialista (CNS)'],
  cnm: ['nurse-midwife (CNM)', 'enfermera partera (CNM)'],
  psychologist: ['psychologist', 'psicólogo'],
  lcsw: ['clinical social worker (LCSW)', 'trabajador social clínico (LCSW)'],
  mft: ['marriage and family therapist (MFT)', 'terapeuta de familia (MFT)'],
  mhc: ['mental health counselor (MHC)', 'consejero de salud mental (MHC)'],
  pharmacist: ['pharmacist', 'farmacéutico'],
  rn: ['registered nurse (RN)', 'enfermero titulado (RN)'],
  lpn: ['licensed practical nurse (LPN)', 'enfermero práctico (LPN)'],
  ma: ['medical assistant (MA)', 'asistente médico (MA)'],
  rd: ['registered dietitian (RD)', 'dietista titulado (RD)'],
  cdces: ['diabetes care and education specialist (CDCES)', 'especialista en diabetes (CDCES)'],
  chw: ['community health worker (CHW)', 'promotor de salud (CHW)'],
  peer: ['peer support specialist', 'persona de apoyo entre pares'],
  'lifestyle-coach': ['lifestyle coach', 'acompañante de estilo de vida'],
  'trained-chi': [
    'staff trained for community health integration',
    'personal capacitado en integración de salud comunitaria',
  ],
  'trained-pin': ['staff trained for illness navigation', 'personal capacitado para guiar en la enfermedad'],
  'trained-pin-peer': [
    'peers trained for illness navigation',
    'pares capacitados para guiar en la enfermedad',
  ],
};

/** Several in one sentence, in their order. */
export const tellCredentials = (credentials: readonly Credential[], language: Language): string =>
  credentials.map(one => credentialWords[one][language === 'en' ? 0 : 1]).join(', ');
