import { asc, gt } from 'drizzle-orm';
import { chainHash, chainStart } from './audit.ts';
import type { Anchor } from './audit-anchor.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import { auditHead, auditRow } from './schema.ts';

export type Fault =
  | 'row-changed' // a field, the order or the time of a row is not what was written
  | 'row-missing' // a number is left out
  | 'unknown-key' // a row names a key the ring does not hold
  | 'head-differs' // the end of the chain is not the last row
  | 'behind-anchor' // rows that were anchored outside are gone
  | 'not-as-anchored'; // a row is not the one that was anchored outside

export type Verdict =
  | { status: 'sound'; practiceId: string; rows: number; anchored: number }
  | { status: 'broken'; practiceId: string; rows: number; fault: Fault; seq: number };

/**
 * Follows a practice's audit from its first row to its end, against the keys and against the anchors kept outside.
 * Finds any row changed, removed, inserted, swapped, back-dated or moved from another practice; a tail cut off
 * together with its head only an anchor can tell.
 */
export async function verifyAudit(
  db: Database,
  keys: KeyRing,
  practiceId: string,
  anchors: readonly Anchor[] = [],
): Promise<Verdict> {
  const anchored = new Map(
    anchors.filter(anchor => anchor.practiceId === practiceId).map(a => [a.seq, a.hash]),
  );
  let seq = 0;
  let hash = chainStart;
  const broken = (fault: Fault, at: number): Verdict => ({
    status: 'broken',
    practiceId,
    rows: seq,
    fault,
    seq: at,
  });
  for (;;) {
    const rows = await page(db, practiceId, seq);
    for (const row of rows) {
      if (row.seq !== seq + 1) return broken('row-missing', seq + 1);
      const wanted = chainHash(keys, hash, row);
      if (wanted === undefined) return broken('unknown-key', row.seq);
      if (wanted !== row.hash) return broken('row-changed', row.seq);
      if (anchored.has(row.seq) && anchored.get(row.seq) !== row.hash)
        return broken('not-as-anchored', row.seq);
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < pageLength) break;
  }
  const newest = Math.max(0, ...anchored.keys());
  if (newest > seq) return broken('behind-anchor', seq + 1);
  const head = await headOf(db, practiceId);
  if ((head?.seq ?? 0) < seq || (head !== undefined && head.seq === seq && head.hash !== hash)) {
    return broken('head-differs', seq);
  }
  if ((head?.seq ?? 0) > seq && !(await grewSince(db, practiceId, seq))) return broken('head-differs', seq);
  return { status: 'sound', practiceId, rows: seq, anchored: anchored.size };
}

const pageLength = 2_000;

const page = (db: Database, practiceId: string, after: number) =>
  db.withPractice(practiceId, tx =>
    tx.select().from(auditRow).where(gt(auditRow.seq, after)).orderBy(asc(auditRow.seq)).limit(pageLength),
  );

const headOf = async (db: Database, practiceId: string) =>
  (await db.withPractice(practiceId, tx => tx.select().from(auditHead)))[0];

/** Rows written while we were reading are no fault. */
const grewSince = async (db: Database, practiceId: string, seq: number): Promise<boolean> =>
  (await page(db, practiceId, seq)).length > 0;
