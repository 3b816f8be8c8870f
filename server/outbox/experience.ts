import { planDocument } from '../chart/acceptance.ts';
import { list, record, text } from '../chart/read/loose.ts';
import type { EmrExperience } from '../domain/chart/emr-access.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { isPlanDocument, type Verdict } from './verdict.ts';

/** What an answer teaches about this EMR: that it takes such a write, or that it does not. Most answers teach nothing. */
export const experienceFrom = (
  row: ChartWriteRow,
  verdict: Verdict,
  status: number | undefined,
  at: string,
): EmrExperience | undefined => {
  const isPlan = isPlanDocument(row);
  // A plan that was found invalid as a document is not tried again at once: the note has it.
  const isRefusal = verdict.kind === 'not-accepted' || (isPlan && isInvalid(verdict));
  if (!row.body || (verdict.kind !== 'applied' && !isRefusal)) return undefined;
  const taken = verdict.kind === 'applied';
  return {
    type: row.body.resourceType,
    deed: typeof row.body.id === 'string' ? 'update' : 'create',
    category: isPlan ? planDocument : row.body.resourceType === 'Observation' ? categoryOf(row.body) : '',
    taken,
    ...(taken ? { identifier: verdict.named ? 'kept' : 'forgotten' } : { status }),
    at,
  };
};

const isInvalid = (verdict: Verdict): boolean =>
  verdict.kind === 'refused' && verdict.because === 'not-valid';

const categoryOf = (body: NonNullable<ChartWriteRow['body']>): string =>
  text(record(list(record(list(body.category)[0]).coding)[0]).code) ?? '';
