import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { exportBatch, exportLine, staff } from './schema.ts';

export type BatchRow = typeof exportBatch.$inferSelect;
export type ExportLineRow = typeof exportLine.$inferSelect;

/** Of a month: whether a payer has a claim of it now. The last export says so, unless that one took it back. */
const isClaimed = `coalesce((select not d.deed ? 'voided' from jsonb_array_elements(m.deeds) with ordinality as d (deed, at)
      where d.deed ->> 'deed' = 'export' order by d.at desc limit 1), false)`;

/**
 * Every locked month is held first, so that whoever would open one waits for the batch: what is frozen is what is marked,
 * and what is locked only afterwards is in neither.
 */
const hold: Statement = {
  name: 'hold locked months',
  text: `
    select m.patient_id as "patientId" from billing_month m
    where m.month = $1 and m.status = 'locked' order by m.patient_id for update`,
};

/**
 * Freezes the lines of the months that are held into a batch: one statement, so one snapshot. A month locked with
 * no lines takes back those it left with last.
 */
const freeze: Statement = {
  name: 'freeze lines of a batch',
  text: `
    insert into export_line (practice_id, batch_id, place, month, patient_id, who_sealed, frequency, line)
    select practice_id, $1::uuid, row_number() over (order by patient_id, at), month, patient_id,
      coalesce(who_sealed, ''), frequency, line
    from (
      select m.practice_id, m.month, m.patient_id, m.who_sealed, l.at, l.line,
        case when ${isClaimed} then 'replacement' else 'original' end as frequency
      from billing_month m cross join lateral jsonb_array_elements(m.lines) with ordinality as l (line, at)
      where m.month = $2 and m.status = 'locked' and m.patient_id = any ($3::text[])
      union all
      select m.practice_id, m.month, m.patient_id, m.who_sealed, e.place, e.line, 'void'
      from billing_month m
        join export_line e on e.practice_id = m.practice_id and e.batch_id = m.batch_id and e.patient_id = m.patient_id
      where m.month = $2 and m.status = 'locked' and m.lines = '[]' and m.patient_id = any ($3::text[])
    ) as lines`,
};

/** And marks those months as exported, with the deed in their history. */
const mark: Statement = {
  name: 'mark months as exported',
  text: `
    update billing_month m set status = 'exported', rev = m.rev + 1, batch_id = $1::uuid, staff_id = $3::uuid,
      at = $4::timestamptz,
      deeds = m.deeds || jsonb_build_array(case when m.lines = '[]' then $5::jsonb || '{"voided": true}' else $5::jsonb end)
    where m.month = $2 and m.status = 'locked' and m.patient_id = any ($6::text[])
    returning m.patient_id as "patientId"`,
};

export type Exporting = { id: string; month: string; staffId: string; by: string; at: string };

/** Moves every locked month into the batch; the patients whose month that was. */
export async function freezeMonth(
  tx: PracticeTx,
  { id, month, staffId, by, at }: Exporting,
): Promise<string[]> {
  const held = (await runStatement<{ patientId: string }>(tx, hold, [month])).map(one => one.patientId);
  if (held.length === 0) return [];
  await runStatement(tx, freeze, [id, month, held]);
  const deed = JSON.stringify({ deed: 'export', by, at });
  const marked = await runStatement<{ patientId: string }>(tx, mark, [
    ...[id, month, staffId, at, deed, held],
  ]);
  return marked.map(({ patientId }) => patientId);
}

/** So many lines of a batch after a place, in order. */
export const linesAfter = (
  tx: PracticeTx,
  batchId: string,
  after: number,
  most: number,
): Promise<ExportLineRow[]> =>
  tx
    .select()
    .from(exportLine)
    .where(and(eq(exportLine.batchId, batchId), gt(exportLine.place, after)))
    .orderBy(asc(exportLine.place))
    .limit(most);

/** Whose rules and which codes a batch's lines were made by, each once. */
export const codesOf = (tx: PracticeTx, batchId: string): Promise<{ payer: string; code: string }[]> =>
  runStatement(tx, codes, [batchId]);

const codes: Statement = {
  name: 'codes of a batch',
  text: `
    select distinct line ->> 'payer' as payer, line ->> 'code' as code from export_line
    where batch_id = $1::uuid order by 1, 2`,
};

export const insertBatch = async (tx: PracticeTx, row: BatchRow): Promise<void> => {
  await tx.insert(exportBatch).values(row);
};

export const batchOf = async (tx: PracticeTx, id: string): Promise<BatchRow | undefined> =>
  (await tx.select().from(exportBatch).where(eq(exportBatch.id, id)))[0];

/** The batches of a month, newest first. */
export const batchesOf = async (tx: PracticeTx, month: string): Promise<(BatchRow & { by: string })[]> =>
  (
    await tx
      .select({ row: exportBatch, by: staff.name })
      .from(exportBatch)
      .innerJoin(staff, and(eq(staff.practiceId, exportBatch.practiceId), eq(staff.id, exportBatch.staffId)))
      .where(eq(exportBatch.month, month))
      .orderBy(desc(exportBatch.at))
  ).map(({ row, by }) => ({ ...row, by }));
