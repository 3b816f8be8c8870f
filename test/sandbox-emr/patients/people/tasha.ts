import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** Depression getting lighter, weight gained in the dark months, poor sleep. */
export const tasha: Story = {
  id: 'tasha-brooks',
  given: ['Latasha', 'Renee'],
  family: 'Brooks',
  called: 'Tasha',
  gender: 'female',
  birthSex: 'F',
  pronouns: 'she',
  age: 41,
  birthday: '12-19',
  language: 'en',
  race: 'Black or African American',
  street: '58 Ferry Street, Unit B',
  phone: '0151',
  email: true,
  payer: 'employer',
  physician: 'dr-osei',
  coach: 'coach-dana',
  heightCm: 168,
  tobacco: 'never',
  problems: [
    { problem: 'depression', since: 420 },
    { problem: 'obesity', since: 1200 },
    { problem: 'sleepApnea', since: 150 },
    { problem: 'backPain', since: 300 },
    { problem: 'sinusitis', since: 340, resolved: 325 },
  ],
  allergies: 'none known',
  medicines: [
    {
      drug: 'sertraline50',
      sig: 'Take 1 tablet by mouth every morning',
      daily: 1,
      since: 400,
      ended: { ago: 98, why: 'Dose raised to 100 mg' },
    },
    { drug: 'sertraline100', sig: 'Take 1 tablet by mouth every morning', daily: 1, since: 98 },
    {
      drug: 'acetaminophen325',
      sig: 'Take 2 tablets by mouth every 6 hours as needed for back pain',
      since: 300,
    },
    { drug: 'vitaminD', sig: 'Takes 1 tablet a day in winter', daily: 1, since: 330, reported: true },
  ],
  visits: [
    { ago: 420, kind: 'office', why: 'Low mood', bp: [126, 80], pulse: 76, kg: 94.2 },
    { ago: 300, kind: 'office', why: 'Back pain', bp: [128, 82], pulse: 78, kg: 96 },
    {
      ago: 98,
      kind: 'office',
      why: 'Depression follow-up',
      bp: [130, 84],
      pulse: 80,
      kg: 99.5,
      note: {
        heard:
          'Gets to work, then to bed. Has stopped singing in the choir. No thoughts of harming herself, asked directly. Sister calls each evening. Wakes unrested.',
        found:
          'Depression, moderately severe on the questionnaire (16). Obesity. Sleep study ordered earlier shows apnea.',
        plan: [
          'Sertraline up to 100 mg.',
          'Counselor referral made.',
          'Coaching with Dana: one small pleasant thing a day, sleep times, walking with her sister.',
          'Score again in six weeks.',
        ],
      },
    },
    { ago: 55, kind: 'telephone', why: 'How the higher dose is going' },
    { ago: 13, kind: 'office', why: 'Depression follow-up', bp: [124, 80], pulse: 74, kg: 98.6 },
  ],
  draws: drawsOf(`
    ago a1c glucose cholesterol ldl hdl triglycerides tsh hemoglobin alt potassium
    420 5.5 96      201         124 48  144           2.4 12.6       24  4.0
    98  5.6 99      208         130 46  158           2.9 12.2       28  4.1
  `),
  home: {
    weight: { days: 56, every: 7, from: 99.4, to: 98.5 },
    steps: { days: 45, every: 1, from: 2200, to: 4600 },
  },
  phq9: [
    [420, 14],
    [300, 12],
    [98, 16],
    [55, 13],
    [13, 11],
  ],
  referral: {
    ago: 98,
    to: 'coach-dana',
    why: 'Depression (16), gaining weight, stopped what she likes. Small steps, sleep, walking.',
    problems: ['depression', 'obesity'],
  },
};
