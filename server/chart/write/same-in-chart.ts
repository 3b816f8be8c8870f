import { isDeepStrictEqual } from 'node:util';
import type { ChartResource } from '../../domain/chart/chart-write.ts';

/**
 * Whether a resource says what an earlier one said. Left out of the comparison: what names a row, and when it was
 * written down. References to other rows compare, since an unchanged row keeps its name.
 */
export const sameInChart = (resource: ChartResource, earlier: ChartResource | null): boolean =>
  earlier !== null && isDeepStrictEqual(essence(resource), essence(earlier));

function essence(resource: ChartResource): unknown {
  const { id: _id, identifier: _identifier, created: _created, authoredOn: _authored, ...rest } = resource;
  return JSON.parse(JSON.stringify(rest));
}
