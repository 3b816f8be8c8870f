import type { Band, MeasureKind } from '../../domain/chart/snapshot.ts';
import { happenedAt, sortKey } from './dates.ts';
import { type Loose, list, number, record, text } from './loose.ts';
import { inOurUnit } from './measure-units.ts';

/** The newest reference range that the laboratory itself sent with a reading; we make none up. */
export const bandOf = (kind: MeasureKind, resources: Loose[]): Band | undefined => {
  const newestFirst = [...resources].sort(
    (one, other) => sortKey(happenedAt(other, 'effective')) - sortKey(happenedAt(one, 'effective')),
  );
  for (const resource of newestFirst) {
    const range = list(resource.referenceRange).find(one => one.low !== undefined || one.high !== undefined);
    const low = range && bound(kind, range.low);
    const high = range && bound(kind, range.high);
    if (low !== undefined || high !== undefined) return { low, high, source: 'reference range in the chart' };
  }
  return undefined;
};

function bound(kind: MeasureKind, quantity: unknown): number | undefined {
  const { value, code, unit } = record(quantity);
  const read = number(value);
  return read === undefined ? undefined : inOurUnit(kind, read, text(code) ?? text(unit))?.value;
}
