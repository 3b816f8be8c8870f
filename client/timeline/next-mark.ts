import type { LaidLane, LaidMark } from './timeline-plot.ts';

/** The next mark by a key: along its row, or the one nearest in time in the next row that has any. */
export function nextMark(lanes: readonly LaidLane[], from: LaidMark, key: string): LaidMark | undefined {
  const row = lanes[from.lane]?.marks ?? [];
  if (key === 'ArrowRight') return row[from.at + 1];
  if (key === 'ArrowLeft') return row[from.at - 1];
  if (key === 'Home') return row[0];
  if (key === 'End') return row.at(-1);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const step = key === 'ArrowDown' ? 1 : -1;
  for (let lane = from.lane + step; lanes[lane]; lane += step) {
    const near = nearestIn(lanes[lane], from.x);
    if (near) return near;
  }
  return undefined;
}

/** The mark nearest to a place of the drawing, in the row that is nearest to it. */
export function markAt(lanes: readonly LaidLane[], x: number, y: number): LaidMark | undefined {
  const away = ({ top, height }: LaidLane) => Math.abs(top + height / 2 - y);
  const row = lanes.filter(({ marks }) => marks.length > 0).sort((a, b) => away(a) - away(b))[0];
  return nearestIn(row, x);
}

function nearestIn(row: LaidLane | undefined, x: number): LaidMark | undefined {
  const away = (mark: LaidMark) =>
    mark.to !== undefined && x >= mark.x && x <= mark.to ? 0 : Math.abs(mark.x - x);
  return row?.marks.reduce<LaidMark | undefined>(
    (near, mark) => (near === undefined || away(mark) <= away(near) ? mark : near),
    undefined,
  );
}
