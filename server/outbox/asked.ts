import { checksCondition, profileOf } from '../chart/send-profile.ts';
import { ruleBook } from '../chart/vendors/rule-book.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { allows } from '../domain/chart/scopes.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import type { Asked } from './verdict.ts';

export const askedOf = (row: ChartWriteRow, access: EmrAccess): Asked => ({
  base: access.base,
  type: row.body?.resourceType ?? '',
  patientId: row.patientId,
  rowId: row.id,
  isUpdate: typeof row.body?.id === 'string',
  ownId: bearsOwnId(row, access),
  alreadyThere: ruleBook(access.vendor, access.claims).of('already-there')?.codes ?? [],
});

/** Whether this EMR itself refuses a second create of the same identifier. */
export const isConditional = (access: EmrAccess, type: string): boolean => checksCondition(type, access);

/** W1: whether a row's resource is made under the row's own id, by PUT, so that making it again changes nothing. */
export const bearsOwnId = ({ body, queuedAt }: ChartWriteRow, access: EmrAccess): boolean =>
  body !== null &&
  typeof body.id !== 'string' &&
  allows(access.scopes, 'any', body.resourceType, 'update') &&
  profileOf(body.resourceType, access, queuedAt).profile === 'W1';
