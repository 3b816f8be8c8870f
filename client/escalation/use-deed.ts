import { useState } from 'react';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { escalationWords } from '../words/escalation.ts';
import { pageWords } from '../words/page.ts';

/** One deed at a time, and why it was not done. `run` gives back whether it was. */
export function useDeed() {
  const say = useWords(escalationWords);
  const { unreachable } = useWords(pageWords);
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  // The words for why are fetched when the server says no: a page on which all goes well carries none of them.
  const because = async ({ refused, because: reason }: Refused): Promise<string> => {
    if (refused === 'unreachable') return unreachable;
    const words = await import('../../server/domain/refusal-words.ts').catch(() => undefined);
    return words?.reasonIn(reason, language) ?? unreachable;
  };
  const run = async <T>(work: Promise<T | Refused>): Promise<T | undefined> => {
    setBusy(true);
    setFailed(undefined);
    const outcome = await work;
    setBusy(false);
    if (!isRefused(outcome)) return outcome;
    setFailed(say.notDone(await because(outcome)));
    return undefined;
  };
  return { busy, failed, run, tell: setFailed };
}
