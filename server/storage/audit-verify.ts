import { asc, gt } from 'drizzle-orm';
import type { Anchor } from './audit-anchor.ts';
import { chainWalk, type Fault } from './audit-chain.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import { auditHead, auditRow } from './schema.ts';

export type Verdict =
  /** `lost`: rows that were anchored outside and went with a loss from which a backup was restored. */
  | { status: 'sound'; practiceId: string; rows: number; anchored: number; lost: number }
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
  const walk = chainWalk(keys, practiceId, anchors);
  for (let length = pageLength; length === pageLength && walk.broken() === undefined; ) {
    const rows = await page(db, practiceId, walk.end().seq);
    length = rows.length;
    for (const row of rows) walk.step(row);
  }
  const broken = walk.broken() ?? walk.endsAt(await headSeen(db, practiceId, walk.end()));
  const rows = walk.end().seq;
  return broken === undefined
    ? { status: 'sound', practiceId, rows, anchored: walk.anchored, lost: walk.lost() }
    : { status: 'broken', practiceId, rows, ...broken };
}

const pageLength = 2_000;

const page = (db: Database, practiceId: string, after: number) =>
  db.withPractice(practiceId, tx =>
    tx.select().from(auditRow).where(gt(auditRow.seq, after)).orderBy(asc(auditRow.seq)).limit(pageLength),
  );

/** The end of the chain; rows written while we were reading are no fault. */
async function headSeen(db: Database, practiceId: string, end: { seq: number; hash: string }) {
  const [head] = await db.withPractice(practiceId, tx => tx.select().from(auditHead));
  const grew = (head?.seq ?? 0) > end.seq && (await page(db, practiceId, end.seq)).length > 0;
  return grew ? end : head;
}
