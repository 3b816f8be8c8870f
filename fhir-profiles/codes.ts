/**
 * Every code and code system of ours, once. A mapper names a code by its key here, so it cannot misspell one; the
 * tests check what is written against a list of their own. Sources stand at each group: [US Core] 6.1.0, [PCO]
 * Person-Centered Outcomes 1.0.0, [PA] Physical Activity 1.0.1, [THO] HL7 Terminology, [GPS] SNOMED CT Global Patient
 * Set 2020-09-30 (CC BY 4.0), [IG] seen in another HL7 guide, [own] our own.
 */
import { extensions, systems } from './systems.ts';

export { extensions, systems };

export type Coding<Code extends string = string> = { system: string; code: Code; display: string };

const coded =
  (system: string) =>
  <const Code extends string>(code: Code, display: string): Coding<Code> => ({ system, code, display });

const loinc = coded(systems.loinc);
const snomed = coded(systems.snomed);
const own = coded(systems.own);
const pco = coded(systems.readiness);
const category = coded(systems.observationCategory);
const act = coded(systems.actCode);

/** [US Core] note types and the clinical-note category. */
export const noteTypes = {
  progress: loinc('11506-3', 'Progress note'),
  telephone: loinc('34748-4', 'Telephone encounter Note'),
} as const;
/** [VSAC] Care Plan Document Type (2.16.840.1.113762.1.4.1099.10), the one of no profession. */
export const planDocumentType = loinc('18776-5', 'Plan of care note');
export const noteCategory = coded(systems.documentCategory)('clinical-note', 'Clinical Note');

/** [THO] class of a visit; [GPS] its type. */
export const visitClasses = {
  inPerson: act('AMB', 'ambulatory'),
  virtual: act('VR', 'virtual'),
  unknown: coded(systems.dataAbsentReason)('unknown', 'Unknown'),
} as const;
export const visitTypes = {
  telephone: snomed('185317003', 'Telephone encounter'),
  followUp: snomed('390906007', 'Follow-up encounter'),
} as const;
export const coachTakesPart = coded(systems.participation)('PPRF', 'primary performer');

/** [US Core] category of a care plan; [PCO], [THO] of a goal and its acceptance by the patient. */
const carePlan = coded(systems.carePlanCategory);
export const carePlanCategory = carePlan('assess-plan', 'Assessment and Plan of Treatment');
export const goalCategory = coded(systems.goalCategory)('behavioral', 'Behavioral');
export const goalAgreed = coded(systems.goalAcceptance)('agree', 'Agree');
export const goalProgress = coded(systems.goalAchievement)('in-progress', 'In Progress');
/** [US Core] category of an ordered or planned service, from its list of SNOMED CT codes. */
export const stepCategory = snomed('409063005', 'Counseling');

/** [THO] scope of a consent; of its categories in R4 the one that says no more than that it is one. */
export const consentScope = coded(systems.consentScope)('treatment', 'Treatment');
export const consentCategory = loinc('59284-0', 'Patient Consent');

/** [THO] categories of observations. */
export const categories = {
  survey: category('survey', 'Survey'),
  vitalSigns: category('vital-signs', 'Vital Signs'),
  activity: category('activity', 'Activity'),
  laboratory: category('laboratory', 'Laboratory'),
} as const;

/** [PCO] importance and confidence have a code of their own, readiness only a panel's; ours beside them. */
export const rulers = {
  importance: [
    own('importance', 'Importance of the change, 0 to 10'),
    pco('importance', 'Importance of change'),
  ],
  confidence: [
    own('confidence', 'Confidence in the change, 0 to 10'),
    pco('confidence', 'Confidence to change'),
  ],
  readiness: [own('readiness', 'Readiness for the change, 0 to 10')],
} as const;

