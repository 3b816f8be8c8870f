import { type Caseload, caseloadOf, inBands } from '../../domain/panel/caseload.ts';
import { weightsOf } from '../../domain/panel/own-weights.ts';
import type { Ranked } from '../../domain/panel/rank.ts';
import type { BandOfNeed } from '../../domain/panel/weights.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { whoIsTaken } from '../../storage/handoffs.ts';
import { openHandoffsOf } from '../../storage/open-handoffs.ts';
import { queueChartIn } from '../../storage/queue-charts.ts';
import { type CoachDate, datesOf, weekOfCoach } from '../../storage/queue-deeds.ts';
import { queueMark, queueOf, queuesStand } from '../../storage/queue-rows.ts';
import { auditShown } from '../audit-shown.ts';
import { type DeskParts, notInChart } from '../desk/teller.ts';
import { type Coach, keepQueueOf } from './own-panel.ts';

/** A patient on the queue, with the name where the chart was read. */
export type QueueRow = Omit<Ranked, 'week' | 'patientId'> & {
  patientId: string;
  patient?: { name: string; birthDate?: string };
  dates: CoachDate[];
  handoffs: string[];
};

/** A piece of a coach's queue, with what holds for all of it. */
export type Queue = {
  today: string;
  rows: QueueRow[];
  /** How many come after these, of those to be worked at and of the others. */
  more: number;
  shown: number;
  rest: number;
  bands: Record<BandOfNeed, number>;
  caseload: Omit<Caseload, 'moves'> & { moves: { patientId: string; name?: string }[] };
  mark: string;
};

export type QueuePiece = { from: number; most: number };

/**
 * A coach's queue in the order of need: who is to be worked at, then who was put off, rests or gives no reason. It names
 * patients, so it is shown in no chart, and each that was named is written down.
 */
export const lookAtQueue = async (
  parts: DeskParts,
  who: Coach,
  piece: QueuePiece,
  now: Date,
): Promise<Queue | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    await keepQueueOf(tx, parts, who, now);
    const queue = await queueIn(tx, parts, who, piece, now);
    const named = [...queue.rows, ...queue.caseload.moves].map(({ patientId }) => patientId);
    await auditShown(tx, parts, who, { action: 'look-at-queue', patients: named }, now);
    return queue;
  });

async function queueIn(
  tx: PracticeTx,
  { keys }: DeskParts,
  { practiceId, staff, settings }: Coach,
  { from, most }: QueuePiece,
  now: Date,
): Promise<Queue> {
  const all = (await queueOf(tx, staff.id)).map(row => ({ ...row, patientId: row.ranked.patientId }));
  const isShown = ({ ranked }: { ranked: Ranked }) => ranked.standing === 'shown';
  const ordered = [...all.filter(isShown), ...all.filter(row => !isShown(row))];
  const piece = ordered.slice(from, from + most);
  const ids = piece.map(({ patientId }) => patientId);
  const [dates, handoffs] = [await datesOf(tx, ids), await openHandoffsOf(tx, ids)];
  const taken = await whoIsTaken(tx, keys, staff.id);
  const panel = all.map(({ ranked }) => ranked);
  const full = weightsOf((await queuesStand(tx)).own).panel;
  const caseload = caseloadOf(panel, await weekOfCoach(tx, staff.id), full);
  const nameOf = (row: { patientId: string; chartSealed: string | null }) => {
    const { name, birthDate } =
      queueChartIn(keys, practiceId, row.patientId, row.chartSealed) ?? taken.get(row.patientId) ?? {};
    return name === undefined ? undefined : { name, ...(birthDate && { birthDate }) };
  };
  return {
    today: dayIn(now.toISOString(), settings.timeZone),
    rows: piece.map(row => {
      const { week, ...ranked } = row.ranked;
      const patient = nameOf(row);
      const own = { dates: dates.get(row.patientId) ?? [], handoffs: handoffs.get(row.patientId) ?? [] };
      return { ...ranked, ...(patient && { patient }), ...own };
    }),
    more: Math.max(0, all.length - from - piece.length),
    shown: all.filter(isShown).length,
    rest: all.length - all.filter(isShown).length,
    bands: inBands(panel.filter(({ standing }) => standing === 'shown')),
    caseload: {
      ...caseload,
      moves: caseload.moves.map(patientId => {
        const row = all.find(one => one.patientId === patientId);
        const name = row && nameOf(row)?.name;
        return { patientId, ...(name && { name }) };
      }),
    },
    mark: await queueMark(tx, staff.id),
  };
}
