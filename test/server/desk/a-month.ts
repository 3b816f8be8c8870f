import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import type { Database } from '../../../server/storage/database.ts';
import { contact, practice, staff } from '../../../server/storage/schema.ts';
import { keepSnapshot } from '../../../server/storage/snapshots.ts';
import { type TestPractice, testKeys } from '../../parts/practice.ts';

/** A practice that takes part in care management: its coach is a medical assistant under its physician. */
export async function readyForBilling(db: Database, home: TestPractice): Promise<void> {
  const settings = {
    ...home.settings,
    billing: { ...usualBilling, offers: ['ccm' as const, 'chi' as const] },
  };
  await db.withPractice(home.practiceId, async tx => {
    await tx.update(practice).set({ settings });
    await tx
      .update(staff)
      .set({ credential: 'MA', supervisorId: home.staff.physician.id })
      .where(eq(staff.id, home.staff.coach.id));
    await tx.update(staff).set({ credential: 'MD' }).where(eq(staff.id, home.staff.physician.id));
  });
}

/** A call of so many minutes by the practice's coach. */
export const aCall = (db: Database, home: TestPractice, patientId: string, day: string, minutes: number) =>
  db.withPractice(home.practiceId, tx =>
    tx.insert(contact).values({
      ...{ practiceId: home.practiceId, id: randomUUID(), patientId, staffId: home.staff.coach.id },
      ...{ mode: 'phone', startedAt: `${day}T17:00:00Z`, endedAt: `${day}T18:00:00Z` },
      minutes: { byActivity: { planning: minutes }, total: minutes },
    }),
  );

/** The chart as it was read: two conditions that last (unless others are named), and the visit in which it began. */
export async function aChart(
  db: Database,
  home: TestPractice,
  patientId: string,
  who: { name: string; birthDate: string; mrn: string },
  problems = ['Type 2 diabetes mellitus', 'Essential hypertension'],
  readAt = '2026-10-01T09:00:00Z',
): Promise<void> {
  const none = { status: 'none-recorded', readAt } as const;
  const source = (type: string, id: string) => ({ type, id });
  const problem = (id: string, name: string) => ({
    ...{ name, status: 'active' as const, source: source('Condition', id) },
  });
  await db.withPractice(home.practiceId, tx =>
    keepSnapshot(tx, testKeys, home.practiceId, {
      ...{ patientId, readAt, leftOut: [], medicines: none, allergies: none, measures: none },
      ...{ referrals: none, notes: none, goals: none, smoking: none },
      patient: {
        ...{ status: 'recorded', readAt },
        value: {
          ...{ id: patientId, ...who, interpreter: 'not-recorded' },
          source: source('Patient', patientId),
        },
      },
      problems: {
        ...{ status: 'recorded', readAt },
        value: problems.map((name, n) => problem(`c${n + 1}`, name)),
      },
      visits: {
        ...{ status: 'recorded', readAt },
        value: [
          {
            ...{ id: 'v1', what: 'Office visit', kind: 'office', status: 'finished', start: '2026-04-02' },
            ...{ withWhom: `Dr. ${home.staff.physician.name}`, source: source('Encounter', 'v1') },
          },
        ],
      },
    }),
  );
}
