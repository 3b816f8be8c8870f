import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, PracticeTx } from './database.ts';
import type { KeyRing } from './keys.ts';
import {
  billingMonth,
  chartSnapshot,
  emr,
  evaluatedPatient,
  exportLine,
  findDecline,
  findPerson,
  findRun,
  handoff,
  launch,
  login,
  question,
  queueChart,
  remittanceLine,
} from './schema.ts';
import { seal, sealedByOldKey, unseal } from './seal.ts';

/**
 * Seals everything of a practice anew that an older key had sealed: after the active key changed. Row by row and
 * again from the start after a kill; a key may be taken from the ring only when no backup needs it any more.
 * @returns how many texts were sealed anew
 */
export async function reseal(db: Database, keys: KeyRing, practiceId: string): Promise<number> {
  let count = 0;
  for (const column of sealedColumns) {
    count += await db.withPractice(practiceId, tx => resealColumn(tx, keys, practiceId, column));
  }
  return count;
}

/** Every sealed column; `name` and `row` are what its seals name as their place: a line that left is sealed as its month is. */
export const sealedColumns = [
  {
    table: login,
    name: 'login',
    row: login.id,
    sealed: login.tokensSealed,
    key: 'tokensSealed',
    column: 'tokens_sealed',
  },
  { table: launch, name: 'launch', row: launch.id, sealed: launch.sealed, key: 'sealed', column: 'sealed' },
  {
    table: emr,
    name: 'emr',
    row: emr.iss,
    sealed: emr.clientKeySealed,
    key: 'clientKeySealed',
    column: 'client_key_sealed',
  },
  {
    table: emr,
    name: 'emr',
    row: emr.iss,
    sealed: emr.systemKeySealed,
    key: 'systemKeySealed',
    column: 'system_key_sealed',
  },
  {
    table: chartSnapshot,
    name: 'chart_snapshot',
    row: chartSnapshot.patientId,
    sealed: chartSnapshot.sealed,
    key: 'sealed',
    column: 'sealed',
  },
  {
    table: queueChart,
    name: 'queue_chart',
    row: queueChart.patientId,
    sealed: queueChart.sealed,
    key: 'sealed',
    column: 'sealed',
  },
  {
    table: handoff,
    name: 'handoff',
    row: handoff.id,
    sealed: handoff.whoSealed,
    key: 'whoSealed',
    column: 'who_sealed',
  },
  { table: question, name: 'question', row: sql<string>`${question.id}::text`, ...whoOf(question) },
  {
    table: remittanceLine,
    name: 'remittance_line',
    row: remittanceLine.print,
    sealed: remittanceLine.patientSealed,
    key: 'patientSealed',
    column: 'patient_sealed',
  },
  { table: billingMonth, name: 'billing_month', row: monthOf(billingMonth), ...whoOf(billingMonth) },
  { table: exportLine, name: 'billing_month', row: monthOf(exportLine), ...whoOf(exportLine) },
  {
    table: evaluatedPatient,
    name: 'evaluated_patient',
    row: monthOf(evaluatedPatient),
    ...whoOf(evaluatedPatient),
  },
  {
    table: findRun,
    name: 'find_run',
    row: sql<string>`${findRun.id}::text`,
    sealed: findRun.workSealed,
    key: 'workSealed',
    column: 'work_sealed',
  },
  {
    table: findPerson,
    name: 'find_person',
    row: sql<string>`${findPerson.runId} || ' ' || ${findPerson.patientId}`,
    sealed: findPerson.sealed,
    key: 'sealed',
    column: 'sealed',
  },
  {
    table: findDecline,
    name: 'find_decline',
    row: sql<string>`${findDecline.id}::text`,
    sealed: findDecline.sealed,
    key: 'sealed',
    column: 'sealed',
  },
] as const satisfies readonly SealedColumn[];

type SealedColumn = {
  table: PgTable;
  name: string;
  row: AnyPgColumn | SQL<string>;
  sealed: AnyPgColumn;
  key: string;
  column: string;
};

/** A patient's month, as seals of it name their row. */
function monthOf({ month, patientId }: { month: AnyPgColumn; patientId: AnyPgColumn }): SQL<string> {
  return sql<string>`${month} || ' ' || ${patientId}`;
}

function whoOf<T extends { whoSealed: AnyPgColumn }>({ whoSealed }: T) {
  return { sealed: whoSealed, key: 'whoSealed', column: 'who_sealed' };
}

async function resealColumn(
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  at: SealedColumn,
): Promise<number> {
  const rows = await tx
    .select({ row: at.row, sealed: at.sealed })
    .from(at.table)
    .where(isNotNull(at.sealed))
    .for('update');
  let count = 0;
  for (const { row, sealed } of rows as { row: string; sealed: string }[]) {
    if (!sealed.startsWith('v1.') || !sealedByOldKey(keys, sealed)) continue;
    const place = { practiceId, table: at.name, row, column: at.column };
    const anew = seal(keys, place, unseal(keys, place, sealed));
    await tx
      .update(at.table)
      .set({ [at.key]: anew })
      .where(and(eq(sql`${at.row}`, row), eq(at.sealed, sealed)));
    count++;
  }
  return count;
}
