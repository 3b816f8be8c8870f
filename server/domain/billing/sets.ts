import type { Offer } from './offers.ts';
import type { SessionUnits } from './session-units.ts';

/** A session that takes its contact: these pieces whole. */
export type Taken = SessionUnits & { offer: Offer; pieces: readonly number[]; minutes: number };
/** Minutes of the month given to a monthly code: what its line and the units of its add-on stand on. */
export type Given = { offer: Offer; further: number; minutes: number };

/** What is chosen: lawful together, not yet lines. */
export type Chosen = { sessions: readonly Taken[]; untimed: readonly Offer[]; given: readonly Given[] };

/** How good a set is: minutes it stands on, codes without minutes, lines with them, and its codes for the last doubt. */
export type Worth = { used: number; untimed: number; lines: number; codes: string };

/**
 * Below zero where `a` is the better: fewer minutes unused; then more of what takes no minutes (it takes nothing away and
 * is owed all the same); then fewer lines; then the codes in their order, so that one answer is always the same.
 */
export const compareWorth = (a: Worth, b: Worth): number =>
  b.used - a.used ||
  b.untimed - a.untimed ||
  a.lines - b.lines ||
  (a.codes < b.codes ? -1 : a.codes > b.codes ? 1 : 0);

export const offersOf = ({ sessions, untimed, given }: Chosen): Offer[] => [
  ...[...sessions, ...given].map(({ offer }) => offer),
  ...untimed,
];
