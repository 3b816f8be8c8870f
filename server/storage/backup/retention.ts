/** How many backups stay: the newest of each of so many hours, days and weeks that have one. */
export type Retention = { hourly: number; daily: number; weekly: number };

export const usualRetention: Retention = { hourly: 24, daily: 7, weekly: 4 };

/** Which backups may go. In: when each was taken (ISO), in any order. Weeks begin on Monday, all in UTC. */
export function mayGo(takenAt: readonly string[], { hourly, daily, weekly }: Retention): string[] {
  const newestFirst = takenAt.toSorted().reverse();
  const kept = new Set([
    ...newestOfEach(newestFirst, time => time.slice(0, 13), hourly),
    ...newestOfEach(newestFirst, time => time.slice(0, 10), daily),
    ...newestOfEach(newestFirst, weekOf, weekly),
  ]);
  return newestFirst.filter(time => !kept.has(time));
}

function newestOfEach(newestFirst: string[], spanOf: (time: string) => string, spans: number): string[] {
  const newest = new Map<string, string>();
  for (const time of newestFirst) if (!newest.has(spanOf(time))) newest.set(spanOf(time), time);
  return [...newest.values()].slice(0, spans);
}

const weekOf = (time: string): string => {
  const days = Math.floor(Date.parse(time) / 86_400_000);
  return `${Math.floor((days + 3) / 7)}`; // the first of January 1970 was a Thursday
};
