import { eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { ranked } from '../../../server/domain/panel/rank.ts';
import { usualWeights } from '../../../server/domain/panel/weights.ts';
import { queueChartIn } from '../../../server/storage/queue-charts.ts';
import { keepPlaces } from '../../../server/storage/queue-rows.ts';
import * as schema from '../../../server/storage/schema.ts';
import type { TestPractice } from '../../parts/practice.ts';
import type { BenchData } from '../server-process.ts';
import { patientAt } from './network.ts';

const tables = [
  ...[schema.contact, schema.promise, schema.teachBack, schema.actionPlan, schema.coachingSession],
  ...[schema.patientReport, schema.question, schema.handoff, schema.coachDate, schema.escalation],
  schema.snooze,
];

/**
 * What a queue is without sets: a transaction a patient, a question a table, the same ranking, and its place kept. Of what
 * was read nothing is made but a few facts, so it is the least that such a program takes.
 */
export async function oneByOne(
  { db, keys }: BenchData,
  { practiceId, staff }: TestPractice,
  many: number,
): Promise<void> {
  for (let n = 0; n < many; n++) {
    const patientId = patientAt(n);
    await db.withPractice(practiceId, async tx => {
      const rowsOf = <T extends PgTable & { patientId: PgColumn }>(table: T) =>
        tx
          .select()
          .from(table as PgTable)
          .where(eq(table.patientId, patientId));
      for (const table of tables) await rowsOf(table);
      await tx
        .select()
        .from(schema.checkIn)
        .where(eq(schema.checkIn.planId, `plan${n}`));
      const promises = await rowsOf(schema.promise);
      const [chart] = await rowsOf(schema.queueChart);
      const known = queueChartIn(keys, practiceId, patientId, (chart?.sealed as string) ?? null);
      const facts = {
        ...{ patientId, coachedSince: '2026-01-05', promises: promises as never, teachBacks: [], plans: [] },
        ...{ checkIns: [], messages: [], answers: [], dates: [], tries: [], redFlags: [], admissions: [] },
        ...{ readings: known?.home ?? [], labs: known?.labs ?? [] },
      };
      const place = ranked(facts, usualWeights, '2026-10-28');
      await keepPlaces(tx, 'one by one', [{ staffId: staff.coach.id, ranked: place }]);
    });
  }
}
