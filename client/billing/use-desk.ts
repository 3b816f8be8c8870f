import { useState } from 'react';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { monthWords } from '../words/month.ts';
import { retryKeys } from './retry-key.ts';

/** Why the desk said no, in the reader's language. */
export function useDeskBecause(): (refused: Refused) => string {
  const say = useWords(monthWords);
  const because = useBecause();
  return refused => say.refused[refused.because] ?? because(refused);
}

/**
 * A deed at a time, and what is told of it: done, or why not. `keyFor`: the key of a deed, the same for the same words
 * until it was done, so that one whose answer was lost is not done twice. `own`: why it said no, in words of who asks.
 */
export function useDeskDeed(own: { readonly [because: string]: string } = {}): {
  busy: boolean;
  keyFor: (words: unknown) => string;
  told?: { words: string; failed: boolean };
  run: <T>(deed: () => Promise<T | Refused>, done: (answer: T) => string) => Promise<void>;
} {
  const say = useWords(monthWords);
  const because = useDeskBecause();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ words: string; failed: boolean }>();
  const [{ keyFor, done: isDone }] = useState(() => retryKeys());
  const run = async <T>(deed: () => Promise<T | Refused>, done: (answer: T) => string) => {
    setBusy(true);
    const answer = await deed();
    setBusy(false);
    if (isRefused(answer))
      setTold({ words: say.notDone(own[answer.because] ?? because(answer)), failed: true });
    else {
      isDone();
      setTold({ words: done(answer), failed: false });
    }
  };
  return { busy, keyFor, ...(told && { told }), run };
}
