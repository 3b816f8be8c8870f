import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { AuditAction } from '../domain/practice/audit-actions.ts';
import type { Database, PracticeTx } from './database.ts';
import { type KeyRing, keyFor } from './keys.ts';
import { auditHead, auditRow } from './schema.ts';

export type { AuditAction } from '../domain/practice/audit-actions.ts';

export type AuditEntry = {
  /** Staff id from the verified login, or `nobody`, or `outbox`. */
  actor: string;
  loginId?: string;
  action: AuditAction;
  patientId?: string;
  entity?: string;
  entityId?: string;
  outcome: 'done' | 'refused';
  /** Ids, codes and field names only; never a name, an answer or a text. */
  detail?: Record<string, string | number | boolean>;
};
/** Writes one entry in a transaction of its own: for looks and refusals, which change nothing else. */
export type Auditor = (practiceId: string, entry: AuditEntry, now: Date) => Promise<void>;

/** The first row of every chain follows this. */
export const chainStart = '0'.repeat(64);

/**
 * Adds one entry to the practice's chain, in the transaction of the deed it tells of: both are saved or neither.
 * The end of the chain is locked until that transaction ends, so call it last in a deed.
 */
export const audit = (
  tx: PracticeTx,
  keys: KeyRing,
  entry: AuditEntry,
  practiceId: string,
  now: Date,
): Promise<void> => auditAll(tx, keys, [entry], practiceId, now);

/** The same for several entries, one after another in the chain, under one lock. */
export async function auditAll(
  tx: PracticeTx,
  keys: KeyRing,
  entries: readonly AuditEntry[],
  practiceId: string,
  now: Date,
): Promise<void> {
  const end = await lockedHead(tx, practiceId);
  const rows = entries.map(entry => {
    const row = { ...asRow(entry), practiceId, seq: end.seq + 1, at: now.toISOString(), keyId: keys.active };
    const hash = chainHash(keys, end.hash, row);
    if (hash === undefined) throw new Error('the active key is not in the ring');
    Object.assign(end, { seq: row.seq, hash });
    return { ...row, hash };
  });
  const written = tx.$with('written').as(tx.insert(auditRow).values(rows).returning({ seq: auditRow.seq }));
  await tx.with(written).update(auditHead).set(end).where(eq(auditHead.practiceId, practiceId));
}

export const auditor =
  (db: Database, keys: KeyRing): Auditor =>
  (practiceId, entry, now) =>
    db.withPractice(practiceId, tx => audit(tx, keys, entry, practiceId, now));

/**
 * HMAC-SHA256 over the hash before and every field of the row, under the practice's audit key. Undefined when the
 * ring does not hold the row's key.
 */
export function chainHash(keys: KeyRing, before: string, row: Omit<AuditRow, 'hash'>): string | undefined {
  const key = keyFor(keys, row.keyId, 'audit', row.practiceId);
  if (key === undefined) return undefined;
  const detail =
    row.detail === null ? null : Object.entries(row.detail).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const fields = [
    row.practiceId,
    row.seq,
    new Date(row.at).toISOString(),
    row.actor,
    row.loginId,
    row.action,
    row.patientId,
    row.entity,
    row.entityId,
    row.outcome,
    detail,
    row.keyId,
  ];
  return createHmac('sha256', key).update(before).update(JSON.stringify(fields)).digest('hex');
}

export type AuditRow = typeof auditRow.$inferSelect;

const asRow = (entry: AuditEntry) => ({
  actor: entry.actor,
  loginId: entry.loginId ?? null,
  action: entry.action,
  patientId: entry.patientId ?? null,
  entity: entry.entity ?? null,
  entityId: entry.entityId ?? null,
  outcome: entry.outcome,
  detail: entry.detail ?? null,
});

/** One statement: makes the head of a new practice, locks that of an old one. */
async function lockedHead(tx: PracticeTx, practiceId: string): Promise<{ seq: number; hash: string }> {
  const [head] = await tx
    .insert(auditHead)
    .values({ practiceId, seq: 0, hash: chainStart })
    .onConflictDoUpdate({ target: auditHead.practiceId, set: { seq: sql`${auditHead.seq}` } })
    .returning({ seq: auditHead.seq, hash: auditHead.hash });
  if (head === undefined) throw new Error('the audit has no head');
  return head;
}
