import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { AuditAction } from '../domain/practice/audit-actions.ts';
import { atTheEnd, type Ending } from './at-the-end.ts';
import { runStatement } from './connections.ts';
import type { Database, PracticeTx } from './database.ts';
import { type KeyRing, keyFor } from './keys.ts';
import { insertFromJson } from './rows-in-json.ts';
import { auditRow } from './schema.ts';

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
 * Adds one entry to the practice's chain, in the transaction of the deed it tells of: both are saved or neither. It is
 * written right before the commit, since the end of the chain is locked from then on.
 */
export const audit = (
  tx: PracticeTx,
  keys: KeyRing,
  entry: AuditEntry,
  practiceId: string,
  now: Date,
): Promise<void> => auditAll(tx, keys, [entry], practiceId, now);

/** The same for several entries, one after another in the chain. */
export async function auditAll(
  tx: PracticeTx,
  keys: KeyRing,
  entries: readonly AuditEntry[],
  practiceId: string,
  now: Date,
): Promise<void> {
  for (const entry of entries)
    atTheEnd(tx, lengthenChain, { entry, keys, practiceId, at: now.toISOString() });
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
  return createHmac('sha256', secretOf(key)).update(before).update(JSON.stringify(fields)).digest('hex');
}

/** As bytes, Node first tries whether they are a key: that took ten times as long as the rest. Made once for each key. */
function secretOf(key: Buffer): KeyObject {
  const secret = secrets.get(key) ?? createSecretKey(key);
  secrets.set(key, secret);
  return secret;
}

const secrets = new WeakMap<Buffer, KeyObject>();

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

/** An entry that is still to be chained. */
export type Link = { entry: AuditEntry; keys: KeyRing; practiceId: string; at: string };

/** The end of a chain. */
export type End = { seq: number; hash: string };

/**
 * All entries of a transaction, in the order they were told, under one lock of the chain's end. They are tried first
 * upon the end that this process wrote last, which spares asking for it; where the chain ends otherwise, nothing of the
 * trial is written.
 */
const lengthenChain: Ending<Link> = async (tx, links) => {
  const practiceId = links[0]?.practiceId ?? '';
  const last = lastEndOf(practiceId);
  if (last !== undefined && (await isWrittenUpon(tx, practiceId, last, links))) return;
  const head = await lockedHead(tx, practiceId);
  if (!(await isWrittenUpon(tx, practiceId, head, links)))
    throw new Error('the end of the audit was not locked');
};

/** By practice. It may be of a transaction that is not committed yet, or never will be: the database knows. */
const lastEnds = new Map<string, End>();

/** The end this process wrote last, where it wrote any: what is to be chained next is tried upon that first. */
export const lastEndOf = (practiceId: string): End | undefined => lastEnds.get(practiceId);

/** The rows of these entries behind an end, and the end that they make; it is taken for the last one from now on. */
export function chainedUpon(before: End, practiceId: string, links: readonly Link[]) {
  let end = before;
  const rows = links.map(({ entry, keys, at }) => {
    const row = { ...asRow(entry), practiceId, seq: end.seq + 1, at, keyId: keys.active };
    const hash = chainHash(keys, end.hash, row);
    if (hash === undefined) throw new Error('the active key is not in the ring');
    end = { seq: row.seq, hash };
    return { ...row, hash };
  });
  lastEnds.set(practiceId, end);
  return { rows, end };
}

async function isWrittenUpon(
  tx: PracticeTx,
  practiceId: string,
  before: End,
  links: readonly Link[],
): Promise<boolean> {
  const { rows, end } = chainedUpon(before, practiceId, links);
  const values = [JSON.stringify(rows), practiceId, end.seq, end.hash, before.seq, before.hash];
  return (await runStatement(tx, lengthen, values)).length === 1;
}

/** The end of the chain, locked; that of a new practice is made first. */
export async function lockedHead(tx: PracticeTx, practiceId: string): Promise<End> {
  const ask = (statement: typeof lockHead, values: unknown[]) =>
    runStatement<{ seq: string; hash: string }>(tx, statement, values);
  const [head = (await ask(makeHead, [practiceId, chainStart]))[0]] = await ask(lockHead, [practiceId]);
  if (head === undefined) throw new Error('the audit has no head');
  const end = { seq: Number(head.seq), hash: head.hash };
  lastEnds.set(practiceId, end);
  return end;
}

const lockHead = {
  name: 'audit-lock-head',
  text: 'select seq, hash from audit_head where practice_id = $1 for update',
};

/** Of two transactions that make it at once, one finds what the other made. */
const makeHead = {
  name: 'audit-make-head',
  text: `insert into audit_head (practice_id, seq, hash) values ($1, 0, $2)
    on conflict (practice_id) do update set seq = audit_head.seq returning seq, hash`,
};

/**
 * SQL: the end of a practice's chain as `locked`. It is looked at once it is locked: asked for by its hash, it would not be
 * found as long as the transaction that writes it has not ended.
 */
export const lockedEnd = (practice: string): string => `locked as materialized (
      select seq, hash from audit_head where practice_id = ${practice} for update)`;

const lengthen = {
  name: 'audit-lengthen',
  text: `with ${lockedEnd('$2')},
    moved as (
      update audit_head set seq = $3, hash = $4
      where practice_id = $2 and exists (select from locked where seq = $5 and hash = $6) returning seq),
    written as (${insertFromJson(auditRow, 1)} where exists (select from moved))
    select seq from moved`,
};
