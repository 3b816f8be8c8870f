import { useCallback, useRef } from 'react';

/**
 * Takes the answer to what was asked last: one that was asked for before and comes after it is old, and is thrown away.
 * `take` must be the same function at every draw.
 */
export function useNewest<T>(take: (answer: T) => void): (asked: Promise<T>) => Promise<void> {
  const last = useRef<Promise<T>>(undefined);
  return useCallback(
    async asked => {
      last.current = asked;
      const answer = await asked;
      if (last.current === asked) take(answer);
    },
    [take],
  );
}
