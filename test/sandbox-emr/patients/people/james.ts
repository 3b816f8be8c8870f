import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** COPD and a pack a day, cutting down; has tried to quit four times. */
export const james: Story = {
  id: 'james-whitfield',
  given: ['James', 'Earl'],
  family: 'Whitfield',
  called: 'Jim',
  gender: 'male',
  birthSex: 'M',
  pronouns: 'he',
  age: 66,
  birthday: '11-02',
  language: 'en',
  race: 'Black or African American',
  street: '9 Tannery Lane',
  phone: '0121',
  email: true,
  contact: { name: 'Bernice Whitfield', relationship: 'Wife', phone: '0122' },
  payer: 'medicare',
  physician: 'dr-lindqvist',
  coach: 'coach-marcus',
  heightCm: 180,
  tobacco: 'daily',
  problems: [
    { problem: 'copd', since: 2400 },
    { problem: 'nicotine', since: 9000 },
    { problem: 'hypertension', since: 3100 },
    { problem: 'lipids', since: 2000 },
    { problem: 'bronchitis', since: 160, resolved: 145 },
  ],
  allergies: 'none known',
  medicines: [
    { drug: 'albuterol', sig: 'Inhale 2 puffs every 4 hours as needed', since: 1400 },
    { drug: 'tiotropium', sig: 'Inhale the contents of 1 capsule once a day', daily: 1, since: 700 },
    { drug: 'amlodipine5', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 1100 },
    { drug: 'atorvastatin20', sig: 'Take 1 tablet by mouth at bedtime', daily: 1, since: 900 },
    {
      drug: 'nicotinePatch21',
      sig: 'Put on 1 patch each morning',
      daily: 1,
      since: 66,
      ended: { ago: 18, why: 'Stepped down to 14 mg', as: 'completed' },
    },
    { drug: 'nicotinePatch14', sig: 'Put on 1 patch each morning', daily: 1, since: 18 },
  ],
  visits: [
    { ago: 520, kind: 'office', why: 'Yearly check', bp: [138, 84], pulse: 84, kg: 79, oxygen: 94 },
    { ago: 340, kind: 'office', why: 'Cough', bp: [134, 82], pulse: 88, kg: 78.2, oxygen: 93 },
    {
      ago: 160,
      kind: 'emergency',
      why: 'Short of breath',
      by: 'dr-lindqvist',
      bp: [148, 88],
      pulse: 108,
      kg: 77.4,
      oxygen: 89,
      note: {
        heard: 'Three days of cough and green sputum. Used albuterol eight times since morning.',
        found: 'COPD flare with bronchitis. Better with nebulizer and steroids.',
        plan: [
          'Prednisone for five days.',
          'See own doctor within the week.',
          'Talk about stopping smoking.',
        ],
      },
    },
    {
      ago: 152,
      kind: 'office',
      why: 'After emergency visit',
      bp: [132, 80],
      pulse: 86,
      kg: 77.5,
      oxygen: 93,
    },
    {
      ago: 66,
      kind: 'office',
      why: 'Wants to stop smoking',
      bp: [136, 82],
      pulse: 84,
      kg: 78,
      oxygen: 94,
      note: {
        heard:
          'Twenty cigarettes a day for 45 years. Quit four times, the longest for five months after his brother died. Says the scare in the emergency room did it. First cigarette within ten minutes of waking. Wife smokes too.',
        found: 'Nicotine dependence, ready to try. COPD.',
        plan: [
          'Nicotine patch 21 mg, step down after six to eight weeks.',
          'Refer to coaching with Marcus Bell.',
          'Flu and pneumonia vaccines up to date.',
        ],
      },
    },
    { ago: 18, kind: 'telephone', why: 'Patch step-down', by: 'coach-marcus' },
  ],
  draws: drawsOf(`
    ago cholesterol ldl hdl triglycerides creatinine egfr potassium sodium hemoglobin
    520 214         136 44  168           1.02       79   4.3       138    15.6
    152 -           -   -   -             1.08       74   4.1       137    15.9
    66  182         104 46  150           1.05       76   4.4       139    15.4
  `),
  home: {
    bp: { days: 40, every: 4, from: [140, 84], to: [132, 80] },
    steps: { days: 30, every: 1, from: 2600, to: 3400 },
  },
  vaccines: [
    [40, '140', 'Influenza, seasonal, injectable, preservative free'],
    [600, '33', 'Pneumococcal polysaccharide PPV23'],
  ],
  referral: {
    ago: 66,
    to: 'coach-marcus',
    why: 'COPD, 20 cigarettes a day, ready to quit. Wife smokes too.',
    problems: ['nicotine', 'copd'],
  },
  physicianGoals: [{ ago: 120, text: 'Blood pressure below 130/80', below: { bp: [130, 80] } }],
};
