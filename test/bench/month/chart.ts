import type { ChartSnapshot } from '../../../server/domain/chart/snapshot.ts';

const readAt = '2026-10-01T09:00:00Z';
const recorded = <T>(value: T) => ({ status: 'recorded' as const, readAt, value });
const names = [
  ...['Type 2 diabetes mellitus', 'Essential hypertension', 'Hyperlipidemia', 'Obesity, class 2'],
  ...[
    'Chronic kidney disease, stage 3',
    'Depression, recurrent',
    'Osteoarthritis of knee',
    'Nicotine dependence',
  ],
];

/** A chart as it is read of a patient of primary care: some 20 KB of problems, medicines, visits and readings. */
export function chartOf(patientId: string, n: number, physician: string): ChartSnapshot {
  const none = { status: 'none-recorded', readAt } as const;
  const source = (type: string, id: string) => ({ type, id });
  const day = (at: number) => `202${3 + (at % 3)}-0${1 + (at % 9)}-1${at % 9}`;
  return {
    ...{ patientId, readAt, leftOut: [], allergies: none, referrals: none, notes: none, goals: none },
    smoking: none,
    patient: recorded({
      ...{
        id: patientId,
        name: `Patient Number ${patientId}`,
        birthDate: '1958-02-03',
        mrn: `00${patientId}`,
      },
      ...{ interpreter: 'not-recorded' as const, source: source('Patient', patientId) },
    }),
    problems: recorded(
      names.slice(0, 1 + (n % names.length)).map((name, at) => ({
        ...{ name, status: 'active' as const, since: day(at), source: source('Condition', `c${at}`) },
      })),
    ),
    medicines: recorded(
      Array.from({ length: 12 }, (_, at) => ({
        ...{ id: `m${at}`, name: `A medicine with a long name ${at}`, dose: '1 tablet by mouth twice a day' },
        ...{
          status: 'active' as const,
          prescribed: day(at),
          prescriber: physician,
          reason: names[at % 8] ?? '',
        },
        source: source('MedicationRequest', `m${at}`),
      })),
    ),
    measures: recorded(
      (['a1c', 'blood-pressure', 'weight', 'ldl', 'glucose'] as const).map(kind => ({
        ...{ kind, unit: 'mg/dL' },
        readings: Array.from({ length: 20 }, (_, at) => ({
          ...{ at: day(at), value: 100 + at, from: 'lab' as const },
          source: source('Observation', `${kind}${at}`),
        })),
      })),
    ),
    visits: recorded(
      Array.from({ length: 24 }, (_, at) => ({
        ...{ id: `v${at}`, what: 'Office visit', kind: 'office' as const, status: 'finished' as const },
        ...{ start: at === 0 && n % 5 < 4 ? '2026-04-02' : day(at), withWhom: `Dr. ${physician}` },
        source: source('Encounter', `v${at}`),
      })),
    ),
  } as ChartSnapshot;
}
