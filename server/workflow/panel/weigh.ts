import { type OwnWeights, ownWeightsOf } from '../../domain/panel/own-weights.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { keepWeights, weightsVersions } from '../../storage/queue-weights.ts';
import type { DeskParts } from '../desk/teller.ts';
import { auditKeeper } from '../emr/audit-keeper.ts';
import type { Keeper } from '../parts.ts';

/** What the practice set of its queues: what holds, its version (0: nothing was ever set), and those of before. */
export type WeightsPage = {
  version: number;
  own: OwnWeights;
  versions: { version: number; by: string; at: string }[];
};

const versionsShown = 20;

/** What a practice set of its queues. */
export const lookAtWeights = (parts: DeskParts, keeper: Keeper, now: Date): Promise<WeightsPage> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await auditKeeper(tx, parts, keeper, { action: 'look-at-queue-weights' }, now);
    return pageIn(tx);
  });

async function pageIn(tx: PracticeTx): Promise<WeightsPage> {
  const all = await weightsVersions(tx, versionsShown);
  const versions = all.map(({ version, by, at }) => ({ version, by, at: new Date(at).toISOString() }));
  return { version: all[0]?.version ?? 0, own: all[0]?.own ?? {}, versions };
}

/**
 * A keeper sets what reasons weigh, whole: what is not in it is as the house has it. From then on every queue of the practice
 * is by it. Refuses what `ownWeightsOf` refuses, and where somebody else kept another version meanwhile.
 */
export const setWeights = async (
  parts: DeskParts,
  keeper: Keeper,
  { after, own: asked }: { after: number; own: OwnWeights },
  now: Date,
): Promise<WeightsPage | Refusal> => {
  const own = ownWeightsOf(asked);
  if (isRefusal(own)) return own;
  return parts.db.withPractice(keeper.practiceId, async tx => {
    const { practiceId, staff } = keeper;
    const kept = await keepWeights(tx, { practiceId, after, own, staffId: staff.id, at: now.toISOString() });
    if (!kept) return refuse('conflict', 'weights-changed');
    const detail = { of: 'queue-weights', version: after + 1 };
    await auditKeeper(tx, parts, keeper, { action: 'change-settings', detail }, now);
    return pageIn(tx);
  });
};
