import { reasonIn } from '../../server/domain/refusal-words.ts';
import type { RefusalView } from '../../server/http/contract/login.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';

/** Why it did not work, in the reader's language: what the server says no to, or that it could not be reached. */
export function useBecause(): (refusal: Pick<RefusalView, 'refused' | 'because'>) => string {
  const language = useLanguage();
  const { unreachable } = useWords(pageWords);
  return ({ refused, because }) => (refused === 'unreachable' ? unreachable : reasonIn(because, language));
}
