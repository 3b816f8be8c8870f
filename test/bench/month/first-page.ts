import { sql } from 'drizzle-orm';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { pageOfMonth } from '../../../server/storage/evaluated-pages.ts';
import type { Biller } from '../../../server/workflow/desk/teller.ts';
import { atMost, type Figure, median, quantile, timesQuicker, told } from '../figure.ts';
import type { BenchData } from '../server-process.ts';
import { months } from './network.ts';

type Seen = { id: string; patientId: string; startedAt: Date };
const columns = sql`id, patient_id as "patientId", staff_id, mode, started_at as "startedAt", minutes`;

/**
 * The first page of a month of four years ago, as the desk asks for it, beside two ways to get that month's first hundred
 * contacts: all that there are read and filtered here, and pages of a hundred by OFFSET, newest first.
 */
export async function firstPage(data: BenchData, who: Biller): Promise<Figure[]> {
  const within = <T>(work: (tx: PracticeTx) => Promise<T>) => data.db.withPractice(who.practiceId, work);
  const page = (month: string) => (tx: PracticeTx) =>
    pageOfMonth(tx, { month, day: '2026-10-28', language: 'en', page: { first: 100 } });
  await within(page(months.old));
  const ours = await timesOf(200, () => within(page(months.old)));
  const open = await timesOf(200, () => within(page(months.open)));
  const inDatabase = await within(executionMs);
  const all = await timesOf(3, () =>
    within(async tx => {
      await tx.execute(sql`set local statement_timeout = 0`);
      const { rows } = await tx.execute<Seen>(sql`select ${columns} from contact`);
      return rows
        .filter(({ startedAt }) => new Date(startedAt).toISOString().startsWith(months.old))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, 100);
    }),
  );
  const before = await within(async tx =>
    Number(
      (
        await tx.execute<{ n: string }>(
          sql`select count(*) as n from contact where started_at >= (${months.old} || '-01')::date + interval '1 month'`,
        )
      ).rows[0]?.n,
    ),
  );
  const byOffset = await timesOf(7, () =>
    within(tx =>
      tx.execute(sql`select ${columns} from contact order by started_at desc, id limit 100 offset ${before}`),
    ),
  );
  return [
    atMost(5, 'first page of a month, in the database', inDatabase, 'ms'),
    told('first page, asked and answered, p50', median(ours), 'ms'),
    told('first page, asked and answered, p99', quantile(ours, 0.99), 'ms'),
    told('first page of the month that is worked at, p50', median(open), 'ms'),
    timesQuicker(50, 'first page', {
      ours: median(ours),
      theirs: median(all),
      against: 'load all and filter',
    }),
    timesQuicker(300, 'first page', {
      ...{ ours: median(ours), theirs: median(byOffset) },
      against: `OFFSET ${Math.round(before / 1_000)},000, newest first`,
    }),
  ];
}

export async function timesOf(many: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < many; n++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}

/** What the database itself says it took, planning and all: the statement under its name, as the server runs it. */
async function executionMs(tx: PracticeTx): Promise<number> {
  await pageOfMonth(tx, { month: months.old, day: '2026-10-28', language: 'en', page: { first: 100 } });
  const explained = await tx.execute<{ 'QUERY PLAN': string }>(
    sql`explain (analyze, summary) execute "first of a month in en" (${sql.raw(`'${months.old}', '2026-10-28', 100`)})`,
  );
  const lines = explained.rows.map(row => row['QUERY PLAN']).join('\n');
  const ms = (of: string) => Number(new RegExp(`${of} Time: ([\\d.]+) ms`).exec(lines)?.[1] ?? Number.NaN);
  return ms('Planning') + ms('Execution');
}
