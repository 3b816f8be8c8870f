import type { Settlement, TakenRow } from '../storage/turns-taken.ts';

/**
 * How the turn of a charge ends that must not leave, if it is one: the taking back of a charge that never came into the
 * chart, and a charge that was to follow one which could not be taken back, since both together would be billed twice.
 */
export function idleCharge(row: TakenRow, isUpdate: boolean, at: string): Settlement | undefined {
  if (row.body?.status === 'entered-in-error')
    return isUpdate ? undefined : { state: 'superseded', receipt: { status: 'superseded', at } };
  const isStuck = row.named.some(({ state }) => state === 'refused' || state === 'needs-review');
  return isStuck ? { state: 'refused', receipt: { status: 'refused', at, because: 'conflict' } } : undefined;
}
