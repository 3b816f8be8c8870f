import { discoverCapability } from '../../launch/discovery.ts';
import type { Database } from '../storage/database.ts';
import { emrByIss, saveWordOf } from '../storage/practices.ts';

/** How long what an EMR said it takes is believed (HTTP metadata rarely changes; vendors change it in releases). */
export const believedForMs = 24 * 60 * 60_000;

/** So long who asks waits for the answer; some EMRs need much longer for their first word after a start. */
const patienceMs = 2_000;

/**
 * Asks the EMR again what it takes when its last word is older than `believedFor` milliseconds. Nobody waits longer than
 * two seconds for it: an answer that comes later is kept all the same, for whoever asks next, and until then (or when
 * none comes) the last word stands. Nobody waits for a question that somebody else asked before. A vendor named by the
 * EMR itself follows the new word.
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
  const question = `${practiceId} ${iss}`;
  if (asking.has(question)) return;
  const asked = askAnew(db, practiceId, iss, now).finally(() => asking.delete(question));
  asking.add(question);
  asked.catch(() => undefined); // heard below by who still waits; later by nobody, and the last word stands
  await Promise.race([asked, new Promise<void>(done => setTimeout(done, patienceMs).unref())]);
};

/** Questions under way in this process. */
const asking = new Set<string>();

async function askAnew(db: Database, practiceId: string, iss: string, now: Date): Promise<void> {
  const accepts = await discoverCapability(iss);
  if (accepts === undefined) return;
  await db.withPractice(practiceId, async tx => {
    const row = await emrByIss(tx, iss);
    if (row !== undefined) await saveWordOf(tx, row, accepts, now.toISOString());
  });
}
