import { Suspense } from 'react';
import type { RefusalView } from '../../server/http/contract/login.ts';
import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import { lazily } from './lazily.ts';

// A screen on which all goes well carries none of these words; where the server says no, it is there to be asked.
const ReasonInWords = lazily(() => import('./reason-in-words.tsx'));

/** Why it did not work, in the reader's language: what the server says no to, or that it could not be reached. */
export function Reason({ refusal }: { refusal: Pick<RefusalView, 'refused' | 'because'> }) {
  const { unreachable } = useWords(pageWords);
  if (refusal.refused === 'unreachable') return unreachable;
  return (
    <Suspense>
      <ReasonInWords because={refusal.because} />
    </Suspense>
  );
}
