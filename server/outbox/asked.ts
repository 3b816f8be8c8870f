import { ruleBook } from '../chart/vendors/rule-book.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import type { Asked } from './verdict.ts';

export const askedOf = (row: ChartWriteRow, access: EmrAccess): Asked => ({
  base: access.base,
  type: row.body?.resourceType ?? '',
  patientId: row.patientId,
  rowId: row.id,
  isUpdate: typeof row.body?.id === 'string',
  alreadyThere: ruleBook(access.vendor, access.claims).of('already-there')?.codes ?? [],
});

/** Whether this EMR itself refuses a second create of the same identifier. */
export const isConditional = (access: EmrAccess, type: string): boolean =>
  access.accepts.writes[type]?.conditionalCreate === true &&
  ruleBook(access.vendor, access.claims).of('if-none-exist')?.obeyed !== false;
