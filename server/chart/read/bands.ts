import type { Band, MeasureKind } from '../../domain/chart/snapshot.ts';
import { happenedAt, sortKey } from './dates.ts';
import { type Loose, list } from './loose.ts';
import { inOurUnit } from './measure-units.ts';

/** The newest reference range that the laboratory itself sent with a reading; we make none up. */
export const bandOf = (kind: MeasureKind, resources: Loose[]): Band | undefined => {
  const newestFirst = [...resources].sort(
    (one, other) => sortKey(happenedAt(other, 'effective')) - sortKey(happenedAt(one, 'effective')),
  );
  for (const resource of newestFirst) {
    const range = list(resource.referenceRange).find(one => one.low !== undefined || one.high !== undefined);
    const low = range && inOurUnit(kind, range.low)?.value;
    const high = range && inOurUnit(kind, range.high)?.value;
    if (low !== undefined || high !== undefined) return { low, high, source: 'chart' };
  }
  return undefined;
};
