import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** The one in trouble: A1c above 10 with kidneys going, Spanish with an interpreter, misses visits. */
export const miguel: Story = {
  id: 'miguel-santos',
  given: ['Miguel', 'Ángel'],
  family: 'Santos',
  gender: 'male',
  birthSex: 'M',
  pronouns: 'he',
  age: 62,
  birthday: '10-04',
  language: 'es',
  interpreter: true,
  race: 'Other',
  hispanic: true,
  street: '19 Foundry Court',
  phone: '0181',
  contact: { name: 'Teresa Santos', relationship: 'Wife', phone: '0182' },
  payer: 'medicaid',
  physician: 'dr-lindqvist',
  coach: 'coach-dana',
  heightCm: 169,
  tobacco: 'some days',
  problems: [
    { problem: 'diabetes', since: 4400 },
    { problem: 'kidney3', since: 380 },
    { problem: 'lipids', since: 3000 },
    { problem: 'hypertension', since: 3000 },
    { problem: 'nicotine', since: 6000 },
  ],
  allergies: 'never asked',
  medicines: [
    {
      drug: 'metformin1000',
      sig: 'Take 1 tablet by mouth twice a day with meals',
      daily: 2,
      since: 1300,
      ended: { ago: 16, why: 'Kidney function, changed to 500 mg' },
    },
    { drug: 'metformin500', sig: 'Take 1 tablet by mouth twice a day with meals', daily: 2, since: 16 },
    { drug: 'glipizide5', sig: 'Take 1 tablet by mouth before breakfast', daily: 1, since: 700 },
    {
      drug: 'lisinopril10',
      sig: 'Take 1 tablet by mouth once a day',
      daily: 1,
      since: 1000,
      ended: { ago: 190, why: 'Dose raised' },
    },
    { drug: 'lisinopril20', sig: 'Take 1 tablet by mouth once a day', daily: 1, since: 190 },
    { drug: 'atorvastatin80', sig: 'Take 1 tablet by mouth at bedtime', daily: 1, since: 500 },
    { drug: 'empagliflozin10', sig: 'Take 1 tablet by mouth every morning', daily: 1, since: 16 },
  ],
  visits: [
    { ago: 545, kind: 'office', why: 'Diabetes follow-up', bp: [144, 86], pulse: 82, kg: 79.4 },
    { ago: 380, kind: 'office', why: 'Diabetes follow-up', bp: [148, 88], pulse: 84, kg: 78.1 },
    { ago: 190, kind: 'office', why: 'Diabetes follow-up', bp: [150, 90], pulse: 86, kg: 76.9 },
    {
      ago: 16,
      kind: 'office',
      why: 'Diabetes and kidneys',
      bp: [146, 88],
      pulse: 84,
      kg: 75.2,
      note: {
        heard:
          'Interpreter used. Thirsty, up four times a night. Takes the pills when he feels bad. Roofing work from six, no lunch, then a large supper. Thinks insulin made his cousin blind.',
        found:
          'Type 2 diabetes, A1c 10.4%, losing weight. Kidney disease stage 3, more albumin than last year.',
        plan: [
          'Metformin down to 500 mg twice a day because of the kidneys. Start empagliflozin 10 mg.',
          'Low sugar signs and what to do, taught back.',
          'Coaching with Dana in Spanish this month.',
          'Insulin to be talked about again in three weeks.',
        ],
      },
    },
  ],
  draws: drawsOf(`
    ago a1c  glucose cholesterol ldl hdl triglycerides egfr creatinine uacr potassium sodium
    545 8.9  196     192         110 40  204           66   1.22       64   4.5       138
    380 9.4  212     -           -   -   -             58   1.35       118  4.6       138
    190 9.8  238     171         88  38  226           54   1.43       164  4.8       137
    18  10.4 271     168         86  37  240           48   1.58       242  4.9       136
  `),
  home: {
    fingerstick: { days: 48, every: 3, from: 262, to: 236 },
    bp: { days: 30, every: 5, from: [150, 90], to: [144, 88] },
  },
  referral: {
    ago: 16,
    to: 'coach-dana',
    why: 'A1c 10.4, kidneys worse, afraid of insulin. Spanish interpreter. Missed two visits.',
    problems: ['diabetes', 'kidney3'],
  },
};
