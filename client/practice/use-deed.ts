import { useState } from 'react';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { emrWords } from '../words/emr.ts';

/** A deed of this page under way, and what is said of it: `told` when it was done, `failed` when it was not. */
export type Deed = { busy: boolean; told?: string; failed?: string };

/** Runs one deed at a time; `done` says what came of it, or nothing. */
export function useDeed() {
  const say = useWords(emrWords);
  const because = useBecause();
  const [deed, setDeed] = useState<Deed>({ busy: false });
  const run = async <T>(work: Promise<T | Refused>, done: (outcome: T) => string | undefined) => {
    setDeed({ busy: true });
    const outcome = await work;
    setDeed(
      isRefused(outcome)
        ? { busy: false, failed: say.notDone(because(outcome)) }
        : { busy: false, told: done(outcome) },
    );
  };
  return { deed, run, tell: (failed: string) => setDeed({ busy: false, failed }) };
}