/** [PCO], LOINC answer list LL2335-9: 0 to 10, by its number. */
export const rulerAnswers = [
  loinc('LA6111-4', '0'),
  loinc('LA6112-2', '1'),
  loinc('LA6113-0', '2'),
  loinc('LA6114-8', '3'),
  loinc('LA6115-5', '4'),
  loinc('LA10137-0', '5'),
  loinc('LA10138-8', '6'),
  loinc('LA10139-6', '7'),
  loinc('LA10140-4', '8'),
  loinc('LA10141-2', '9'),
  loinc('LA13942-0', '10'),
] as const;

/** [own] the question, [IG] SNOMED CT for the answers. */
export const stageOfChange = own('stage-of-change', 'Stage of change');
export const stageAnswers = {
  precontemplation: snomed('134414000', 'Precontemplation'),
  contemplation: snomed('134413006', 'Contemplation'),
  preparation: snomed('134412001', 'Preparation'),
  action: snomed('134411008', 'Action'),
  maintenance: snomed('134410009', 'Maintenance'),
  relapse: snomed('134409004', 'Relapse'),
} as const;

/** [own] what the method asks and no public system names; [GPS] the nearest public code after it. */
export const teachBackResult = [
  own('teach-back-result', 'Result of teach-back'),
  snomed('370788009', 'Determination of knowledge level'),
] as const;
const partly = own('partly', 'In part');
export const teachBackAnswers = {
  correct: own('correct', 'Retold correctly'),
  partly,
  'not-yet': own('not-yet', 'Not yet retold'),
} as const;
export const adherentDays = own('adherent-days-7', 'Days of the last 7 on which the medicine was taken');
export const habitCheckIn = own('habit-checkin', 'Check-in on an action plan');
export const habitAnswers = {
  done: own('done', 'Done'),
  partly,
  'not-done': own('not-done', 'Not done this time'),
} as const;
export const timesDone = own('times-done', 'Times done');
export const timesPlanned = own('times-planned', 'Times planned');

export const goalBarrier = own('goal-barrier', 'What may come between');

/** [own] what a task between two talks is. */
export const taskKinds = {
  promise: own('promise', 'Promised by the coach'),
  'follow-up': own('follow-up', 'Next contact'),
  'patient-to-do': own('patient-to-do', 'For the patient to do'),
  escalation: own('escalation', 'Red flag for a clinician'),
} as const;

/** [THO] category of a red flag; [own] what it is, by the domain's kinds. */
export const flagCategory = coded(systems.flagCategory)('safety', 'Safety');
export const redFlags = {
  'self-harm': own('self-harm', 'Thoughts of self-harm'),
  'chest-pain': own('chest-pain', 'Chest pain'),
  'stroke-signs': own('stroke-signs', 'Signs of a stroke'),
  'trouble-breathing': own('trouble-breathing', 'Trouble breathing'),
  'blood-pressure-crisis': own('blood-pressure-crisis', 'Blood pressure in crisis'),
  'severe-low-glucose': own('severe-low-glucose', 'Very low blood sugar'),
  'severe-high-glucose': own('severe-high-glucose', 'Very high blood sugar'),
  'rapid-weight-gain': own('rapid-weight-gain', 'Fast weight gain'),
  abuse: own('abuse', 'Abuse or not safe at home'),
  'side-effect-today': own('side-effect-today', 'Side effect of a medicine'),
  other: own('other-safety-concern', 'Another safety concern'),
} as const;
/** [GPS] what a handoff orders, [own] where it stands; [R4] what the task on it asks. [US Core] role of a coach in a care team. */
export const handoffCode = snomed('281100006', 'Referral to health worker');
export const handoffTask = coded(systems.taskCode)('fulfill', 'Fulfill the focal request');
export const handoffStates = {
  'warm-handoff': own('warm-handoff', 'Warm handoff: a coach is being called'),
  referred: own('referred', 'Waits for a coach'),
  'on-the-way': own('on-the-way', 'A coach is on the way'),
  met: own('met-in-the-room', 'Met in the room'),
  introduced: own('introduced-by-phone', 'Introduced by phone'),
  booked: own('booked', 'Booked for another time'),
  declined: own('declined', 'The patient declined'),
  missed: own('missed', 'The patient was missed'),
  withdrawn: own('withdrawn', 'Withdrawn by the physician'),
} as const;
export const coachRole = snomed('432100008', 'Health coach');

