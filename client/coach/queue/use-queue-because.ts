import { useWords } from '../../design/words.ts';
import type { Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { queueWords } from '../../words/queue.ts';

/** Why something of the queue was not done, in the reader's language. */
export function useQueueBecause(): (refused: Refused) => string {
  const say = useWords(queueWords);
  const because = useBecause();
  const own: { [because: string]: string } = say.refused;
  return refused => own[refused.because] ?? because(refused);
}
