import type { TurnParts } from './parts.ts';

const lookEveryMs = 5;

/**
 * While somebody waits for the answer to a change, the outbox leaves the machine to that: it waits until nobody does,
 * so many milliseconds at most.
 */
export const answersFirst = async (
  { answersOwed }: Pick<TurnParts, 'answersOwed'>,
  most: number,
): Promise<void> => {
  for (let waited = 0; waited < most && answersOwed(); waited += lookEveryMs)
    await new Promise(resolve => setTimeout(resolve, lookEveryMs));
};
