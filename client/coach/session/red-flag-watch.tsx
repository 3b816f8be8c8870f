import './red-flags.css';
import { useEffect, useRef, useState } from 'react';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import {
  isMeasuredFlag,
  redFlagsOf,
  type StandingFlag,
  untold,
  whatToDoNow,
} from '../../../server/domain/session/red-flags.ts';
import { wordsToAskAbout } from '../../../server/domain/session/word-screen.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { useHereWatch } from '../../escalation/use-here-watch.ts';
import { doNowWords } from '../../words/do-now.ts';
import { learnDoNow } from '../../words/do-now-both.ts';
import { sessionDangerWords } from '../../words/session-danger.ts';
import { goToFlag, useRaise } from './red-flags.tsx';
import { useDraft } from './session-context.ts';

learnDoNow();
// It is here before the first flag is: the section it leads to comes with it.
void import('./red-flag-section.tsx').catch(() => undefined);

/**
 * In sight wherever the coach is on the page: words just written that may be a red flag, as one question at a time, then
 * the red flag that no clinician was told of yet, with the way to what must be done.
 */
export default function RedFlagWatch() {
  const say = useWords(sessionDangerWords);
  const draft = useDraft(whole => whole);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const raise = useRaise();
  const heard = wordsToAskAbout(draft, dismissed).slice(0, 1);
  // One line at a time: on a phone two of them leave no room for the page.
  const waiting = heard.length > 0 ? [] : untold(redFlagsOf(draft));
  const box = useRef<HTMLDivElement>(null);
  const lines = waiting.length + heard.length;
  useEffect(() => {
    if (lines > 0) showField(box.current?.parentElement);
  }, [lines]);
  return (
    <div className="red-flag-watch" aria-live="polite" ref={box}>
      {heard.length > 0 ? (
        <section aria-label={`${say.redFlag}?`}>
          {heard.map(hit => (
            <div key={hit.kind} className="notice needs-you">
              <p>{say.heard(hit.words)}</p>
              <div className="buttons">
                <Button look="danger" onClick={() => raise(hit.kind, hit.sentence)}>
                  {say.raise}
                </Button>
                <Button look="quiet" onClick={() => setDismissed([...dismissed, ...hit.asked])}>
                  {say.heardNo}
                </Button>
              </div>
            </div>
          ))}
        </section>
      ) : null}
      {waiting.length > 0 ? <Waiting flags={waiting} /> : null}
    </div>
  );
}

/** The first that no clinician was told of; one that a clinician closed is asked about no more. */
function Waiting({ flags }: { flags: readonly StandingFlag[] }) {
  const say = useWords(sessionDangerWords);
  const names = useWords(redFlagNames);
  const { within } = useWords(doNowWords);
  const closed = useHereWatch().view?.escalations.filter(({ status }) => status === 'closed') ?? [];
  const first = flags.find(({ id }) => !closed.some(({ flagId }) => flagId === id));
  if (first === undefined) return null;
  const { id, kind } = first;
  return (
    <div className="notice danger">
      <p>
        {names[kind]}. {within[whatToDoNow(kind).within]}
        {isMeasuredFlag(first) ? ` ${say.nobody}` : null}
      </p>
      <Button look="danger" onClick={() => goToFlag(id)}>
        {say.whatToDoNow}
      </Button>
    </div>
  );
}

/** The bar grows upwards while the coach writes: the field with the focus must not end up behind it (WCAG 2.4.11). */
function showField(bar: HTMLElement | null | undefined) {
  const field = document.activeElement;
  // What is no field (the page itself, once it was come to) is as long as all of it: nothing to bring in sight.
  if (!bar || !field?.matches('input, textarea, select, button, a, summary') || bar.contains(field)) return;
  const behind = field.getBoundingClientRect().bottom + 8 - bar.getBoundingClientRect().top;
  if (behind > 0) scrollBy(0, behind);
}
