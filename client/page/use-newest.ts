import { useState } from 'react';

/** Gives `take` the answer to what was asked last alone: one that was asked for before and comes after it is thrown away. */
export function newestOf<T>(take: (answer: T) => void): (asked: Promise<T>) => Promise<void> {
  let last: Promise<T> | undefined;
  return async asked => {
    last = asked;
    const answer = await asked;
    if (last === asked) take(answer);
  };
}

/** The same for a screen, as long as it is there. `take` must be the same function at every draw. */
export function useNewest<T>(take: (answer: T) => void): (asked: Promise<T>) => Promise<void> {
  const [newest] = useState(() => newestOf(take));
  return newest;
}
