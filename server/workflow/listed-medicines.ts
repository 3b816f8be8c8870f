import type { SessionDraft } from '../domain/session/draft.ts';
import type { Edit, EditRefused } from '../domain/session/edits.ts';
import type { PracticeTx } from '../storage/database.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/**
 * The edits that call a medicine one of the chart's by an id that this patient's chart, as last read, does not list:
 * what is written about it would point at something else in the EMR. The rest of what is said of the medicine stays,
 * as of one that is not on the list. A list that could not be read proves nothing against an id; a chart that was never
 * read has listed none.
 */
export async function strangersAmong(
  tx: PracticeTx,
  { keys }: Pick<WorkflowParts, 'keys'>,
  { practiceId, patientId }: Pick<Actor, 'practiceId' | 'patientId'>,
  draft: SessionDraft,
  edits: readonly Edit[],
): Promise<EditRefused[]> {
  const known = new Set(Object.values(draft.medicines ?? {}).map(({ chartId }) => chartId));
  const naming = edits.filter(
    ({ path, to }) => isChartId(path) && to !== undefined && !known.has(String(to)),
  );
  if (naming.length === 0) return [];
  const medicines = (await lastSnapshot(tx, keys, practiceId, patientId))?.medicines;
  if (medicines?.status === 'could-not-be-read') return [];
  const listed = new Set(medicines?.status === 'recorded' ? medicines.value.map(({ id }) => id) : []);
  return naming
    .filter(({ to }) => !listed.has(String(to)))
    .map(({ path }) => ({ path, because: 'not-in-this-chart' }));
}

const isChartId = ([list, , field, ...more]: readonly string[]): boolean =>
  list === 'medicines' && field === 'chartId' && more.length === 0;
