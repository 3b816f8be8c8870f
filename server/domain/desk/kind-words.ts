import type { Why } from '../billing/evaluation.ts';
import type { Language } from '../language.ts';

/** Kinds and answers that stand in the gaps of the rules' sentences, in our words. What is not here stands as it is. */
const en = {
  comprehensive: 'comprehensive',
  disease: 'for one disease',
  drivers: 'naming what stands in the way',
  behavioural: 'behavioural',
  chronic: 'lasting at least a year',
  complex: 'complex',
  serious: 'serious, high risk',
  physical: 'physical',
  'tobacco-use': 'tobacco use',
  obesity: 'obesity',
  diabetes: 'diabetes',
  general: 'general',
  direct: 'direct',
  'diabetes-training': 'diabetes training',
  mdpp: 'the diabetes prevention programme',
  'in-person': 'in person',
  video: 'by video',
  phone: 'by phone',
  message: 'by message',
  'without-patient': 'without the patient',
  'at-practice': 'the patient at the practice',
  'at-home': 'the patient at home',
  'at-outreach': 'the patient at an outreach place',
  'at-elsewhere': 'the patient elsewhere',
  'same-day': 'same day',
  'same-month': 'same month',
  'same-month-same-practitioner': 'same month, same practitioner',
  'moderate-or-high-decision-making': 'Decisions of moderate or high complexity were made.',
  'plan-set-up-or-revised': 'The care plan was set up or substantially revised this month.',
  'frequent-changes-or-complex': 'Medicines change often, or the management is complex.',
  'primary-care-focal-point': 'The practice is the focal point of the patient’s primary care.',
  'qualified-medicare-beneficiary': 'The patient is a qualified Medicare beneficiary.',
  'established-patient': 'The patient is established with the practice.',
  'rating-scales': 'Rating scales are used.',
  continuity: 'The same person stays in charge of the care.',
  'not-under-home-health-plan': 'The patient is under no home-health plan.',
  'five-a-framework': 'The counselling followed the five A’s.',
  'primary-care-setting': 'It took place in primary care.',
  'device-cleared-and-automatic': 'The device is cleared by the FDA and sends by itself.',
};
type Kind = keyof typeof en;

const es: Record<Kind, string> = {
  comprehensive: 'integral',
  disease: 'para una enfermedad',
  drivers: 'que nombra lo que estorba',
  behavioural: 'de salud mental',
  chronic: 'de un año o más',
  complex: 'compleja',
  serious: 'grave, de alto riesgo',
  physical: 'física',
  'tobacco-use': 'consumo de tabaco',
  obesity: 'obesidad',
  diabetes: 'diabetes',
  general: 'general',
  direct: 'directa',
  'diabetes-training': 'educación en diabetes',
  mdpp: 'el programa de prevención de diabetes',
  'in-person': 'en persona',
  video: 'por video',
  phone: 'por teléfono',
  message: 'por mensaje',
  'without-patient': 'sin la persona',
  'at-practice': 'la persona en el consultorio',
  'at-home': 'la persona en su casa',
  'at-outreach': 'la persona en un lugar de alcance comunitario',
  'at-elsewhere': 'la persona en otro lugar',
  'same-day': 'el mismo día',
  'same-month': 'el mismo mes',
  'same-month-same-practitioner': 'el mismo mes, el mismo profesional',
  'moderate-or-high-decision-making': 'Se tomaron decisiones de complejidad moderada o alta.',
  'plan-set-up-or-revised': 'El plan de cuidados se hizo o se cambió mucho este mes.',
  'frequent-changes-or-complex': 'Las medicinas cambian a menudo o el manejo es complejo.',
  'primary-care-focal-point': 'El consultorio es el centro de la atención primaria de la persona.',
  'qualified-medicare-beneficiary': 'La persona es beneficiaria calificada de Medicare.',
  'established-patient': 'La persona ya es del consultorio.',
  'rating-scales': 'Se usan escalas de medición.',
  continuity: 'La misma persona sigue a cargo.',
  'not-under-home-health-plan': 'La persona no está bajo un plan de salud en casa.',
  'five-a-framework': 'La consejería siguió las cinco A.',
  'primary-care-setting': 'Fue en atención primaria.',
  'device-cleared-and-automatic': 'El aparato está autorizado por la FDA y envía por sí solo.',
};

const words: Record<Language, Record<Kind, string>> = { en, es };

/** A sentence of the rules with its gaps in our words. */
export const sayKinds = (why: Why, language: Language): Why => ({
  ...why,
  ...(why.with && {
    with: Object.fromEntries(
      Object.entries(why.with).map(([gap, value]) => [gap, wordOf(String(value), language)]),
    ),
  }),
});

const wordOf = (value: string, language: Language): string =>
  Object.hasOwn(en, value) ? words[language][value as Kind] : value;
