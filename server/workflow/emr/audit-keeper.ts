import { audit } from '../../storage/audit.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { Deed } from '../audit-deed.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';

/** Writes down what who keeps the practice looked at or did, in the deed's own transaction. */
export const auditKeeper = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { staff, loginId, practiceId, patientId }: Keeper,
  deed: Deed,
  now: Date,
): Promise<void> =>
  audit(tx, parts.keys, { actor: staff.id, loginId, patientId, outcome: 'done', ...deed }, practiceId, now);
