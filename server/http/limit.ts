/** False when this call is one too many. */
export type Limit = (key: string, now: Date) => boolean;

/** Counts calls by key in whole minutes of the clock given. */
export function createLimit(most: number): Limit {
  let minute = 0;
  let counts = new Map<string, number>();
  return (key, now) => {
    const at = Math.floor(now.getTime() / 60_000);
    if (at !== minute) {
      minute = at;
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
