import { useState } from 'react';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { monthWords } from '../words/month.ts';

/** Why the desk said no, in the reader's language. */
export function useDeskBecause(): (refused: Refused) => string {
  const say = useWords(monthWords);
  const because = useBecause();
  return refused => say.refused[refused.because] ?? because(refused);
}

/** A deed at a time, and what is told of it: done, or why not. */
export function useDeskDeed(): {
  busy: boolean;
  told?: { words: string; failed: boolean };
  run: <T>(deed: () => Promise<T | Refused>, done: (answer: T) => string) => Promise<void>;
} {
  const say = useWords(monthWords);
  const because = useDeskBecause();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ words: string; failed: boolean }>();
  const run = async <T>(deed: () => Promise<T | Refused>, done: (answer: T) => string) => {
    setBusy(true);
    const answer = await deed();
    setBusy(false);
    if (isRefused(answer)) setTold({ words: say.notDone(because(answer)), failed: true });
    else setTold({ words: done(answer), failed: false });
  };
  return { busy, ...(told && { told }), run };
}
