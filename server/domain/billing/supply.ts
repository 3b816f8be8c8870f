/**
 * Minutes by who may have them: `takers` has a bit for each monthly offer that the minutes may feed. What several offers
 * ask for can be given exactly when every group of them finds enough minutes that at least one of the group may have
 * (Hall's theorem), so no minutes need be dealt out to know it.
 */
export type Supply = { takers: number; minutes: number }[];
export type Demand = { bit: number; minutes: number };

/** Whether all demands can be met at once, each minute spent once. */
export function suffices(supply: Supply, demands: readonly Demand[]): boolean {
  for (let group = 1; group < 1 << demands.length; group++) {
    let takers = 0;
    let asked = 0;
    for (const [n, demand] of demands.entries()) {
      if ((group & (1 << n)) === 0) continue;
      takers |= demand.bit;
      asked += demand.minutes;
    }
    if (asked > available(supply, takers)) return false;
  }
  return true;
}

/** Minutes that at least one of the takers may have. */
export function available(supply: Supply, takers: number): number {
  let minutes = 0;
  for (const part of supply) if ((part.takers & takers) !== 0) minutes += part.minutes;
  return minutes;
}

/**
 * Deals the minutes out, the earliest first: of each part as much as possible to the first demand, then to the next,
 * always so that the rest still suffices. Throws where the demands cannot be met: that is asked before.
 */
export function dealOut(
  supply: Supply,
  demands: readonly Demand[],
): { part: number; demand: number; minutes: number }[] {
  const left = supply.map(part => ({ ...part }));
  const open = demands.map(demand => ({ ...demand }));
  const given: { part: number; demand: number; minutes: number }[] = [];
  for (const [p, part] of left.entries()) {
    for (const [d, demand] of open.entries()) {
      if ((part.takers & demand.bit) === 0) continue;
      const minutes = mostThatLeavesEnough(left, open, part, demand);
      if (minutes === 0) continue;
      part.minutes -= minutes;
      demand.minutes -= minutes;
      given.push({ part: p, demand: d, minutes });
    }
    part.minutes = 0;
  }
  if (open.some(({ minutes }) => minutes > 0)) throw new Error('minutes were promised that are not there');
  return given;
}

/** Giving more to one can only make the rest scarcer, so the most is found by halving. */
function mostThatLeavesEnough(
  supply: Supply,
  demands: Demand[],
  part: Supply[number],
  demand: Demand,
): number {
  const had = { part: part.minutes, demand: demand.minutes };
  let sure = 0;
  let most = Math.min(had.part, had.demand);
  while (sure < most) {
    const tried = Math.ceil((sure + most) / 2);
    part.minutes = had.part - tried;
    demand.minutes = had.demand - tried;
    if (suffices(supply, demands)) sure = tried;
    else most = tried - 1;
  }
  part.minutes = had.part;
  demand.minutes = had.demand;
  return sure;
}
