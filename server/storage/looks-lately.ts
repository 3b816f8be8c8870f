import { sql } from 'drizzle-orm';
import type { AuditAction } from './audit.ts';
import type { PracticeTx } from './database.ts';

/** Only so much of the chain's end is looked through: where more was written meanwhile, a look is written down once more. */
const endOfChain = 5_000;

/**
 * Whom a login was shown by an action since a moment, as it is written down; `null` stands for a list that named nobody.
 */
export const looksLately = async (
  tx: PracticeTx,
  { loginId, action, since }: { loginId: string; action: AuditAction; since: string },
): Promise<Set<string | null>> => {
  const found = await tx.execute<{ patient_id: string | null }>(sql`
    select distinct patient_id from audit_row
    where seq > (select coalesce(max(seq), 0) - ${endOfChain} from audit_row)
      and login_id = ${loginId} and action = ${action} and outcome = 'done' and at >= ${since}`);
  return new Set(found.rows.map(row => row.patient_id));
};
