import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** The oldest: 88, lives alone, many medicines, a fall last month, a daughter who keeps the pill box. */
export const edith: Story = {
  id: 'edith-larsen',
  given: ['Edith', 'Marie'],
  family: 'Larsen',
  gender: 'female',
  birthSex: 'F',
  pronouns: 'she',
  age: 88,
  birthday: '01-11',
  language: 'en',
  race: 'White',
  street: '4 Chapel Green',
  phone: '0171',
  contact: { name: 'Karen Larsen-Holt', relationship: 'Daughter', phone: '0172' },
  payer: 'medicare',
  physician: 'dr-lindqvist',
  coach: 'coach-marcus',
  heightCm: 155,
  tobacco: 'never',
  problems: [
    { problem: 'hypertension', since: 9800 },
    { problem: 'kneeArthritis', since: 5000 },
    { problem: 'hypothyroid', since: 6000 },
    { problem: 'kidney3', since: 1500 },
    { problem: { text: 'Falls, twice in the last year' }, since: 200 },
    { problem: 'urinaryInfection', since: 240, resolved: 228 },
  ],
  allergies: [
    { to: 'Codeine', reaction: 'Confusion', severity: 'severe' },
    { to: 'Adhesive tape', reaction: 'Skin tears' },
  ],
  medicines: [
    { drug: 'amlodipine5', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 1900 },
    { drug: 'losartan50', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 1200 },
    { drug: 'levothyroxine50', sig: 'Take 1 tablet by mouth on an empty stomach', daily: 1, since: 3000 },
    { drug: 'acetaminophen325', sig: 'Take 2 tablets by mouth three times a day', daily: 3, since: 500 },
    {
      drug: 'aspirin81',
      sig: 'Take 1 tablet by mouth once a day',
      daily: 1,
      since: 2500,
      ended: { ago: 33, why: 'Bleeding risk after a fall' },
    },
    { drug: 'vitaminD', sig: 'Takes 1 tablet a day', daily: 1, since: 900, reported: true },
  ],
  visits: [
    { ago: 510, kind: 'office', why: 'Yearly check', bp: [142, 72], pulse: 66, kg: 58.2 },
    { ago: 370, kind: 'office', why: 'Knee pain', bp: [138, 70], pulse: 68, kg: 57.5 },
    { ago: 240, kind: 'telephone', why: 'Burning on urination' },
    { ago: 200, kind: 'office', why: 'Fall in the garden', bp: [136, 68], pulse: 70, kg: 56.8 },
    {
      ago: 34,
      kind: 'emergency',
      why: 'Fall in the bathroom',
      bp: [152, 76],
      pulse: 88,
      kg: 55.9,
      note: {
        heard:
          'Slipped at night on the way to the toilet. On the floor for 20 minutes. No head strike. Bruised hip.',
        found: 'Bruise of the hip, no fracture on X-ray.',
        plan: [
          'Walker at the bedside, night light.',
          'Own doctor to look at blood pressure pills.',
          'Daughter stays this week.',
        ],
      },
    },
    {
      ago: 33,
      kind: 'telephone',
      why: 'After emergency visit',
      note: {
        heard: 'Daughter on the line with her permission. Afraid to bathe alone now. Eats toast for supper.',
        plan: [
          'Stop aspirin.',
          'Visit in a month for lying and standing blood pressure.',
          'Balance class information by mail.',
        ],
      },
    },
  ],
  draws: drawsOf(`
    ago creatinine egfr potassium sodium tsh  hemoglobin ldl
    510 1.08       49   4.4       138    2.1  12.4       108
    200 1.12       47   4.6       136    -    12.1       -
    34  1.15       45   4.5       134    3.8  11.6       -
  `),
  home: { bp: { days: 30, every: 1, from: [146, 74], to: [134, 68] } },
  vaccines: [
    [50, '140', 'Influenza, seasonal, injectable, preservative free'],
    [400, '33', 'Pneumococcal polysaccharide PPV23'],
  ],
  physicianGoals: [{ ago: 200, text: 'Stay in her own home' }],
};
