import { useState } from 'react';
import { redFlagsOf, untold, whatToDoNow } from '../../../server/domain/session/red-flags.ts';
import { wordsToAskAbout } from '../../../server/domain/session/word-screen.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { goToPlace } from './place.ts';
import { useRaise } from './red-flags.tsx';
import { useDraft } from './session-context.ts';

/**
 * In sight wherever the coach is on the page: words just written that may be a red flag, as a question, and every red
 * flag that no clinician was told of yet, with the way to what must be done.
 */
export function RedFlagWatch() {
  const say = useWords(sessionWords);
  const draft = useDraft(whole => whole);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const raise = useRaise();
  const waiting = untold(redFlagsOf(draft));
  const heard = wordsToAskAbout(draft, dismissed);
  return (
    <div className="red-flag-watch" aria-live="polite">
      {heard.length > 0 ? (
        <section aria-label={`${say.redFlag}?`}>
          {heard.map(hit => (
            <div key={hit.kind} className="notice needs-you">
              <p>{say.heard(hit.words)}</p>
              <div className="buttons">
                <Button look="danger" onClick={() => raise(hit.kind, hit.sentence)}>
                  {say.redFlagRaise}
                </Button>
                <Button look="quiet" onClick={() => setDismissed([...dismissed, ...hit.asked])}>
                  {say.heardNo}
                </Button>
              </div>
            </div>
          ))}
        </section>
      ) : null}
      {waiting.map(({ id, kind, field }) => (
        <div key={id} className="notice danger">
          <p>
            {say.redFlagKindOf[kind]}. {say.within[whatToDoNow(kind).within]}
          </p>
          <Button
            look="danger"
            onClick={() => goToPlace(id.startsWith('measured') ? ['redFlags'] : field.split('.'))}
          >
            {say.whatToDoNow}
          </Button>
        </div>
      ))}
    </div>
  );
}
