/**
 * Splits the points where readings are missing: a wait longer than three times the usual one, and than three days,
 * is a gap and no line crosses it. `day`: days since 1970.
 */
export function runs<Point extends { day: number }>(points: readonly Point[]): Point[][] {
  const waits = points.slice(1).map((point, before) => point.day - (points[before]?.day ?? point.day));
  const usual = [...waits].sort((one, other) => one - other)[Math.floor(waits.length / 2)] ?? 0;
  const gap = Math.max(3, usual * 3);
  const out: Point[][] = [];
  points.forEach((point, at) => {
    const wait = waits[at - 1];
    if (at === 0 || (wait !== undefined && wait > gap)) out.push([]);
    out.at(-1)?.push(point);
  });
  return out;
}
