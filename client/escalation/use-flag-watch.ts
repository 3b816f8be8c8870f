import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { useHereWatch } from './use-here-watch.ts';

/** The escalation that a red flag of the session became, as it changes; nothing until it was saved. */
export const useFlagWatch = (flagId: string): EscalationView | undefined =>
  useHereWatch().view?.escalations.find(one => one.flagId === flagId);
