import { useWords } from '../design/words.ts';
import { handoffWords } from '../words/handoff.ts';
import type { Refused } from './api.ts';
import { useBecause } from './because.ts';

/** Why something of a handoff was not done, in the reader's language. */
export function useHandoffBecause(): (refused: Refused) => string {
  const say = useWords(handoffWords);
  const because = useBecause();
  return refused => say.refused[refused.because] ?? because(refused);
}
