import { type OurRecord, type PrepInput, prepView } from '../../../../server/domain/chart/prep-rules.ts';
import type {
  ChartSnapshot,
  Measure,
  Medicine,
  Reading,
  Visit,
} from '../../../../server/domain/chart/snapshot.ts';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import { activate } from '../../../../server/domain/session/plan.ts';
import type { ActivePlan } from '../../../../server/domain/session/signed.ts';
import { agreed, rules } from '../session/walking.ts';

const readAt = '2026-03-02T18:41:00Z';
export const recorded = <T>(value: T) => ({ status: 'recorded', value, readAt }) as const;
export const none = { status: 'none-recorded', readAt } as const;
export const unread = { status: 'could-not-be-read', because: 'took-too-long', readAt } as const;

export const reading = (at: string, value: number, from: Reading['from'], second?: number): Reading => ({
  at,
  value,
  ...(second !== undefined && { second }),
  from,
  source: { type: 'Observation', id: `o-${at}` },
});
export const measure = (kind: Measure['kind'], unit: string, ...readings: Reading[]): Measure => ({
  kind,
  unit,
  readings,
});
export const medicine = (name: string, prescribed?: string, more: Partial<Medicine> = {}): Medicine => ({
  id: `m-${name}`,
  name,
  status: 'active',
  ...(prescribed && { prescribed }),
  source: { type: 'MedicationRequest', id: `m-${name}` },
  ...more,
});
export const visit = (kind: Visit['kind'], start: string, reason?: string): Visit => ({
  id: `v-${start}`,
  what: 'visit',
  kind,
  status: 'finished',
  start,
  ...(reason && { reason }),
  source: { type: 'Encounter', id: `v-${start}` },
});

const problem = (name: string) => ({
  name,
  status: 'active' as const,
  source: { type: 'Condition', id: name },
});

/** Rosa on 2 March 2026: A1c coming down, a fright with dizziness, a new dose, Spanish at home. */
export const rosaChart: ChartSnapshot = {
  patientId: 'rosa',
  readAt,
  patient: recorded({
    id: 'rosa',
    name: 'Rosa Morales',
    birthDate: '1967-06-17',
    language: 'es',
    interpreter: 'needed',
    phone: '555-0111',
    source: { type: 'Patient', id: 'rosa' },
  }),
  problems: recorded([problem('Type 2 diabetes'), problem('Hypertension')]),
  medicines: recorded([
    medicine('Lisinopril 20 mg', '2023-09-14'),
    medicine('Metformin 500 mg', '2023-12-03', { status: 'stopped' }),
    medicine('Metformin 1000 mg', '2026-02-09', { dose: 'twice a day' }),
  ]),
  allergies: none,
  measures: recorded([
    measure(
      'a1c',
      '%',
      reading('2025-08-16', 8.8, 'lab'),
      reading('2025-11-14', 9.1, 'lab'),
      reading('2026-02-19', 8.2, 'lab'),
    ),
    measure(
      'blood-pressure',
      'mm[Hg]',
      reading('2025-11-14', 146, 'clinic', 88),
      reading('2026-02-27T15:00:00Z', 136, 'home', 82),
      reading('2026-03-01T15:00:00Z', 138, 'home', 82),
    ),
    measure('weight', 'kg', reading('2025-11-14', 84, 'clinic'), reading('2026-02-09', 81.8, 'clinic')),
    measure('glucose', 'mg/dL', reading('2026-02-28', 164, 'home')),
    measure('ldl', 'mg/dL', reading('2025-11-14', 92, 'lab')),
    measure('egfr', 'mL/min/{1.73_m2}', reading('2026-02-19', 88, 'lab')),
    measure('heart-rate', '/min', reading('2026-02-09', 84, 'clinic')),
    measure('uacr', 'mg/g', reading('2025-11-14', 18, 'lab')),
  ]),
  visits: recorded([
    visit('office', '2025-11-14', 'Diabetes follow-up'),
    visit('emergency', '2026-02-12T03:30:00Z', 'Dizziness on standing'),
    visit('telephone', '2026-02-20', 'Lab results'),
  ]),
  referrals: recorded([
    {
      why: 'A1c 9.1, wants to avoid insulin',
      by: 'Dr. Osei',
      at: '2025-11-14',
      source: { type: 'ServiceRequest', id: 'r1' },
    },
  ]),
  notes: none,
  goals: none,
  smoking: recorded({ status: 'never', source: { type: 'Observation', id: 's1' } }),
  leftOut: [],
};

const made = activate('p1', agreed, rules);
if (made.status !== 'active') throw new Error(`the plan of the tests lacks ${made.missing.join(', ')}`);
export const walkingPlan: ActivePlan = made;

export const rosaInput: PrepInput = {
  snapshot: rosaChart,
  snapshotIsStale: false,
  ours: {
    plans: [{ id: 'p1', plan: walkingPlan, since: '2026-02-04T18:00:00Z' }],
    checkIns: ['02-05', '02-06', '02-07', '02-09', '02-11', '02-13', '02-16', '02-18', '02-20'].map(
      (day, n) => ({
        planId: 'p1',
        day: `2026-${day}`,
        done: n < 7 ? 'done' : 'not-done',
      }),
    ),
    teachBacks: [],
    promises: [],
    sessions: [
      {
        id: 's1',
        status: 'signed',
        coach: 'Dana Reyes',
        openedAt: '2026-02-04T17:00:00Z',
        signedAt: '2026-02-04T18:00:00Z',
        mine: true,
      },
    ],
  },
  today: '2026-03-02',
  settings: defaultSettings,
};

/** Rosa's prep, with parts of her chart or of our record replaced. */
export const prep = (
  chart: Partial<ChartSnapshot> = {},
  ours: Partial<OurRecord> = {},
  more: Partial<PrepInput> = {},
) =>
  prepView({
    ...rosaInput,
    ...more,
    snapshot: { ...rosaChart, ...chart },
    ours: { ...rosaInput.ours, ...ours },
  });
