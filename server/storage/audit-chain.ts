import { type AuditRow, chainHash, chainStart } from './audit.ts';
import type { Anchor } from './audit-anchor.ts';
import type { KeyRing } from './keys.ts';

export type { AuditRow } from './audit.ts';

export type Fault =
  | 'row-changed' // a field, the order or the time of a row is not what was written
  | 'row-missing' // a number is left out
  | 'unknown-key' // a row names a key the ring does not hold
  | 'head-differs' // the end of the chain is not the last row
  | 'behind-anchor' // rows that were anchored outside are gone
  | 'not-as-anchored'; // a row is not the one that was anchored outside
export type Broken = { fault: Fault; seq: number };

/** A practice's chain followed row by row, from the first on. */
export type ChainWalk = {
  step(row: AuditRow): void;
  /** The first fault, if one was met. */
  broken(): Broken | undefined;
  /** Whether the chain may end here: nothing anchored outside is missing, and the end is the last row. */
  endsAt(head: { seq: number; hash: string } | undefined): Broken | undefined;
  /** Where the walk stands: the last sound row. */
  end(): { seq: number; hash: string };
  anchored: number;
  /** Rows that were anchored and then lost with a restore, which is itself a row of the chain. */
  lost(): number;
};

/**
 * Begins to follow a chain against the keys and the anchors kept outside. The row of a restore ends what had been
 * anchored beyond it: those rows are lost and known to be, and it takes the keys to write such a row.
 */
export function chainWalk(keys: KeyRing, practiceId: string, anchors: readonly Anchor[]): ChainWalk {
  let expected = anchors.filter(anchor => anchor.practiceId === practiceId);
  const anchored = expected.length;
  let lost = 0;
  let end = { seq: 0, hash: chainStart };
  let broken: Broken | undefined;
  const faultOf = (row: AuditRow): Broken | undefined => {
    if (row.seq !== end.seq + 1) return { fault: 'row-missing', seq: end.seq + 1 };
    const wanted = chainHash(keys, end.hash, row);
    if (wanted === undefined) return { fault: 'unknown-key', seq: row.seq };
    if (wanted !== row.hash) return { fault: 'row-changed', seq: row.seq };
    if (row.action === 'restore-backup') forgetBeyond(row);
    const differs = expected.some(anchor => anchor.seq === row.seq && anchor.hash !== row.hash);
    return differs ? { fault: 'not-as-anchored', seq: row.seq } : undefined;
  };
  const forgetBeyond = (restore: AuditRow): void => {
    const isGone = (anchor: Anchor) =>
      anchor.seq >= restore.seq && Date.parse(anchor.at) <= Date.parse(restore.at);
    lost += Math.max(0, ...expected.filter(isGone).map(anchor => anchor.seq - restore.seq + 1));
    expected = expected.filter(anchor => !isGone(anchor));
  };
  return {
    step(row) {
      broken ??= faultOf(row);
      if (broken === undefined) end = { seq: row.seq, hash: row.hash };
    },
    broken: () => broken,
    endsAt(head) {
      const newest = Math.max(0, ...expected.map(anchor => anchor.seq));
      if (newest > end.seq) return { fault: 'behind-anchor', seq: end.seq + 1 };
      if ((head?.seq ?? 0) !== end.seq || (head !== undefined && head.seq > 0 && head.hash !== end.hash))
        return { fault: 'head-differs', seq: end.seq };
      return undefined;
    },
    end: () => end,
    anchored,
    lost: () => lost,
  };
}
