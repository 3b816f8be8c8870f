import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** Heart failure with weak kidneys: weighs himself each morning, and the weight has begun to climb. */
export const harold: Story = {
  id: 'harold-kim',
  given: ['Harold', 'Sung'],
  family: 'Kim',
  gender: 'male',
  birthSex: 'M',
  pronouns: 'he',
  age: 72,
  birthday: '09-25',
  language: 'en',
  race: 'Asian',
  street: '340 Church Street',
  phone: '0141',
  contact: { name: 'Grace Kim', relationship: 'Wife', phone: '0142' },
  payer: 'medicare',
  physician: 'dr-lindqvist',
  coach: 'coach-marcus',
  heightCm: 171,
  tobacco: 'former',
  problems: [
    { problem: 'heartFailure', since: 820 },
    { problem: 'kidney3', since: 700 },
    { problem: 'hypertension', since: 6200 },
    { problem: 'lipids', since: 4000 },
    { problem: 'atrialFibrillation', since: 640 },
  ],
  allergies: [{ to: 'Lisinopril', reaction: 'Cough', severity: 'mild' }],
  medicines: [
    { drug: 'losartan50', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 640 },
    { drug: 'metoprolol50', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 640 },
    { drug: 'furosemide40', sig: 'Take 1 tablet by mouth every morning', daily: 1, since: 600 },
    { drug: 'spironolactone25', sig: 'Take half a tablet by mouth once a day', daily: 1, since: 190 },
    { drug: 'apixaban5', sig: 'Take 1 tablet by mouth twice a day', daily: 2, since: 630 },
    { drug: 'atorvastatin40', sig: 'Take 1 tablet by mouth at bedtime', daily: 1, since: 1300 },
    { drug: 'empagliflozin10', sig: 'Take 1 tablet by mouth every morning', daily: 1, since: 26 },
    {
      drug: 'ibuprofen200',
      sig: 'Took 2 tablets as needed for the shoulder',
      since: 260,
      ended: { ago: 120, why: 'Bad for kidneys and heart failure' },
      reported: true,
    },
  ],
  visits: [
    {
      ago: 530,
      kind: 'office',
      why: 'Heart failure follow-up',
      bp: [124, 72],
      pulse: 68,
      kg: 74.1,
      oxygen: 96,
    },
    {
      ago: 400,
      kind: 'office',
      why: 'Heart failure follow-up',
      bp: [122, 70],
      pulse: 66,
      kg: 74.6,
      oxygen: 96,
    },
    { ago: 260, kind: 'office', why: 'Shoulder pain', bp: [130, 76], pulse: 70, kg: 75.2, oxygen: 96 },
    {
      ago: 120,
      kind: 'emergency',
      why: 'Swollen legs, short of breath at night',
      bp: [146, 84],
      pulse: 96,
      kg: 79.8,
      oxygen: 91,
      note: {
        heard:
          'Four kilos up in two weeks after a family wedding. Slept in the chair. Had been taking ibuprofen for the shoulder.',
        found: 'Heart failure, fluid overload. Better after intravenous furosemide.',
        plan: [
          'No ibuprofen.',
          'Weigh each morning; call at 1 kg up in a day or 2 kg in a week.',
          'Salt under 2 g.',
        ],
      },
    },
    {
      ago: 112,
      kind: 'office',
      why: 'After emergency visit',
      bp: [126, 74],
      pulse: 72,
      kg: 75.6,
      oxygen: 95,
      note: {
        heard: 'Sleeps flat again. Wife has taken the soy sauce off the table; he has put it back twice.',
        found: 'Heart failure, stable. Kidney function down a little.',
        plan: ['Same medicines.', 'Refer to coaching: daily weight, salt, what to do when weight climbs.'],
      },
    },
    { ago: 26, kind: 'office', why: 'Heart failure follow-up', bp: [118, 68], pulse: 64, kg: 75, oxygen: 96 },
  ],
  draws: drawsOf(`
    ago creatinine egfr potassium sodium ntprobnp uacr hemoglobin ldl
    530 1.34       56   4.5       139    820      44   13.6       82
    400 1.38       54   4.6       138    -        -    -          -
    260 1.41       53   4.8       138    -        51   13.2       -
    120 1.72       42   4.9       134    3410     -    12.8       -
    112 1.55       47   4.7       137    1620     -    -          -
    26  1.49       50   5.0       138    1180     60   13.0       78
  `),
  home: {
    weight: { days: 60, every: 1, from: 74.6, to: 76.3 },
    bp: { days: 60, every: 3, from: [122, 72], to: [116, 68] },
  },
  vaccines: [[45, '140', 'Influenza, seasonal, injectable, preservative free']],
  referral: {
    ago: 112,
    to: 'coach-marcus',
    why: 'Heart failure, emergency visit. Daily weight, salt, when to call. Wife helps.',
    problems: ['heartFailure', 'kidney3'],
  },
};
