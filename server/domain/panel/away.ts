/** Days on which somebody said to be away: from one on, and back on the other. YYYY-MM-DD. */
export type Away = { from: string; backOn: string };

/** The first time away that falls into these days; without `backOn` they do not end. */
export const awayDuring = (away: readonly Away[], fromDay: string, backOn?: string): Away | undefined =>
  away
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .find(one => one.backOn > fromDay && (backOn === undefined || one.from < backOn));

/** Who is there on all these days comes first; otherwise in the order they came. */
export const thereFirst = <One extends { away: readonly Away[] }>(
  all: readonly One[],
  fromDay: string,
  backOn?: string,
): One[] => {
  const gone = (one: One) => Number(awayDuring(one.away, fromDay, backOn) !== undefined);
  return all.toSorted((one, other) => gone(one) - gone(other));
};
