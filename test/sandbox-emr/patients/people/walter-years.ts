import type { ProblemLine } from '../story.ts';
import type { MedicineKey } from '../vocabulary/medicines.ts';
import type { ProblemKey } from '../vocabulary/problems.ts';

/** What twelve years of a very full chart are made of. The problems that stayed: */
export const STANDING: ProblemKey[] = [
  'hypertension',
  'diabetes',
  'lipids',
  'heartFailure',
  'atrialFibrillation',
  'copd',
  'kidney3',
  'obesity',
  'sleepApnea',
  'kneeArthritis',
  'hypothyroid',
  'reflux',
  'backPain',
  'inactivity',
];

/** Those that came and went. */
export const PASSING: readonly [ProblemLine['problem'], ...ProblemLine['problem'][]] = [
  'bronchitis',
  'urinaryInfection',
  'sinusitis',
  'dizziness',
  { text: 'Cellulitis of the left lower leg' },
  { text: 'Gout flare, great toe' },
  { text: 'Shingles' },
  { text: 'Fall from a ladder' },
  { text: 'Rash under the watch band' },
  { text: 'Ear wax' },
  { text: 'Low potassium' },
  { text: 'Swelling of both ankles' },
  { text: 'Nosebleed on blood thinner' },
  { text: 'Cataract, right eye, operated' },
];

/** [drug, how to take it, times a day] */
export const REGIMEN: readonly (readonly [MedicineKey, string, number?])[] = [
  ['losartan50', 'Take 1 tablet by mouth once a day', 1],
  ['metoprolol50', 'Take 1 tablet by mouth once a day', 1],
  ['furosemide40', 'Take 1 tablet by mouth every morning', 1],
  ['spironolactone25', 'Take 1 tablet by mouth once a day', 1],
  ['apixaban5', 'Take 1 tablet by mouth twice a day', 2],
  ['atorvastatin80', 'Take 1 tablet by mouth at bedtime', 1],
  ['metformin500', 'Take 1 tablet by mouth twice a day with meals', 2],
  ['empagliflozin10', 'Take 1 tablet by mouth every morning', 1],
  ['glipizide5', 'Take 1 tablet by mouth before breakfast', 1],
  ['levothyroxine50', 'Take 1 tablet by mouth on an empty stomach', 1],
  ['omeprazole20', 'Take 1 capsule by mouth before breakfast', 1],
  ['tiotropium', 'Inhale the contents of 1 capsule once a day', 1],
  ['fluticasoneSalmeterol', 'Inhale 1 puff twice a day', 2],
  ['albuterol', 'Inhale 2 puffs every 4 hours as needed'],
  ['acetaminophen325', 'Take 2 tablets by mouth every 6 hours as needed'],
];

type Words = readonly [string, ...string[]];

export const COMPLAINTS: readonly [Words, ...Words[]] = [
  ['Heart failure follow-up', 'Sleeps on two pillows.'],
  ['Diabetes follow-up', 'Sugar is up after his grandson’s birthday.'],
  ['Blood thinner check', 'No bleeding.'],
  ['Cough', 'Brings up white sputum in the morning.'],
  ['Swollen ankles', 'Socks leave marks by noon.'],
  ['Knee pain', 'Stairs are the trouble.'],
  ['Medicine refill', 'Runs out at different days each month.'],
  ['Short of breath', 'Stops once on the way to the mailbox.'],
  ['Blood pressure', 'Forgets the evening pills.'],
  ['Yearly check'],
];

export const WORDS: Words = [
  'Came with his wife.',
  'Came alone by bus.',
  'In good spirits.',
  'Tired of pills, he says.',
  'Slept badly this week.',
  'Walked to the corner and back on four days.',
  'Ate at the diner most evenings.',
];

export const FINDINGS: Words = [
  'Heart failure, stable. Weight steady.',
  'Type 2 diabetes, near goal for his age.',
  'COPD, no flare.',
  'Kidney function a little lower, watch it.',
  'High blood pressure, at goal today.',
  'Some fluid at the ankles, lungs clear.',
  'Atrial fibrillation, rate controlled.',
];

export const PLANS: Words = [
  'Same medicines.',
  'Lab work before the next visit.',
  'Weigh each morning and write it down.',
  'Salt under 2 g a day.',
  'Furosemide twice a day for three days, then back to once.',
  'Call at 1 kg up in a day or 2 kg in a week.',
  'Show inhaler use at the next visit.',
];

type OutsideDocument = readonly [loinc: string, display: string, title: string];

export const OUTSIDE: readonly [OutsideDocument, ...OutsideDocument[]] = [
  ['18842-5', 'Discharge summary', 'Hospital discharge summary'],
  ['11488-4', 'Consult note', 'Cardiology letter'],
  ['11488-4', 'Consult note', 'Kidney clinic letter'],
  ['11488-4', 'Consult note', 'Eye examination'],
  ['28570-0', 'Procedure note', 'Cataract operation'],
];
