import { discoverCapability } from '../../launch/discovery.ts';
import type { Database } from '../storage/database.ts';
import { emrByIss, saveWordOf } from '../storage/practices.ts';

/** How long what an EMR said it takes is believed (HTTP metadata rarely changes; vendors change it in releases). */
export const believedForMs = 24 * 60 * 60_000;

/**
 * Asks the EMR again what it takes when its last word is older than `believedFor` milliseconds. An EMR that does not
 * answer in time changes nothing: the last word stands. A vendor named by the EMR itself follows the new word.
 */
export const recheckEmr = async (
  db: Database,
  practiceId: string,
  iss: string,
  now: Date,
  believedFor: number,
): Promise<void> => {
  const known = await db.withPractice(practiceId, tx => emrByIss(tx, iss));
  if (known === undefined || now.getTime() - Date.parse(known.pinned.checkedAt) < believedFor) return;
  const accepts = await discoverCapability(iss);
  if (accepts === undefined) return;
  await db.withPractice(practiceId, async tx => {
    const row = await emrByIss(tx, iss);
    if (row !== undefined) await saveWordOf(tx, row, accepts, now.toISOString());
  });
};
