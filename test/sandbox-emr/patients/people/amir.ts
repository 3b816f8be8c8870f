import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** Truck driver, diabetes found at the licence medical; eats on the road, reached by telephone. */
export const amir: Story = {
  id: 'amir-haddad',
  given: ['Amir'],
  family: 'Haddad',
  gender: 'male',
  birthSex: 'M',
  pronouns: 'he',
  age: 47,
  birthday: '05-30',
  language: 'en',
  race: 'White',
  street: '1206 Station Avenue',
  phone: '0161',
  email: true,
  contact: { name: 'Salma Haddad', relationship: 'Sister', phone: '0162' },
  payer: 'employer',
  physician: 'dr-osei',
  coach: 'coach-marcus',
  heightCm: 176,
  tobacco: 'former',
  problems: [
    { problem: 'diabetes', since: 96 },
    { problem: 'lipids', since: 520 },
    { problem: 'obesity', since: 520 },
    { problem: 'inactivity', since: 96 },
    { problem: 'reflux', since: 1100 },
  ],
  allergies: 'none known',
  medicines: [
    { drug: 'metformin500', sig: 'Take 1 tablet by mouth twice a day with meals', daily: 2, since: 94 },
    { drug: 'atorvastatin20', sig: 'Take 1 tablet by mouth at bedtime', daily: 1, since: 94 },
    { drug: 'omeprazole20', sig: 'Take 1 capsule by mouth before breakfast', daily: 1, since: 800 },
    { drug: 'semaglutide', sig: 'Inject 0.25 mg under the skin once a week', since: 9 },
  ],
  visits: [
    { ago: 520, kind: 'office', why: 'Yearly check', bp: [132, 84], pulse: 80, kg: 108.2 },
    {
      ago: 94,
      kind: 'office',
      why: 'Sugar found at the licence medical',
      bp: [136, 86],
      pulse: 84,
      kg: 111.5,
      note: {
        heard:
          'Drives five days out of seven, sleeps in the cab. Two large sodas and fried food at the stops. Worried about keeping his licence. Father had a stroke at 59.',
        found: 'Type 2 diabetes, new, A1c 8.6%. High cholesterol. Obesity.',
        plan: [
          'Metformin 500 mg twice a day, atorvastatin 20 mg.',
          'Coaching by telephone at his rest stops.',
          'Home glucose before breakfast.',
        ],
      },
    },
    { ago: 60, kind: 'telephone', why: 'Stomach upset on metformin' },
    { ago: 9, kind: 'office', why: 'Diabetes follow-up', bp: [130, 82], pulse: 78, kg: 108.9 },
  ],
  draws: drawsOf(`
    ago a1c glucose cholesterol ldl hdl triglycerides egfr creatinine uacr potassium alt
    520 6.1 109     218         141 38  212           94   0.95       -    4.3       44
    96  8.6 188     226         146 36  264           92   0.97       18   4.4       52
    9   7.7 160     170         92  39  204           93   0.96       -    4.2       41
  `),
  home: {
    fingerstick: { days: 90, every: 2, from: 186, to: 148 },
    steps: { days: 35, every: 1, from: 2400, to: 3900 },
    weight: { days: 84, every: 14, from: 111.5, to: 108.9 },
  },
  referral: {
    ago: 94,
    to: 'coach-marcus',
    why: 'New diabetes, A1c 8.6. Truck driver, food on the road, telephone only.',
    problems: ['diabetes', 'inactivity'],
  },
};
