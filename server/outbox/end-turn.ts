import type { EmrAccess, EmrExperience } from '../domain/chart/emr-access.ts';
import { auditAll } from '../storage/audit.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { keepExperience } from '../storage/emr-experience.ts';
import { type Settlement, settleAll } from '../storage/turns-taken.ts';
import type { TurnParts } from './parts.ts';

export type Outcome = {
  outcome: 'done' | 'refused';
  status?: number;
  found?: number;
  marked?: number;
  by?: 'system-client';
};

/** A turn that has ended, and what is to be written down of it. */
export type Ending = {
  row: ChartWriteRow;
  lease: string;
  settlement: Settlement;
  outcome?: Outcome;
  met?: EmrExperience;
};

/** Spread into an outcome: what went by the practice's own client says so. */
export const sentBy = ({ bySystemClient }: Pick<EmrAccess, 'bySystemClient'>): Pick<Outcome, 'by'> =>
  bySystemClient ? { by: 'system-client' } : {};

/**
 * Writes down what became of a row, with its audit row when the EMR had its say and what was learnt of the EMR, in one
 * transaction (which other turns that end at the same time share); then tells who listens. A turn that was lost
 * meanwhile changes nothing and tells nobody.
 */
export const endTurn = async (
  parts: TurnParts,
  row: ChartWriteRow,
  lease: string,
  settlement: Settlement,
  outcome?: Outcome,
  met?: EmrExperience,
): Promise<void> => {
  const settled = await parts.lots(row.practiceId).end({ row, lease, settlement, outcome, met });
  await parts.pause('marked');
  if (!settled) return;
  const { practiceId, patientId, sessionId, id } = row;
  parts.tell({
    ...{ practiceId, patientId, sessionId, writeId: id },
    receipt: settlement.receipt ?? row.receipt,
  });
};

/** Ends turns of one practice, in a transaction of theirs; gives back the ids of the rows that were still held. */
export const endTurns = async (
  parts: Pick<TurnParts, 'keys' | 'clock' | 'pause' | 'met'>,
  tx: PracticeTx,
  practiceId: string,
  endings: Ending[],
): Promise<string[]> => {
  const ids = await settleAll(
    tx,
    endings.map(({ row, lease, settlement }) => ({ id: row.id, lease, settlement })),
  );
  const settled = endings.filter(({ row }) => ids.includes(row.id));
  const entries = settled.flatMap(({ row, outcome }) => (outcome ? [entryOf(row, outcome)] : []));
  if (entries.length > 0) await auditAll(tx, parts.keys, entries, practiceId, parts.clock());
  for (const { row, met } of news(parts, settled)) await keepExperience(tx, practiceId, row.iss, met);
  await parts.pause('marking');
  return ids;
};

/** What was met last of each kind, unless this process wrote the same down within the last minute. */
function news(
  { met: known, clock }: Pick<TurnParts, 'met' | 'clock'>,
  endings: Ending[],
): { row: ChartWriteRow; met: EmrExperience }[] {
  const kinds = new Map<string, { row: ChartWriteRow; met: EmrExperience }>();
  for (const { row, met } of endings)
    if (met) kinds.set([row.practiceId, row.iss, met.type, met.deed, met.category].join(' '), { row, met });
  const now = clock().getTime();
  return [...kinds].flatMap(([kind, one]) => {
    const said = `${one.met.taken} ${one.met.identifier} ${one.met.status}`;
    const before = known.get(kind);
    if (before?.said === said && Math.abs(now - before.at) < 60_000) return [];
    known.set(kind, { said, at: now });
    return [one];
  });
}

const entryOf = (row: ChartWriteRow, { outcome, ...counts }: Outcome) => ({
  actor: 'outbox',
  action: 'send-chart-write' as const,
  patientId: row.patientId,
  entity: 'chart_write',
  entityId: row.id,
  outcome,
  detail: { kind: row.kind, state: row.state, attempts: row.attempts, ...counts },
});
