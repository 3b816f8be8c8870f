import { useEffect, useState } from 'react';
import type { RefusalView } from '../../server/http/contract/login.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';

type Words = typeof import('../../server/domain/refusal-words.ts');
let known: Words | undefined;

/**
 * Why it did not work, in the reader's language: what the server says no to, or that it could not be reached. The words
 * are fetched once the page can be used: a screen on which all goes well does not wait for them.
 */
export function useBecause(): (refusal: Pick<RefusalView, 'refused' | 'because'>) => string {
  const language = useLanguage();
  const { unreachable } = useWords(pageWords);
  const [, setKnown] = useState(known);
  useEffect(() => {
    if (known) return;
    void import('../../server/domain/refusal-words.ts').then(
      words => {
        known = words;
        setKnown(words);
      },
      () => undefined, // asked for again by whoever comes next
    );
  }, []);
  return ({ refused, because }) =>
    refused === 'unreachable' ? unreachable : (known?.reasonIn(because, language) ?? unreachable);
}
