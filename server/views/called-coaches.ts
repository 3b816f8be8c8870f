import { type Handoff, inSessionMinutes, usualCallMinutes } from '../domain/handoff/handoff.ts';
import { inSessionBetween } from '../storage/coaches-in-session.ts';
import type { PracticeTx } from '../storage/database.ts';
import { activeCoaches } from '../storage/rosters.ts';

/** One of the coaches who were called: how to reach them, and why they did not come at once, where that is known. */
export type CalledCoach = { name: string; reach: string; why?: 'cannot' | 'in-session' };

/**
 * Who is called, or was called and did not come: for the physician who waits. Nothing where nobody was called, or somebody
 * goes. `handoff` as it stands now.
 */
export const calledCoaches = async (
  tx: PracticeTx,
  { state, passes, urgency }: Handoff,
  { now, callMinutes = usualCallMinutes }: { now: Date; callMinutes?: number },
): Promise<CalledCoach[] | undefined> => {
  const wasCalled = state.status === 'waiting' && urgency === 'now';
  if (state.status !== 'called' && !wasCalled) return undefined;
  const until = state.status === 'called' ? now : new Date(state.since);
  const before = state.status === 'called' ? 0 : callMinutes;
  const from = new Date(until.getTime() - (before + inSessionMinutes) * 60_000);
  const busy = await inSessionBetween(tx, { from, until });
  return (await activeCoaches(tx)).map(({ id, name, reach }) => {
    const why = passes.some(({ staffId }) => staffId === id)
      ? 'cannot'
      : busy.has(id)
        ? 'in-session'
        : undefined;
    return { name, reach, ...(why && { why }) };
  });
};
