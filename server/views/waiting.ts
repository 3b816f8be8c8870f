import { asOf } from '../domain/handoff/handoff.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import type { PracticeTx } from '../storage/database.ts';
import { openEscalations } from '../storage/escalations.ts';
import { handoffFrom, openHandoffs } from '../storage/handoffs.ts';
import { rosterOf } from '../storage/rosters.ts';
import { hasComeTo, reachOf } from './escalation-reach.ts';

/**
 * What waits for somebody whose page is locked: since when each call does, and how many red flags have come to them. Of
 * nobody, and of no kind.
 */
export type Waiting = { calls: string[]; flags: number };

export const waitingFor = async (
  tx: PracticeTx,
  { id, role }: Pick<Staff, 'id' | 'role'>,
  settings: Pick<PracticeSettings, 'protocols' | 'callMinutes'>,
  now: Date,
): Promise<Waiting> => {
  if (role === 'coach') {
    const open = (await openHandoffs(tx)).map(row => asOf(handoffFrom(row), now, settings.callMinutes));
    const calls = open.flatMap(({ state, passes }) =>
      state.status === 'called' && !passes.some(({ staffId }) => staffId === id) ? [state.since] : [],
    );
    return { calls: calls.toSorted(), flags: 0 };
  }
  const [open, roster] = [await openEscalations(tx), await rosterOf(tx)];
  const come = open.filter(row => {
    const { rung, supervisor } = reachOf(row, roster, settings, now);
    return hasComeTo({ id, role }, rung, supervisor?.id);
  });
  return { calls: [], flags: come.length };
};
