import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import { credentialWords, tellCredentials } from './credential-words.ts';
import type { Limit, UnverifiedPart } from './rule.ts';
import type {
  Accreditation,
  CarePlanKind,
  ConditionKind,
  ConsentKind,
  Credential,
  Fixer,
  Mode,
  Statable,
} from './vocabulary.ts';

type Words<Key extends string> = Record<Key, readonly [en: string, es: string]>;

const thats: Words<Statable> = {
  'moderate-or-high-decision-making': [
    'Decision making of at least moderate complexity.',
    'Decisiones de complejidad al menos moderada.',
  ],
  'plan-set-up-or-revised': [
    'The care plan was set up or substantially revised.',
    'El plan de cuidados se preparó o se revisó a fondo.',
  ],
  'frequent-changes-or-complex': [
    'Frequent medicine changes, or complex care.',
    'Cambios frecuentes de medicinas o cuidados complejos.',
  ],
  'primary-care-focal-point': [
    'This practice is the focal point of the patient’s primary care.',
    'Este consultorio es el centro de la atención primaria de la persona.',
  ],
  'qualified-medicare-beneficiary': [
    'The patient is a qualified Medicare beneficiary (QMB).',
    'La persona es beneficiaria calificada de Medicare (QMB).',
  ],
  'behavioural-care-first-month': [
    'First month of collaborative behavioural care.',
    'Primer mes de atención conductual colaborativa.',
  ],
  'behavioural-care-later-month': [
    'A later month of collaborative behavioural care.',
    'Un mes posterior de atención conductual colaborativa.',
  ],
  'behavioural-care-general': ['General behavioural integration.', 'Integración conductual general.'],
  'established-patient': [
    'The patient is an established patient.',
    'La persona ya es paciente del consultorio.',
  ],
  'device-cleared-and-automatic': [
    'The device is an FDA-defined one and sends its readings by itself.',
    'El aparato es uno definido por la FDA y envía las lecturas por sí mismo.',
  ],
  'rating-scales': ['Rating scales are used.', 'Se usan escalas de valoración.'],
  continuity: [
    'One care team member stays with the patient.',
    'Una persona del equipo sigue con la persona.',
  ],
  'not-under-home-health-plan': [
    'Not under a home-health plan of care.',
    'Sin plan de atención médica en el hogar.',
  ],
  'five-a-framework': ['The five-A framework was used.', 'Se usó el marco de las cinco A.'],
  'primary-care-setting': ['It is a primary-care setting.', 'Es un lugar de atención primaria.'],
  'evidence-based-tool': ['An evidence-based tool was used.', 'Se usó un instrumento con base científica.'],
  'need-known-or-suspected': ['The need is known or suspected.', 'La necesidad se conoce o se sospecha.'],
  'follow-up-arranged': [
    'Follow-up or a referral was arranged.',
    'Se acordó un seguimiento o una referencia.',
  ],
  'individual-training-justified': [
    'No group within two months, a special need, or insulin.',
    'Sin grupo en dos meses, necesidad especial o insulina.',
  ],
  'plan-made-at-visit': [
    'The care plan was made at the initiating visit.',
    'El plan de cuidados se hizo en la visita inicial.',
  ],
  'mdpp-eligible': ['The patient is eligible for MDPP.', 'La persona cumple los requisitos de MDPP.'],
  'coach-rostered': [
    'The coach is on the supplier’s roster.',
    'La persona que acompaña está en la lista del proveedor.',
  ],
  'mdpp-bridge': [
    'The patient came from another MDPP supplier.',
    'La persona vino de otro proveedor de MDPP.',
  ],
  'mdpp-reporting': ['A session that is only reported.', 'Una sesión que solo se informa.'],
};

const kinds: Words<ConditionKind | CarePlanKind | 'general' | 'direct' | 'none'> = {
  chronic: ['lasting', 'duraderas'],
  complex: ['complex', 'complejas'],
  serious: ['serious, of high risk', 'graves, de alto riesgo'],
  behavioural: ['behavioural', 'conductual'],
  physical: ['physical', 'físicas'],
  'tobacco-use': ['tobacco use', 'uso de tabaco'],
  obesity: ['obesity', 'obesidad'],
  diabetes: ['diabetes', 'diabetes'],
  comprehensive: ['comprehensive', 'completo'],
  disease: ['for the one disease', 'para esa enfermedad'],
  drivers: ['that names the upstream drivers', 'que nombra las causas de fondo'],
  general: ['general', 'general'],
  direct: ['direct', 'directa'],
  none: ['none', 'ninguna'],
};

