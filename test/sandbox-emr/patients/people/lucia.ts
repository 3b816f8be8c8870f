import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** Prediabetes after diabetes in pregnancy; two small children, night shifts, Spanish and some English. */
export const lucia: Story = {
  id: 'lucia-fuentes',
  given: ['Lucía'],
  family: 'Fuentes',
  gender: 'female',
  birthSex: 'F',
  pronouns: 'she',
  age: 34,
  birthday: '02-08',
  language: 'es',
  alsoSpeaks: 'en',
  interpreter: false,
  race: 'White',
  hispanic: true,
  street: '77 Mill Road',
  phone: '0131',
  email: true,
  payer: 'medicaid',
  physician: 'dr-osei',
  coach: 'coach-dana',
  heightCm: 163,
  tobacco: 'never',
  problems: [
    { problem: 'prediabetes', since: 480 },
    { problem: 'obesity', since: 900 },
    { problem: 'asthma', since: 7000 },
    { problem: { text: 'Diabetes in pregnancy, second child' }, since: 1050, resolved: 860 },
  ],
  allergies: [{ to: 'Sulfa drugs', reaction: 'Hives' }],
  medicines: [
    { drug: 'albuterol', sig: 'Inhale 2 puffs every 4 to 6 hours as needed', since: 1500 },
    { drug: 'fluticasone44', sig: 'Inhale 2 puffs twice a day, rinse the mouth after', daily: 2, since: 210 },
    { drug: 'vitaminD', sig: 'Takes 1 tablet a day', daily: 1, since: 300, reported: true },
  ],
  visits: [
    { ago: 480, kind: 'office', why: 'Yearly check', bp: [118, 74], pulse: 72, kg: 86.4 },
    { ago: 210, kind: 'office', why: 'Asthma at night', bp: [122, 76], pulse: 80, kg: 88.1, oxygen: 97 },
    {
      ago: 75,
      kind: 'office',
      why: 'Sugar follow-up',
      bp: [120, 78],
      pulse: 74,
      kg: 88.6,
      note: {
        heard:
          'Cleans offices from ten at night to six. Eats what is left of the children’s supper and a sweet bread at four. Would like to run after her son without stopping for breath.',
        found: 'Prediabetes, A1c 6.2%. Obesity. Asthma better with daily inhaler.',
        plan: ['Refer to health coaching.', 'A1c again in six months.', 'Keep the daily inhaler.'],
      },
    },
    { ago: 30, kind: 'telephone', why: 'Inhaler refill' },
  ],
  draws: drawsOf(`
    ago a1c glucose cholesterol ldl hdl triglycerides alt potassium tsh
    480 5.9 104     188         112 44  160           31  4.2       1.8
    210 6.0 106     -           -   -   -             -   -         -
    75  6.2 112     196         118 43  172           38  4.1       -
  `),
  home: {
    weight: { days: 63, every: 7, from: 88.6, to: 87.2 },
    steps: { days: 28, every: 1, from: 6800, to: 8100 },
  },
  referral: {
    ago: 75,
    to: 'coach-dana',
    why: 'A1c 6.2 after diabetes in pregnancy. Night shifts. Wants energy for the children.',
    problems: ['prediabetes', 'obesity'],
  },
};
