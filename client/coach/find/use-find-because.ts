import { useWords } from '../../design/words.ts';
import type { Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { findWords } from '../../words/find.ts';

/** Why something of looking for patients was not done, in the reader's language. */
export function useFindBecause(): (refused: Refused) => string {
  const say = useWords(findWords);
  const because = useBecause();
  return refused =>
    (refused.because === 'find-file-unread' ? say.unreadable[refused.field ?? ''] : undefined) ??
    say.refused[refused.because] ??
    because(refused);
}
