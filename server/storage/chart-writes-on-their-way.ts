import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { PracticeTx } from './database.ts';
import { chartWrite } from './schema.ts';

/** `mark` changes when anything of them does, also when one is there; `isUnderWay`: one of them goes on by itself. */
export type OnTheirWay = { mark: string; isUnderWay: boolean };

/** What of this patient the chart has not said it has, as a mark for looking often; charges are the desk's. Changes nothing. */
export const onTheirWayOf = async (tx: PracticeTx, patientId: string): Promise<OnTheirWay> => {
  const [row] = await tx
    .select({
      mark: sql<string>`md5(coalesce(string_agg(${chartWrite.id}::text || ${chartWrite.state} || ${chartWrite.receipt}::text, ',' order by ${chartWrite.id}), ''))`,
      isUnderWay: sql<boolean>`coalesce(bool_or(${chartWrite.state} in ('queued', 'sending', 'unknown')), false)`,
    })
    .from(chartWrite)
    .where(
      and(eq(chartWrite.patientId, patientId), isNull(chartWrite.sentAt), ne(chartWrite.kind, 'charge')),
    );
  return row ?? { mark: '', isUnderWay: false };
};
