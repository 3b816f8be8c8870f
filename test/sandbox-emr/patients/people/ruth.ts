import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** Blood pressure that four visits could not bring down, and a log that says pills are missed. */
export const ruth: Story = {
  id: 'ruth-abrams',
  given: ['Ruth', 'Naomi'],
  family: 'Abrams',
  gender: 'female',
  birthSex: 'F',
  pronouns: 'she',
  age: 69,
  birthday: '03-03',
  language: 'en',
  race: 'White',
  street: '155 Library Place',
  phone: '0117',
  email: true,
  contact: { name: 'David Abrams', relationship: 'Son', phone: '0118' },
  payer: 'medicare',
  physician: 'dr-osei',
  coach: 'coach-marcus',
  heightCm: 160,
  tobacco: 'former',
  problems: [
    { problem: 'hypertension', since: 4100 },
    { problem: 'lipids', since: 2600 },
    { problem: 'reflux', since: 1700 },
    { problem: 'inactivity', since: 170 },
  ],
  allergies: [{ to: 'Amoxicillin', reaction: 'Rash' }],
  medicines: [
    { drug: 'lisinopril20', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 1500 },
    { drug: 'amlodipine5', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 360 },
    { drug: 'hydrochlorothiazide25', sig: 'Take 1 tablet by mouth every morning', daily: 1, since: 170 },
    { drug: 'spironolactone25', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 14 },
    { drug: 'atorvastatin40', sig: 'Take 1 tablet by mouth at bedtime', daily: 1, since: 1100 },
    { drug: 'omeprazole20', sig: 'Take 1 capsule by mouth before breakfast', daily: 1, since: 900 },
  ],
  visits: [
    { ago: 525, kind: 'office', why: 'Blood pressure', bp: [158, 88], pulse: 72, kg: 70.4 },
    { ago: 360, kind: 'office', why: 'Blood pressure', bp: [162, 90], pulse: 74, kg: 70.9 },
    {
      ago: 170,
      kind: 'office',
      why: 'Blood pressure',
      bp: [160, 88],
      pulse: 70,
      kg: 71.6,
      note: {
        heard:
          'Pharmacy shows two refills in nine months. Says the morning pills make her go to the bathroom on the bus to the library.',
        found: 'High blood pressure, not at goal on two medicines, many doses missed.',
        plan: [
          'Third medicine added.',
          'Coaching: when to take which pill.',
          'Home cuff lent by the practice.',
        ],
      },
    },
    { ago: 14, kind: 'office', why: 'Blood pressure', bp: [164, 92], pulse: 72, kg: 71.9 },
  ],
  draws: drawsOf(`
    ago creatinine egfr potassium sodium ldl hdl cholesterol triglycerides uacr
    525 0.86       74   4.2       140    96  58  178         120           12
    170 0.9        70   4.0       139    104 56  188         138           -
    14  0.94       66   3.7       138    98  57  180         126           26
  `),
  home: {
    bp: { days: 84, every: 2, from: [150, 84], to: [146, 84] },
    steps: { days: 21, every: 1, from: 4100, to: 4300 },
  },
  referral: {
    ago: 170,
    to: 'coach-marcus',
    why: 'Blood pressure 160/88 on three medicines, misses doses because of the water pill.',
    problems: ['hypertension'],
  },
  physicianGoals: [{ ago: 150, text: 'Blood pressure below 140/85', below: { bp: [140, 85] } }],
};
