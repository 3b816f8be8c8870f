import { getTableColumns } from 'drizzle-orm';
import type { Anchor } from '../audit-anchor.ts';
import { type AuditRow, chainWalk } from '../audit-chain.ts';
import type { KeyRing } from '../keys.ts';
import { auditRow } from '../schema.ts';
import { type BackupEnd, type BackupStart, linesOf } from './lines.ts';
import { BackupUnfit } from './sealed-file.ts';

/** A backup that was opened from its first byte to its last, and found whole. */
export type CheckedBackup = BackupStart & { end: BackupEnd; rows: number };

/**
 * Opens a backup and holds it against itself and the outside: every row it says is there and is of its practice, and
 * each practice's audit is one unbroken chain that ends where it stood. `anchorsOf`: the anchors written before it was
 * taken; each must be found in the chain. @throws {BackupUnfit}
 */
export async function checkBackup(
  keys: KeyRing,
  file: string,
  anchorsOf: (start: BackupStart) => readonly Anchor[] = () => [],
): Promise<CheckedBackup> {
  let start: BackupStart | undefined;
  let end: BackupEnd | undefined;
  let anchors: readonly Anchor[] = [];
  let at = { practiceId: '', table: '' };
  const found: BackupEnd = { rows: {}, heads: {} };
  const chains = new Map<string, ReturnType<typeof chainWalk>>();
  for await (const line of linesOf(keys, file)) {
    if (line.is === 'start') {
      start = line;
      anchors = anchorsOf(line);
    } else if (line.is === 'end') end = line;
    else if (line.is === 'table') {
      at = line;
      found.rows[at.practiceId] = { ...found.rows[at.practiceId], [at.table]: 0 };
      if (!chains.has(at.practiceId)) chains.set(at.practiceId, chainWalk(keys, at.practiceId, anchors));
    } else {
      const row = JSON.parse(line.json) as Record<string, unknown>;
      const counts = found.rows[at.practiceId];
      if (counts === undefined || row.practice_id !== at.practiceId) throw new BackupUnfit('rows-missing');
      counts[at.table] = (counts[at.table] ?? 0) + 1;
      if (at.table === 'audit_row') chains.get(at.practiceId)?.step(byProperty(row));
    }
  }
  if (start === undefined || end === undefined) throw new BackupUnfit('cut-off');
  for (const [practiceId, chain] of chains) {
    const broken = chain.broken() ?? chain.endsAt(end.heads[practiceId]);
    if (broken !== undefined)
      throw new BackupUnfit(
        'rows-missing',
        `the audit of practice ${practiceId} is broken (${broken.fault}).`,
      );
  }
  if (JSON.stringify(found.rows) !== JSON.stringify(end.rows)) throw new BackupUnfit('rows-missing');
  const rows = Object.values(end.rows).flatMap(counts => Object.values(counts));
  const { id, takenAt, migration } = start;
  return { id, takenAt, migration, end, rows: rows.reduce((sum, count) => sum + count, 0) };
}

const byProperty = (row: Record<string, unknown>): AuditRow =>
  Object.fromEntries(
    Object.entries(getTableColumns(auditRow)).map(([name, column]) => [name, row[column.name] ?? null]),
  ) as AuditRow;
