import { isDeepStrictEqual } from 'node:util';
import type { ChartResource } from '../../domain/chart/chart-write.ts';
import { list, record } from '../read/loose.ts';

/**
 * Whether a resource says what an earlier one said. Left out of the comparison: what names a row, and when it was
 * written down. References to other rows compare, since an unchanged row keeps its name.
 */
export const sameInChart = (resource: ChartResource, earlier: ChartResource | null): boolean =>
  earlier !== null && isDeepStrictEqual(essence(resource), essence(earlier));

/** Whether a document holds what an earlier one held, in every form it is kept in. */
export const sameWords = (document: ChartResource, earlier: ChartResource | null): boolean =>
  earlier !== null && isDeepStrictEqual(contents(document), contents(earlier));

/** Whether a form is filled in as an earlier one was. */
export const sameAnswers = (form: ChartResource, earlier: ChartResource | null): boolean =>
  earlier !== null && isDeepStrictEqual(plain(form.item), plain(earlier.item));

function essence(resource: ChartResource): unknown {
  const { id: _id, identifier: _identifier, created: _created, authoredOn: _authored, ...rest } = resource;
  return plain(rest);
}

const contents = ({ content }: ChartResource): unknown[] =>
  list(content).map(({ attachment }) => [record(attachment).contentType, record(attachment).data]);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
