/**
 * The streams of all pages of a browser at once. Over HTTP/1.1 it opens six connections to one server: with more charts
 * open than that, every other request would wait for ever.
 */
const turns = [1, 2, 3];

/**
 * Which turns a page may take: out of sight none; but a coach is called there too, so one of the coach's pages, in all of
 * the browser, may keep the last.
 */
export const turnsOf = (isHidden: boolean, isCalled: boolean): number[] =>
  isHidden ? turns.slice(isCalled ? -1 : turns.length) : turns;

/** Does something with one of these turns to hold a stream open where one is free, else without. */
export async function inTurn<T>(mayHold: number[], work: (hasTurn: boolean) => Promise<T>): Promise<T> {
  for (const turn of mayHold) {
    try {
      const done = await navigator.locks.request(
        `alongside-live-${turn}`,
        { ifAvailable: true },
        async lock => (lock ? { is: await work(true) } : undefined),
      );
      if (done) return done.is;
    } catch {
      return work(true); // a browser that keeps nothing for this page keeps it apart from the others as well
    }
  }
  return work(false);
}
