import { and, eq, gte, inArray, lte, ne, sql } from 'drizzle-orm';
import type { ClaimedPatient } from '../domain/desk/claimed-patient.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertFromJson } from './rows-in-json.ts';
import { billingMonth } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

export type MonthRow = typeof billingMonth.$inferSelect;

/** What is kept of one month: of everybody, or of these patients. */
export const monthsKept = (
  tx: PracticeTx,
  month: string,
  patientIds?: readonly string[],
): Promise<MonthRow[]> =>
  tx
    .select()
    .from(billingMonth)
    .where(
      and(
        eq(billingMonth.month, month),
        patientIds === undefined ? undefined : inArray(billingMonth.patientId, [...patientIds]),
      ),
    );

/** The same, locked against another deed until the transaction ends. */
export const monthsToChange = (
  tx: PracticeTx,
  month: string,
  patientIds: readonly string[],
): Promise<MonthRow[]> =>
  patientIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(billingMonth)
        .where(and(eq(billingMonth.month, month), inArray(billingMonth.patientId, [...patientIds])))
        .orderBy(billingMonth.patientId)
        .for('update');

export type EarlierRow = {
  patientId: string;
  code: string;
  day: string;
  units: number;
  practitionerId: string;
};

/** Lines that were locked or exported in these earlier months. One statement. */
export const earlierLinesOf = (
  tx: PracticeTx,
  { from, until }: { from: string; until: string },
  patientIds: readonly string[],
): Promise<EarlierRow[]> =>
  patientIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          patientId: billingMonth.patientId,
          code: sql<string>`line ->> 'code'`,
          day: sql<string>`line ->> 'day'`,
          units: sql<number>`(line ->> 'units')::int`,
          practitionerId: sql<string>`line ->> 'practitionerId'`,
        })
        .from(billingMonth)
        .innerJoin(sql`jsonb_array_elements(${billingMonth.lines}) as line`, sql`true`)
        .where(
          and(
            gte(billingMonth.month, from),
            lte(billingMonth.month, until),
            ne(billingMonth.status, 'open'),
            inArray(billingMonth.patientId, [...patientIds]),
          ),
        );

const keep = {
  name: 'keep months of billing',
  text: `${insertFromJson(billingMonth, 1)} on conflict (practice_id, month, patient_id) do update set
    status = excluded.status, rev = excluded.rev, wanted = excluded.wanted, lines = excluded.lines,
    who_sealed = excluded.who_sealed, batch_id = excluded.batch_id, deeds = excluded.deeds,
    staff_id = excluded.staff_id, at = excluded.at
    where billing_month.rev = excluded.rev - 1 returning patient_id as "patientId"`,
};

/** Keeps months as they now stand, in one statement; whose month somebody else changed meanwhile is not among the answer. */
export const keepMonths = async (tx: PracticeTx, rows: readonly MonthRow[]): Promise<string[]> =>
  rows.length === 0
    ? []
    : (await runStatement<{ patientId: string }>(tx, keep, [JSON.stringify(rows)])).map(
        ({ patientId }) => patientId,
      );

export const sealWho = (
  keys: KeyRing,
  practiceId: string,
  of: { month: string; patientId: string },
  who: ClaimedPatient,
): string => seal(keys, placeOf(practiceId, of), JSON.stringify(who));

export const openWho = (
  keys: KeyRing,
  practiceId: string,
  of: { month: string; patientId: string },
  sealed: string,
): ClaimedPatient => JSON.parse(unseal(keys, placeOf(practiceId, of), sealed));

const placeOf = (practiceId: string, of: { month: string; patientId: string }): SealPlace => ({
  ...{ practiceId, table: 'billing_month', row: `${of.month} ${of.patientId}`, column: 'who_sealed' },
});
