import type { AuditAction } from '../storage/audit.ts';
import type { PracticeTx } from '../storage/database.ts';
import { looksLately } from '../storage/looks-lately.ts';
import { auditDeed } from './audit-deed.ts';
import type { Doer, WorkflowParts } from './parts.ts';

/** A list that refreshes itself is one look of so many minutes. */
const oneLookMs = 10 * 60_000;

/**
 * Writes down that a list was shown, a row for each patient it names, or one where it names nobody. The same name shown to
 * the same login again within ten minutes is the same look; a name that is new in the list is written down at once.
 */
export async function auditShown(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, loginId, staff }: Omit<Doer, 'patientId'> & { loginId: string },
  { action, patients }: { action: AuditAction; patients: readonly string[] },
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - oneLookMs).toISOString();
  const lately = await looksLately(tx, { loginId, action, since });
  const named: (string | undefined)[] = patients.length > 0 ? [...new Set(patients)] : [undefined];
  for (const patientId of named.filter(id => !lately.has(id ?? null)))
    await auditDeed(tx, parts, { practiceId, loginId, staff, patientId }, { action }, now);
}
