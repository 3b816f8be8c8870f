import type { PanelChart } from '../domain/panel/of-chart.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertFromJson } from './rows-in-json.ts';
import { queueChart } from './schema.ts';
import { type KeyRing, SealBroken, type SealPlace, seal, unseal } from './seal.ts';

const keep: Statement = {
  name: 'keep what a queue asks of charts',
  text: `${insertFromJson(queueChart, 1)} on conflict (practice_id, patient_id) do update set
    read_at = excluded.read_at, sealed = excluded.sealed`,
};

/** Keeps what queues ask of these charts, sealed. */
export const keepQueueCharts = async (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  charts: readonly { patientId: string; readAt: string; chart: PanelChart }[],
): Promise<void> => {
  const rows = charts.map(({ patientId, readAt, chart }) => ({
    ...{ practiceId, patientId, readAt },
    sealed: seal(keys, placeOf(practiceId, patientId), JSON.stringify(chart)),
  }));
  if (rows.length > 0) await runStatement(tx, keep, [JSON.stringify(rows)]);
};

/** What is kept of a chart; nothing where it does not open. */
export function queueChartIn(
  keys: KeyRing,
  practiceId: string,
  patientId: string,
  sealed: string | null,
): PanelChart | undefined {
  if (sealed === null) return undefined;
  try {
    return JSON.parse(unseal(keys, placeOf(practiceId, patientId), sealed));
  } catch (cause) {
    if (cause instanceof SealBroken) return undefined;
    throw cause;
  }
}

const placeOf = (practiceId: string, patientId: string): SealPlace => ({
  ...{ practiceId, table: 'queue_chart', row: patientId, column: 'sealed' },
});
