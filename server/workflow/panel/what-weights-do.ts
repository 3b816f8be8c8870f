import { type OwnWeights, ownWeightsOf, weightsOf } from '../../domain/panel/own-weights.ts';
import { type Move, type WhatIf, whatIf } from '../../domain/panel/what-if.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { dueInQueues, queuesStand } from '../../storage/queue-rows.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditShown } from '../audit-shown.ts';
import { type DeskParts, notInChart } from '../desk/teller.ts';
import type { Keeper } from '../parts.ts';
import { factsOfPanel } from './facts-of-panel.ts';
import { keepQueueOf } from './own-panel.ts';

/** What other weights would do to the queue of a coach; `more`: who would stand elsewhere besides. */
export type OnCoach = Omit<WhatIf, 'moves'> & {
  coach: string;
  moves: (Move & { name?: string })[];
  more: number;
};
/** `left`: coaches whose queues were not looked at. */
export type OnCoaches = { coaches: OnCoach[]; left: number };

/** So many coaches are worked out at one look, and of each panel so many patients; so many moves are told of each. */
const most = { coaches: 12, patients: 500, moves: 5 } as const;

/**
 * What these weights would do today, of all queues or the first of them. It changes nothing. It names patients, so it is
 * shown in no chart, and each that was named is written down as a look at a queue.
 */
export const whatWeightsDo = async (
  parts: DeskParts,
  keeper: Keeper,
  asked: OwnWeights,
  now: Date,
): Promise<OnCoaches | Refusal> => {
  const own = ownWeightsOf(asked);
  if (isRefusal(own)) return own;
  const inChart = notInChart(keeper);
  if (inChart) return inChart;
  return parts.db.withPractice(keeper.practiceId, async tx => {
    const coaches = (await rosterOf(tx)).filter(({ role, active }) => role === 'coach' && active);
    const told: OnCoach[] = [];
    for (const coach of coaches.slice(0, most.coaches)) {
      const on = await onCoach(tx, parts, keeper, coach, own, now);
      if (on) told.push(on);
    }
    const named = told.flatMap(({ moves }) => moves.map(({ patientId }) => patientId));
    await auditShown(tx, parts, keeper, { action: 'look-at-queue', patients: named }, now);
    return { coaches: told, left: Math.max(0, coaches.length - most.coaches) };
  });
};

/** Of one coach; nothing where nobody is coached. */
async function onCoach(
  tx: PracticeTx,
  parts: DeskParts,
  keeper: Keeper,
  coach: { id: string; name: string },
  own: OwnWeights,
  now: Date,
): Promise<OnCoach | undefined> {
  const { practiceId, settings } = keeper;
  const { timeZone } = settings;
  const as = { ...keeper, staff: { ...keeper.staff, id: coach.id } };
  await keepQueueOf(tx, parts, as, now);
  const rows = await dueInQueues(tx, { basis: everyBasis, staffId: coach.id, most: most.patients });
  if (rows.length === 0) return undefined;
  const holding = weightsOf((await queuesStand(tx)).own);
  const today = dayIn(now.toISOString(), timeZone);
  const patientIds = rows.map(({ patientId }) => patientId);
  const facts = await factsOfPanel(tx, parts.keys, {
    ...{ practiceId, timeZone, patientIds, today, limits: holding.limits },
    callsDue: async among => (await import('../desk/by-rules.ts')).callsDue(tx, parts, as, now, among),
  });
  const panel = rows.flatMap(({ patientId, since, snooze, takenOver }) => {
    const of = facts.get(patientId);
    return of
      ? [{ ...of, coachedSince: since, ...(snooze && { snooze }), ...(takenOver && { takenOver }) }]
      : [];
  });
  const { shown, moves } = whatIf(panel, holding, weightsOf(own), today);
  const first = moves.slice(0, most.moves);
  const ids = first.map(({ patientId }) => patientId);
  const names = await namesOf(tx, parts.keys, practiceId, ids);
  return {
    ...{ coach: coach.name, shown, more: moves.length - first.length },
    moves: first.map(move => {
      const name = names.get(move.patientId)?.name;
      return { ...move, ...(name && { name }) };
    }),
  };
}

/** No row holds on it, so every row is asked for. */
const everyBasis = '-';
