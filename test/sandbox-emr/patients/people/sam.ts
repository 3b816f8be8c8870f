import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** They/them; cholesterol, weight and worry; speaks both languages and prefers English. */
export const sam: Story = {
  id: 'sam-rivera',
  given: ['Sam'],
  family: 'Rivera',
  gender: 'other',
  birthSex: 'F',
  pronouns: 'they',
  age: 37,
  birthday: '08-13',
  language: 'en',
  alsoSpeaks: 'es',
  race: 'White',
  hispanic: true,
  street: '26 Quarry Hill',
  phone: '0115',
  email: true,
  contact: { name: 'Alex Chen', relationship: 'Partner', phone: '0116' },
  payer: 'employer',
  physician: 'dr-osei',
  coach: 'coach-dana',
  heightCm: 165,
  tobacco: 'never',
  problems: [
    { problem: 'lipids', since: 430 },
    { problem: 'obesity', since: 430 },
    { problem: 'anxiety', since: 1600 },
    { problem: 'backPain', since: 220, resolved: 90 },
  ],
  allergies: 'none known',
  medicines: [
    { drug: 'sertraline50', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 800 },
    {
      drug: 'atorvastatin20',
      sig: 'Take 1 tablet by mouth at bedtime',
      daily: 1,
      since: 130,
      ended: { ago: 47, why: 'Muscle aches; wants to try food first' },
    },
    {
      drug: 'ibuprofen200',
      sig: 'Takes 2 tablets as needed for back pain',
      since: 220,
      reported: true,
      ended: { ago: 90, why: 'Back is better', as: 'completed' },
    },
  ],
  visits: [
    { ago: 430, kind: 'office', why: 'Yearly check', bp: [128, 82], pulse: 74, kg: 91.2 },
    { ago: 220, kind: 'office', why: 'Back pain', bp: [130, 84], pulse: 76, kg: 92.8 },
    { ago: 130, kind: 'office', why: 'Cholesterol', bp: [132, 84], pulse: 78, kg: 93.4 },
    {
      ago: 47,
      kind: 'office',
      why: 'Muscle aches',
      bp: [126, 80],
      pulse: 74,
      kg: 92.9,
      note: {
        heard:
          'Aching thighs since the statin, gone three days after stopping. Works at a desk at home, snacks when worried. Used to dance.',
        found: 'Statin side effect. High cholesterol, moderate risk.',
        plan: [
          'Stop atorvastatin for now.',
          'Coaching for three months, then cholesterol again.',
          'If LDL above 160, another medicine.',
        ],
      },
    },
  ],
  draws: drawsOf(`
    ago a1c glucose cholesterol ldl hdl triglycerides alt potassium
    430 5.4 94      246         168 45  165           33  4.2
    130 5.5 97      258         176 44  190           36  4.3
    49  -   -       196         118 46  160           34  -
  `),
  home: {
    weight: { days: 42, every: 7, from: 92.9, to: 92.1 },
    steps: { days: 40, every: 1, from: 3600, to: 6100 },
  },
  referral: {
    ago: 47,
    to: 'coach-dana',
    why: 'LDL high, could not take the statin. Wants to move again, snacks when worried. Uses they/them.',
    problems: ['lipids', 'obesity'],
  },
};
