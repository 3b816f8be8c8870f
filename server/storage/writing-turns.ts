/** Writes what a transaction left for its end, when its turn has come. */
export type Turn = (write: () => Promise<void>) => Promise<void>;

export const inAnyOrder: Turn = write => write();

/**
 * Of the groups of one practice, one at a time writes what it left. The database lets no two at the end of the audit
 * anyway, and who comes second is chained upon what the first makes of it: when that is not known yet and turns out
 * otherwise, everything has to be sent again, and so had whatever was chained upon the second, without an end.
 */
export function oneWritesAtATime(): (practiceId: string) => Turn {
  const last = new Map<string, Promise<unknown>>();
  return practiceId => async write => {
    const before = last.get(practiceId);
    const mine = before === undefined ? write() : before.then(write);
    const heard = mine.catch(() => undefined); // by whoever it is the turn of; the next only waits for its end
    last.set(practiceId, heard);
    await mine.finally(() => {
      if (last.get(practiceId) === heard) last.delete(practiceId);
    });
  };
}
