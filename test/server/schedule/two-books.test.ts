import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { joinCareTeam } from '../../../server/storage/care-team.ts';
import { auditRow } from '../../../server/storage/schema.ts';
import { lookAtFreeTimes, lookAtSchedule } from '../../../server/workflow/schedule/look-at-schedule.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import { demoSchedule } from '../../sandbox-emr/patients/schedule.ts';
import { type ChartEmr, now, startEmr, today } from '../chart/emr.ts';
import { aChart } from '../desk/a-month.ts';

let emr: ChartEmr;
let fresh: FreshDatabase;
let home: TestPractice;
beforeAll(async () => {
  emr = await startEmr({ patients: 'none', seed: demoSchedule(today) });
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db, { settings: { timeZone: 'America/New_York' } });
  const miguel = { name: 'Miguel Santos', birthDate: '1970-01-01', mrn: 'm' };
  await aChart(fresh.db, home, 'miguel-santos', miguel);
  await fresh.db.withPractice(home.practiceId, tx =>
    joinCareTeam(tx, {
      ...{ practiceId: home.practiceId, patientId: 'miguel-santos', staffId: home.staff.coach.id },
      ...{ because: 'said', since: '2026-10-01T00:00:00Z' },
    }),
  );
});
afterAll(async () => {
  await emr.close();
  await fresh.close();
});

test('the week names whom of the EMR’s own book it knows, and writes that down; where one books, nobody is named', async () => {
  const access = await emr.accessFor('rosa-morales');
  const parts = { db: fresh.db, keys: testKeys, emrAccess: async () => access };
  const { practiceId, iss, settings, staff } = home;
  const dana = {
    ...{ practiceId, iss, settings, scopes: [], loginId: '0198c0de-0000-4000-8000-000000000002' },
    staff: { ...staff.coach, fhirUser: 'Practitioner/coach-dana' },
  };
  const asked = { from: today, days: 1, minutes: 30 };
  const seen = await lookAtSchedule(parts, dana, asked, now);
  if (isRefusal(seen) || seen.emr.is !== 'read') throw new Error('the EMR was not read');
  expect(seen.emr.busy.map(({ patientId, patient }) => [patientId, patient])).toEqual([
    ...[['rosa-morales', undefined] as const, ['miguel-santos', 'Miguel Santos'] as const],
    ...[['tasha-brooks', undefined] as const, ['lucia-fuentes', undefined] as const],
    ['sam-rivera', undefined],
  ]);
  const rows = await fresh.db.withPractice(practiceId, tx => tx.select().from(auditRow));
  const looks = rows.filter(({ action }) => action === 'look-at-schedule').map(one => one.patientId);
  expect(looks).toContain('miguel-santos');
  const free = await lookAtFreeTimes(parts, dana, { ...asked, patient: 'miguel-santos' }, now);
  if (isRefusal(free) || free.emr.is !== 'read') throw new Error('the EMR was not read');
  expect(free.emr.busy.flatMap(Object.keys)).toEqual(free.emr.busy.flatMap(() => ['from', 'to']));
});
