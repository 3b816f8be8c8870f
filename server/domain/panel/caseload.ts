import type { Ranked, WeekNeed } from './rank.ts';
import { bandsOfNeed, type PanelSize, usualWeights } from './weights.ts';

/** A panel against what a full-time coach carries, and the week against the hours there are. Minutes are whole. */
export type Caseload = {
  patients: number;
  /** Of what a full panel is to the practice: below, within or above. */
  size: 'below' | 'within' | 'above';
  full: PanelSize;
  needMinutes: number;
  /** The coach's own; absent where nobody said them. */
  haveMinutes?: number;
  /** Who moves into the next week where there is not time for all, those with the least need first. */
  moves: string[];
  /** What is more than there is time for even then, since it cannot wait. */
  overMinutes: number;
};

/** What a full panel is where a practice says nothing else. */
export const usualPanel: PanelSize = usualWeights.panel;

type InWeek = Pick<Ranked, 'patientId'> & { week: WeekNeed };

/**
 * What cannot wait does not move, however little time there is. `full`: a full-time coach works with 70 to 100 patients
 * (Bodenheimer; UCSF) unless the practice says otherwise.
 */
export function caseloadOf(
  panel: readonly InWeek[],
  haveMinutes?: number,
  full: PanelSize = usualWeights.panel,
): Caseload {
  const needMinutes = panel.reduce((sum, { week }) => sum + week.minutes, 0);
  const { least, most } = full;
  const { moves, over } = movesOf(panel, needMinutes - (haveMinutes ?? needMinutes));
  return {
    patients: panel.length,
    size: panel.length < least ? 'below' : panel.length > most ? 'above' : 'within',
    full,
    needMinutes,
    ...(haveMinutes !== undefined && { haveMinutes }),
    ...{ moves, overMinutes: Math.max(0, over) },
  };
}

function movesOf(panel: readonly InWeek[], overMinutes: number): { moves: string[]; over: number } {
  const moves: string[] = [];
  let over = overMinutes;
  for (const { patientId, week } of panel.filter(canMove).toSorted(leastNeedFirst)) {
    if (over <= 0) break;
    moves.push(patientId);
    over -= week.minutes;
  }
  return { moves, over };
}

const canMove = ({ week }: InWeek) => week.minutes > 0 && !week.must;
const leastNeedFirst = (one: InWeek, other: InWeek) =>
  one.week.score - other.week.score || (one.patientId < other.patientId ? -1 : 1);

/** How many are in each band, every band named. */
export const inBands = (rows: readonly Pick<Ranked, 'band'>[]) =>
  Object.fromEntries(bandsOfNeed.map(band => [band, rows.filter(row => row.band === band).length])) as Record<
    (typeof bandsOfNeed)[number],
    number
  >;
