import type { Database } from '../../storage/database.ts';
import { hasChanges, takeInChanges, turnToEvaluate } from '../../storage/evaluated-months.ts';
import { forgetMonths, monthsKeptUp } from '../../storage/kept-months.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { thePractice } from '../../storage/practices.ts';

type Parts = { db: Database; keys: KeyRing };

const dayMs = 86_400_000;
/** A month that a biller works at is kept up for a long weekend without them; then it waits for the next look. */
const keptUpMs = 4 * dayMs;
/** One that nobody looks at is worked out from nothing next time. */
const keptMs = 40 * dayMs;

/**
 * Works out anew what changed in the months that billers work at, so that their next look finds it done. The look is
 * right without it. Gives back how many lots were looked at.
 */
export async function keepMonthsUp(
  parts: Parts,
  practiceId: string,
  now: Date,
  isWanted = () => true,
): Promise<number> {
  const { db } = parts;
  const stand = await db.glance(practiceId, async tx => ({
    months: await monthsKeptUp(tx),
    changed: await hasChanges(tx),
  }));
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const isOld = stand.months.some(({ lookedAt }) => lookedAt < ago(keptMs));
  if (isOld || (stand.changed && stand.months.length === 0)) await takeAway(parts, practiceId, ago(keptMs));
  let lots = 0;
  for (const { month } of stand.months.filter(({ lookedAt }) => lookedAt >= ago(keptUpMs))) {
    // Most practices of a day have nobody at the desk: the rules would take 7 MB of every server.
    const { workOn } = await import('./up-to-date.ts');
    for (let more = true; more && isWanted(); ) {
      const began = performance.now();
      more = await db.withPractice(practiceId, async tx => {
        const settings = (await thePractice(tx))?.settings;
        return settings !== undefined && (await workOn(tx, parts, { practiceId, settings, month, now }));
      });
      lots += 1;
      // Half of the time is left to those who wait for somebody.
      if (more) await new Promise(resolve => setTimeout(resolve, performance.now() - began));
    }
  }
  return lots;
}

/** Months that nobody looks at, and changes of which no month that is kept must hear. */
const takeAway = ({ db }: Parts, practiceId: string, since: string): Promise<void> =>
  db.withPractice(practiceId, async tx => {
    await turnToEvaluate(tx);
    await forgetMonths(tx, since);
    const settings = (await thePractice(tx))?.settings;
    if (settings) await takeInChanges(tx, settings.timeZone);
  });

/** Keeps every practice's months up every so often, from the start of a server until it is stopped. */
export function startKeepingMonths(
  parts: Parts & { clock: () => Date; failed: () => void },
  everyMs = 60_000,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  let stopped = false;
  const round = async () => {
    for (const practiceId of await parts.db.practiceIds())
      await keepMonthsUp(parts, practiceId, parts.clock(), () => !stopped);
  };
  const look = () => {
    running ??= round()
      .catch(() => parts.failed()) // the next round, or the next look, does it
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
