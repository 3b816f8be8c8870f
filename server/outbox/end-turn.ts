import type { EmrExperience } from '../domain/chart/emr-access.ts';
import { audit } from '../storage/audit.ts';
import { type Settlement, settle } from '../storage/chart-write-turns.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { keepExperience } from '../storage/emr-experience.ts';
import type { TurnParts } from './parts.ts';

export type Outcome = { outcome: 'done' | 'refused'; status?: number; found?: number; marked?: number };

/**
 * Writes down what became of a row, with its audit row when the EMR had its say and what was learnt of the EMR, in one
 * transaction; then tells who listens. A turn that was lost meanwhile changes nothing and tells nobody.
 */
export const endTurn = async (
  parts: TurnParts,
  row: ChartWriteRow,
  lease: string,
  settlement: Settlement,
  outcome?: Outcome,
  met?: EmrExperience,
): Promise<void> => {
  const settled = await parts.db.withPractice(row.practiceId, async tx => {
    const after = await settle(tx, row.id, lease, settlement);
    if (after && outcome) await audit(tx, parts.keys, entryOf(after, outcome), row.practiceId, parts.clock());
    if (after && met) await keepExperience(tx, row.practiceId, row.iss, met);
    await parts.pause('marking');
    return after;
  });
  await parts.pause('marked');
  if (!settled) return;
  const { practiceId, sessionId, receipt } = settled;
  parts.tell({ practiceId, sessionId, writeId: settled.id, receipt });
};

const entryOf = (row: ChartWriteRow, { outcome, ...counts }: Outcome) => ({
  actor: 'outbox',
  action: 'send-chart-write' as const,
  patientId: row.patientId,
  entity: 'chart_write',
  entityId: row.id,
  outcome,
  detail: { kind: row.kind, state: row.state, attempts: row.attempts, ...counts },
});