/** [THO] what a message is, and that it was written here. */
const message = coded(systems.communicationCategory);
export const messageCategories = {
  notification: message('notification', 'Notification'),
  instruction: message('instruction', 'Instruction'),
} as const;
export const writtenHere = coded(systems.participationMode)('ONLINEWRIT', 'online written');

/** [own] why a medicine is not taken as prescribed, by the domain's reasons. */
export const reasonsNotTaken = {
  cost: own('cost', 'Costs too much'),
  'fear-of-harm': own('fear-of-harm', 'Fear of harm'),
  'side-effects': own('side-effects', 'Side effects'),
  forgets: own('forgets', 'Forgets'),
  'does-not-understand': own('does-not-understand', 'Does not understand what it is for'),
  'feels-well': own('feels-well', 'Feels well without it'),
  'ran-out': own('ran-out', 'Ran out'),
  'hard-to-take': own('hard-to-take', 'Hard to take'),
  'too-many': own('too-many', 'Too many medicines'),
  'prefers-other': own('prefers-other', 'Prefers something else'),
  other: own('other', 'Other reason'),
} as const;

/** [US Core] vital signs that are written; [LOINC] a blood sugar, by the meter it is read on. */
export const vitals = {
  bloodPressure: loinc('85354-9', 'Blood pressure panel with all children optional'),
  systolic: loinc('8480-6', 'Systolic blood pressure'),
  diastolic: loinc('8462-4', 'Diastolic blood pressure'),
  heartRate: loinc('8867-4', 'Heart rate'),
  weight: loinc('29463-7', 'Body weight'),
  waist: loinc('8280-0', 'Waist Circumference at umbilicus by Tape measure'),
  glucose: loinc('41653-7', 'Glucose [Mass/volume] in Capillary blood by Glucometer'),
} as const;

/** UCUM units as they are written: the code and what a person reads. */
export const units = {
  mmHg: { code: 'mm[Hg]', unit: 'mmHg' },
  perMinute: { code: '/min', unit: '/min' },
  kg: { code: 'kg', unit: 'kg' },
  lb: { code: '[lb_av]', unit: 'lb' },
  cm: { code: 'cm', unit: 'cm' },
  inch: { code: '[in_i]', unit: 'in' },
  mgPerDl: { code: 'mg/dL', unit: 'mg/dL' },
  day: { code: 'd', unit: 'days' },
  count: { code: '1', unit: 'times' },
} as const;

/** LOINC codes a measure is recognised by when the chart is read. [US Core], [PA]; the older ones from LOINC. */
export const measureCodes = {
  a1c: ['4548-4', '17856-6', '4549-2', '59261-8'],
  'blood-pressure': ['85354-9', '55284-4', '96607-7'],
  systolic: ['8480-6', '96608-5'],
  diastolic: ['8462-4', '96609-3'],
  weight: ['29463-7', '3141-9'],
  ldl: ['13457-7', '18262-6', '2089-1'],
  glucose: ['2339-0', '2345-7', '1558-6', '41653-7', '14749-6', '15074-8'],
  steps: ['41950-7', '55423-8'],
  egfr: ['98979-8', '62238-1', '48642-3', '33914-3'],
  uacr: ['14959-1', '9318-7'],
  'heart-rate': ['8867-4', '40443-4'],
  bmi: ['39156-5'],
  waist: ['8280-0'],
  phq9: ['44261-6'],
  'activity-minutes': ['82290-8'],
  sleep: ['93832-4'],
  'peak-flow': ['19935-6', '33452-4'],
  smoking: ['72166-2'],
} as const;

/** SNOMED CT yes, as interpreter-needed answers it; [US Core] a value the patient supplied. */
export const yesAnswer = snomed('373066001', 'Yes');
export const patientSupplied = 'patient-supplied';
/** [GPS] what a referral to coaching is coded as. */
export const referralCodes = ['281100006', '3457005', '390893007', '409073007', '409063005'] as const;
