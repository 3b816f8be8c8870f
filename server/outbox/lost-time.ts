import { oursInChart } from '../chart/read/ours-in-chart.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { unknownHere } from '../storage/chart-write-turns.ts';
import type { TakenRow } from '../storage/turns-taken.ts';
import type { Look } from './look.ts';
import type { TurnParts } from './parts.ts';

/** What a restore writes beside a row that was open in the backup. */
export const restoredCode = 'restored';

export const isRestored = (row: Pick<TakenRow, 'detail'>): boolean =>
  (row.detail ?? []).some(({ codes }) => codes.includes(restoredCode));

/**
 * What a look means that found nothing of a restored row: `cannot-tell` where the row was overtaken in the time that was
 * lost. Then the chart holds a resource of its type, of its patient, that names a row of ours which this ledger no longer
 * knows (such as an amended note), and the older version must not follow it: a person looks.
 */
export const afterLostTime = async (parts: TurnParts, row: TakenRow, access: EmrAccess): Promise<Look> => {
  const type = row.body?.resourceType ?? '';
  const ours = await oursInChart(access, type, { patientId: row.patientId }, parts.timing.sendMs);
  if (ours.status === 'no-answer') return { found: 'no-answer' };
  if (ours.status === 'cannot-tell') return { found: 'none' };
  const named = [...new Set(ours.found.map(one => one.row))];
  const strangers = await parts.db.withPractice(row.practiceId, tx => unknownHere(tx, named));
  return { found: strangers.length > 0 ? 'cannot-tell' : 'none' };
};
