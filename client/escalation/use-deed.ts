import { useState } from 'react';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { escalationWords } from '../words/escalation.ts';

/** One deed at a time, and why it was not done. `run` gives back whether it was. */
export function useDeed() {
  const say = useWords(escalationWords);
  const because = useBecause();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const run = async <T>(work: Promise<T | Refused>): Promise<T | undefined> => {
    setBusy(true);
    setFailed(undefined);
    const outcome = await work;
    setBusy(false);
    if (!isRefused(outcome)) return outcome;
    setFailed(say.notDone(because(outcome)));
    return undefined;
  };
  return { busy, failed, run, tell: setFailed };
}
