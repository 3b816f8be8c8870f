import { desc, eq } from 'drizzle-orm';
import type { OwnWeights } from '../domain/panel/own-weights.ts';
import type { PracticeTx } from './database.ts';
import { queueWeights, staff } from './schema.ts';
import { oneAtATime } from './turns.ts';

/** What a practice set once of its queues, by whom and when. */
export type WeightsVersion = { version: number; own: OwnWeights; by: string; at: string };

/** The newest first; the first of them holds. */
export const weightsVersions = (tx: PracticeTx, most: number): Promise<WeightsVersion[]> =>
  tx
    .select({
      ...{ version: queueWeights.version, own: queueWeights.own, by: staff.name, at: queueWeights.at },
    })
    .from(queueWeights)
    .innerJoin(staff, eq(staff.id, queueWeights.staffId))
    .orderBy(desc(queueWeights.version))
    .limit(most);

/** Keeps the next version; false where somebody kept another since `after`. */
export const keepWeights = async (
  tx: PracticeTx,
  { after, ...row }: { practiceId: string; after: number; own: OwnWeights; staffId: string; at: string },
): Promise<boolean> => {
  await oneAtATime(tx, 'queue-weights');
  const [last] = await weightsVersions(tx, 1);
  if ((last?.version ?? 0) !== after) return false;
  await tx.insert(queueWeights).values({ ...row, version: after + 1 });
  return true;
};
