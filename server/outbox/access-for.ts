import type { EmrAccess, NoAccess } from '../domain/chart/emr-access.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import type { TurnParts } from './parts.ts';

/**
 * E30: the way in for a row: its author's own, or the practice's system client where that is allowed and the author is
 * away for long. `rejected`: a token the EMR has just answered 401 to.
 */
export const accessFor = (
  parts: TurnParts,
  { practiceId, iss, staffId, patientId, queuedAt, body }: ChartWriteRow,
  rejected?: string,
): Promise<EmrAccess | NoAccess> =>
  parts.access(practiceId, iss, staffId, patientId, rejected, queuedAt, body?.resourceType);
