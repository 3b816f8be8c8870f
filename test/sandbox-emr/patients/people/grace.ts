import { drawsOf } from '../draws.ts';
import type { Story } from '../story.ts';

/** Asthma, smokes on weekends; otherwise well, not yet in coaching. */
export const grace: Story = {
  id: 'grace-okafor',
  given: ['Grace', 'Ifeoma'],
  family: 'Okafor',
  gender: 'female',
  birthSex: 'F',
  pronouns: 'she',
  age: 29,
  birthday: '07-22',
  language: 'en',
  race: 'Black or African American',
  street: '801 College Street, Apt 12',
  phone: '0191',
  email: true,
  payer: 'employer',
  physician: 'dr-osei',
  heightCm: 170,
  tobacco: 'some days',
  problems: [
    { problem: 'asthma', since: 8000 },
    { problem: 'anxiety', since: 250 },
    { problem: 'sinusitis', since: 410, resolved: 396 },
  ],
  allergies: [{ to: 'Peanut', reaction: 'Swelling of the lips', severity: 'severe' }],
  medicines: [
    { drug: 'albuterol', sig: 'Inhale 2 puffs every 4 hours as needed', since: 900 },
    {
      drug: 'fluticasone44',
      sig: 'Inhale 2 puffs twice a day',
      daily: 2,
      since: 520,
      ended: { ago: 24, why: 'Changed to combination inhaler' },
    },
    { drug: 'fluticasoneSalmeterol', sig: 'Inhale 1 puff twice a day', daily: 2, since: 24 },
  ],
  visits: [
    { ago: 540, kind: 'office', why: 'New patient', bp: [112, 70], pulse: 68, kg: 66.1, oxygen: 99 },
    { ago: 410, kind: 'telephone', why: 'Sinus pain' },
    { ago: 250, kind: 'office', why: 'Cannot sleep before exams', bp: [118, 74], pulse: 82, kg: 65 },
    {
      ago: 24,
      kind: 'office',
      why: 'Asthma worse',
      bp: [116, 72],
      pulse: 76,
      kg: 65.4,
      oxygen: 97,
      note: {
        heard:
          'Blue inhaler most days for a month. Smokes three or four cigarettes on Friday and Saturday nights.',
        found: 'Asthma, not controlled.',
        plan: [
          'Combination inhaler twice a day.',
          'Show inhaler use at the next visit.',
          'Think about the weekend cigarettes.',
        ],
      },
    },
  ],
  draws: drawsOf(`
    ago glucose cholesterol ldl hdl triglycerides hemoglobin tsh potassium sodium creatinine egfr
    540 84      166         92  60  70            12.9       1.6 4.0       140    0.72       112
    250 86      -           -   -   -             13.1       1.9 4.1       139    0.74       110
  `),
  home: { steps: { days: 30, every: 1, from: 9200, to: 8400 } },
};