const scopes: Words<'same-day' | 'same-month' | 'same-month-same-practitioner' | 'one-claimant' | 'once'> = {
  'same-day': ['on one day', 'el mismo día'],
  'same-month': ['in one month', 'en el mismo mes'],
  'same-month-same-practitioner': [
    'in one month by one practitioner',
    'en el mismo mes por el mismo profesional',
  ],
  'one-claimant': ['one practitioner a month', 'un solo profesional al mes'],
  once: ['once', 'una sola vez'],
};

const limits: Words<Limit['kind']> = {
  'once-ever': ['once', 'una sola vez'],
  'once-per-episode': ['once an episode', 'una vez por episodio'],
  'months-apart': ['months between two', 'meses entre una y otra'],
  'sessions-in-12-months': ['sessions in twelve months', 'sesiones en doce meses'],
  'minutes-in-year': ['hours in a year', 'horas al año'],
  schedule: ['the schedule of visits', 'el calendario de visitas'],
};

const parts: Words<UnverifiedPart | 'midpoint'> = {
  addOn: ['how often it is added', 'cuántas veces se agrega'],
  performers: ['whose minutes count', 'de quién cuentan los minutos'],
  supervision: ['the supervision', 'la supervisión'],
  device: ['the days of the device', 'los días del aparato'],
  label: ['which of these codes is which', 'cuál de estos códigos es cuál'],
  limit: ['the limit', 'el límite'],
  needs: ['one of the conditions', 'una de las condiciones'],
  midpoint: ['that a half unit counts', 'que cuente media unidad'],
};

const modes: Words<Mode> = {
  'in-person': ['in person', 'en persona'],
  video: ['by video', 'por video'],
  phone: ['by phone', 'por teléfono'],
  message: ['by message', 'por mensaje'],
  'without-patient': ['without the patient', 'sin la persona'],
};

const trainings: Words<Accreditation> = {
  'diabetes-training': ['diabetes training', 'capacitación en diabetes'],
  mdpp: ['MDPP', 'MDPP'],
};

const fixers: Words<Fixer> = {
  coach: ['the coach', 'quien acompaña'],
  physician: ['the physician', 'el médico'],
  biller: ['the biller', 'quien cobra'],
  admin: ['the administrator', 'quien administra'],
};

const consents: Words<ConsentKind> = {
  ccm: ['chronic care management', 'gestión de enfermedades crónicas'],
  pcm: ['principal care management', 'gestión de la enfermedad principal'],
  apcm: ['advanced primary care management', 'gestión avanzada de atención primaria'],
  chi: ['community health integration', 'integración de salud comunitaria'],
  pin: ['principal illness navigation', 'guía en la enfermedad principal'],
  bhi: ['behavioural health integration', 'integración de salud conductual'],
  rpm: ['remote monitoring of measures', 'seguimiento remoto de medidas'],
  rtm: ['remote monitoring of therapy', 'seguimiento remoto de terapia'],
};

const gaps: { readonly [gap: string]: { readonly [key: string]: readonly [string, string] } } = {
  ...{ that: thats, kind: kinds, scope: scopes, limit: limits, part: parts, mode: modes },
  ...{ for: trainings, to: consents, fixer: fixers },
};

/** What stands in a gap of a sentence: our own words for what has them, else as it is: a number, a code, a day. */
export function inGap(gap: string, value: string | number, language: Language): string {
  if (gap === 'since' || gap === 'from' || gap === 'until') return tellSince(String(value), language);
  const words = gaps[gap]?.[String(value)];
  if (words !== undefined) return words[language === 'en' ? 0 : 1];
  return gap === 'credential' ? inWords(String(value), language) : String(value);
}

/** A day, with the hour where one is told behind it. */
function tellSince(since: string, language: Language): string {
  const [day = '', time] = since.split(' ');
  const told = shortDay(day, language);
  return time === undefined ? told : `${told}, ${time}`;
}

/** A list of credentials in words; one that is none of ours stands as the roster spells it. */
const inWords = (listed: string, language: Language): string =>
  listed
    .split(', ')
    .map(one => (Object.hasOwn(credentialWords, one) ? tellCredentials([one as Credential], language) : one))
    .join(', ');
