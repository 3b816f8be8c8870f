/**
 * A laboratory is expected every three to six months: A1c twice a year where the goal is met and each quarter where it is
 * not (American Diabetes Association, Standards of Care, section 6), lipids every 3 to 12 months (2018 AHA/ACC cholesterol
 * guideline). House rule for all of them: half a year, and two weeks more until somebody could come.
 */
const labGap = 184 + 14;

/**
 * Splits the points where readings are missing, and no line crosses a gap. Of what a laboratory measures (`lab`) that is
 * longer than one is expected to wait for the next; of anything else a wait longer than three times the usual one, and than
 * three days. `day`: days since 1970.
 */
export function runs<Point extends { day: number }>(points: readonly Point[], lab = false): Point[][] {
  const waits = points.slice(1).map((point, before) => point.day - (points[before]?.day ?? point.day));
  const usual = [...waits].sort((one, other) => one - other)[Math.floor(waits.length / 2)] ?? 0;
  const gap = lab ? labGap : Math.max(3, usual * 3);
  const out: Point[][] = [];
  points.forEach((point, at) => {
    const wait = waits[at - 1];
    if (at === 0 || (wait !== undefined && wait > gap)) out.push([]);
    out.at(-1)?.push(point);
  });
  return out;
}
