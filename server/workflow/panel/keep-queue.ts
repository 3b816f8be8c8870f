import { createHash } from 'node:crypto';
import { weightsOf } from '../../domain/panel/own-weights.ts';
import { ranked, ruleOfPlaces } from '../../domain/panel/rank.ts';
import type { Weights } from '../../domain/panel/weights.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { KeyRing } from '../../storage/keys.ts';
import {
  dueInQueues,
  keepPlaces,
  queuesStand,
  takeInQueueNews,
  turnToKeepQueues,
} from '../../storage/queue-rows.ts';
import { type CallsDue, factsOfPanel } from './facts-of-panel.ts';

/** So many are worked out in one round of questions. */
const lot = 1_000;

export type Keeping = {
  practiceId: string;
  settings: PracticeSettings;
  /** Whose queue; all of the practice without it. */
  staffId?: string;
  now: Date;
  /** The practice's own unless given. */
  weights?: Weights;
  callsDue?: CallsDue;
};

/**
 * Brings a queue up to date: takes in what changed, and works out anew those of whom something did, and everybody when a
 * new day began. Where nothing did it asks two questions and waits for nobody.
 * @returns how many were worked out
 */
export async function keepQueue(tx: PracticeTx, keys: KeyRing, keeping: Keeping): Promise<number> {
  const { practiceId, settings, staffId, now, callsDue } = keeping;
  const today = dayIn(now.toISOString(), settings.timeZone);
  const { hasNews, own } = await queuesStand(tx);
  const { weights = weightsOf(own) } = keeping;
  const basis = basisOf(weights, settings.timeZone, today);
  const someDue = async () => (await dueInQueues(tx, { basis, staffId, most: 1 })).length > 0;
  if (!hasNews && !(await someDue())) return 0;
  await turnToKeepQueues(tx);
  await takeInQueueNews(tx, settings.timeZone, now.toISOString());
  for (let count = 0; ; ) {
    const rows = await dueInQueues(tx, { basis, staffId, most: lot });
    if (rows.length === 0) return count;
    const patientIds = [...new Set(rows.map(({ patientId }) => patientId))];
    const { timeZone } = settings;
    const asked = { practiceId, timeZone, patientIds, today, limits: weights.limits, callsDue };
    const facts = await factsOfPanel(tx, keys, asked);
    const places = rows.flatMap(({ staffId, patientId, since, snooze, takenOver }) => {
      const of = facts.get(patientId);
      if (of === undefined) throw new Error('a patient of a panel has no facts');
      const known = {
        ...of,
        coachedSince: since,
        ...(snooze && { snooze }),
        ...(takenOver && { takenOver }),
      };
      return { staffId, ranked: ranked(known, weights, today) };
    });
    await keepPlaces(tx, basis, places);
    count += rows.length;
    if (rows.length < lot) return count;
  }
}

/** What holds for every place of a practice's queues: the day, its zone, what reasons weigh, and the rule of a place. */
const basisOf = (weights: Weights, timeZone: string, today: string): string =>
  `${today} ${createHash('sha256')
    .update(JSON.stringify([weights, timeZone, ruleOfPlaces]))
    .digest('base64url')
    .slice(0, 16)}`;
