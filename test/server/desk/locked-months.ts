import type { KeptLine } from '../../../server/domain/desk/kept-month.ts';
import { keepMonths, sealWho } from '../../../server/storage/billing-months.ts';
import type { Database } from '../../../server/storage/database.ts';
import { type TestPractice, testKeys } from '../../parts/practice.ts';

export type LockedMonth = {
  patientId: string;
  who: Parameters<typeof sealWho>[3];
  lines: KeptLine[];
};

/** Months that are locked, as a biller leaves them, however many. */
export const lockedMonths = (
  db: Database,
  { practiceId, staff }: TestPractice,
  month: string,
  patients: readonly LockedMonth[],
): Promise<string[]> =>
  db.withPractice(practiceId, tx =>
    keepMonths(
      tx,
      patients.map(({ patientId, who, lines }) => ({
        ...{ practiceId, month, patientId, status: 'locked' as const, rev: 1, wanted: null, lines },
        ...{ batchId: null, deeds: [], staffId: staff.biller.id, at: '2026-11-01T09:00:00Z' },
        whoSealed: sealWho(testKeys, practiceId, { month, patientId }, who),
      })),
    ),
  );
