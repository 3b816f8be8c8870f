import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** The main one: diabetes coming down, a fright with dizziness three weeks ago, a new dose, Spanish at home. */
export const rosa: Story = {
  id: 'rosa-morales',
  given: ['Rosa', 'Elena'],
  family: 'Morales',
  gender: 'female',
  birthSex: 'F',
  pronouns: 'she',
  age: 58,
  birthday: '06-17',
  language: 'es',
  interpreter: true,
  race: 'Other',
  hispanic: true,
  street: '212 Orchard Row, Apt 3',
  phone: '0111',
  contact: { name: 'Lidia Morales', relationship: 'Daughter', phone: '0112' },
  payer: 'medicaid',
  physician: 'dr-osei',
  coach: 'coach-dana',
  heightCm: 157,
  tobacco: 'never',
  problems: [
    { problem: 'diabetes', since: 2190 },
    { problem: 'hypertension', since: 2900 },
    { problem: 'obesity', since: 2900 },
    { problem: 'lipids', since: 1460 },
    { problem: 'kneeArthritis', since: 800 },
    { problem: 'dizziness', since: 23, resolved: 12 },
  ],
  allergies: [{ to: 'Penicillin', reaction: 'Rash', severity: 'moderate' }],
  medicines: [
    { drug: 'lisinopril20', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 900 },
    {
      drug: 'metformin500',
      sig: 'Take 1 tablet by mouth twice a day with meals',
      daily: 2,
      since: 820,
      ended: { ago: 21, why: 'Dose raised to 1,000 mg' },
    },
    { drug: 'atorvastatin40', sig: 'Take 1 tablet by mouth at bedtime', daily: 1, since: 535 },
    {
      drug: 'hydrochlorothiazide25',
      sig: 'Take 1 tablet by mouth every morning',
      daily: 1,
      since: 420,
      ended: { ago: 21, why: 'Dizziness on standing, emergency visit' },
    },
    {
      drug: 'ibuprofen200',
      sig: 'Takes 2 tablets by mouth for knee pain, as needed',
      since: 108,
      reported: true,
    },
    { drug: 'metformin1000', sig: 'Take 1 tablet by mouth twice a day with meals', daily: 2, since: 21 },
  ],
  visits: [
    { ago: 535, kind: 'office', why: 'Yearly check, diabetes', bp: [144, 88], pulse: 78, kg: 82.1 },
    {
      ago: 420,
      kind: 'office',
      why: 'Blood pressure',
      bp: [152, 92],
      pulse: 80,
      kg: 82.8,
      note: {
        heard:
          'Checks blood pressure at the pharmacy, usually above 150. Takes lisinopril most days. Cooks for six.',
        found: 'High blood pressure, not at goal.',
        plan: ['Start hydrochlorothiazide 25 mg every morning.', 'Basic metabolic panel in four weeks.'],
      },
    },
    { ago: 305, kind: 'office', why: 'Diabetes follow-up', bp: [142, 86], pulse: 76, kg: 83.4 },
    { ago: 198, kind: 'office', why: 'Knee pain', bp: [140, 86], pulse: 82, kg: 83.9 },
    {
      ago: 108,
      kind: 'office',
      why: 'Diabetes follow-up',
      bp: [146, 88],
      pulse: 80,
      kg: 84,
      note: {
        heard:
          'Interpreter used. A1c has gone up four times running. Her mother lost a foot after years on insulin and Rosa is afraid of needles. She wants to try food and walking first. Misses the evening metformin two or three times a week.',
        found: 'Type 2 diabetes, A1c 9.1%, not at goal. High blood pressure. Obesity.',
        plan: [
          'Refer to health coaching with Dana Reyes, in Spanish.',
          'Continue metformin 500 mg twice a day; coach to look at the evening dose.',
          'A1c again in three months. If still above 9, talk about other medicines before insulin.',
        ],
      },
    },
    {
      ago: 23,
      kind: 'emergency',
      why: 'Dizziness on standing',
      by: 'dr-lindqvist',
      bp: [104, 62],
      pulse: 98,
      kg: 81.6,
      note: {
        heard:
          'Nearly fell while getting up to hang laundry on a hot day. Ate and drank little. No chest pain, no weakness on one side.',
        found:
          'Dizziness from low volume while taking a water pill. Sodium 134, potassium 3.6. Better after fluids.',
        plan: [
          'Hold hydrochlorothiazide until seen by her own doctor.',
          'Drink water through the day. Stand up slowly.',
          'See Dr. Osei within three days.',
        ],
      },
    },
    {
      ago: 21,
      kind: 'office',
      why: 'After emergency visit',
      bp: [128, 78],
      pulse: 84,
      kg: 81.8,
      note: {
        heard:
          'Interpreter used. No dizziness since the emergency visit. Walks 20 minutes after lunch on most days. Fewer tortillas at supper. Home glucose between 140 and 190.',
        found: 'Dizziness resolved. Diabetes improving, stomach tolerates metformin.',
        plan: [
          'Stop hydrochlorothiazide.',
          'Metformin up to 1,000 mg twice a day with meals.',
          'Home blood pressure each morning, bring the log. Call if above 160 or dizzy again.',
          'Lab work in about ten days, then coaching visit.',
        ],
      },
    },
    {
      ago: 11,
      kind: 'telephone',
      why: 'Lab results',
      note: {
        heard:
          'Told by telephone with interpreter: A1c 8.2%, down from 9.1%. Rosa cried and laughed. Some loose stools in the first week of the higher dose, now settled.',
        plan: [
          'No change in medicines.',
          'Coaching visit and doctor visit on the same day.',
          'Send eye exam referral at next visit.',
        ],
      },
    },
  ],
  draws: drawsOf(`
    ago a1c glucose cholesterol ldl hdl triglycerides egfr creatinine uacr potassium sodium hemoglobin
    535 7.8 152     221         142 41  190           92   0.74       22   4.4       139    -
    392 -   -       -           -   -   -             88   0.78       -    4.0       137    -
    305 8.4 171     -           104 42  -             88   0.77       -    4.1       -      -
    198 8.8 183     -           -   -   -             -    -          -    -         -      -
    110 9.1 204     176         98  43  176           86   0.79       38   4.2       138    -
    23  -   -       -           -   -   -             61   1.06       -    3.6       134    13.1
    12  8.2 158     -           -   -   -             85   0.80       -    4.3       139    -
  `),
  home: {
    bp: { days: 60, every: 2, from: [136, 82], to: [138, 82] },
    weight: { days: 98, every: 7, from: 83.8, to: 81.4 },
    fingerstick: { days: 75, every: 3, from: 196, to: 156 },
    steps: { days: 42, every: 1, from: 3100, to: 5200 },
  },
  vaccines: [
    [330, '140', 'Influenza, seasonal, injectable, preservative free'],
    [700, '33', 'Pneumococcal polysaccharide PPV23'],
  ],
  referral: {
    ago: 108,
    to: 'coach-dana',
    why: 'A1c 9.1, wants to avoid insulin. Spanish, afraid of needles. Help with food at supper, walking, evening metformin.',
    problems: ['diabetes', 'hypertension', 'obesity'],
  },
  physicianGoals: [{ ago: 305, text: 'A1c below 7.5', below: { a1c: 7.5 } }],
};
