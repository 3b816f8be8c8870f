import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Urgency, urgencies } from '../../server/domain/handoff/handoff.ts';
import { handoffReasons, handoffReasonWords, reasonsIn } from '../../server/domain/handoff/reason-words.ts';
import { suggestedReasons } from '../../server/domain/handoff/reasons.ts';
import type { HandOverBody, HandoffView } from '../../server/http/contract/handoff.ts';
import { Button } from '../design/button.tsx';
import { Choose, Toggle } from '../design/choices.tsx';
import { Field } from '../design/field.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import type { Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { handoffWords } from '../words/handoff.ts';
import type { PrefilledFrom } from './handoff-panel.tsx';

/** Pre-filled from the chart, so that the button alone is enough; room, reasons and words for who has a second more. */
export function HandOverForm(given: {
  prep?: PrefilledFrom;
  /** Whether the reasons stand open; else they are said in a line. */
  isOpen: boolean;
  /** Whether the one tap was made before the form was here; it is taken once. */
  tapped?: RefObject<boolean>;
  onDone: (outcome: HandoffView | Refused) => void;
}) {
  const say = useWords(handoffWords);
  const language = useLanguage();
  const { api, intent } = usePage();
  // Whom nobody coaches yet, or who came for this: then it is the one thing to do here.
  const isWanted = given.isOpen || intent === 'handoff';
  const first = useRef<HTMLButtonElement>(null);
  // Come for this, by a card's link: the one tap is at hand.
  useEffect(() => {
    if (intent === 'handoff') first.current?.focus();
  }, [intent]);
  const [key] = useState(() => crypto.randomUUID());
  const [urgency, setUrgency] = useState<Urgency>('now');
  const [room, setRoom] = useState('');
  const [words, setWords] = useState('');
  const [reasons, setReasons] = useState<string[]>(() => (given.prep ? suggestedReasons(given.prep) : []));
  const [busy, setBusy] = useState(false);
  const handOver = async () => {
    setBusy(true);
    const told = { ...(room.trim() && { room: room.trim() }), ...(words.trim() && { words: words.trim() }) };
    const body: HandOverBody = { key, urgency, reasons, ...told };
    given.onDone(await api.send<HandoffView>('POST', '/api/handoffs', body));
    setBusy(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (given.tapped?.current) void handOver();
  }, []);
  return (
    <div className="hand-over screen-only">
      <div className="buttons">
        <Button ref={first} look={isWanted ? 'act' : 'plain'} busy={busy} onClick={() => void handOver()}>
          {urgency === 'now' ? say.callNow : say.refer}
        </Button>
        <Field label={say.roomLabel}>
          {join => (
            <input
              {...join}
              className="hand-over-room"
              value={room}
              maxLength={40}
              onChange={event => setRoom(event.target.value)}
            />
          )}
        </Field>
        <Choose
          label={say.when}
          stays
          of={urgencies.map(value => ({ value, label: say.urgency[value] }))}
          value={urgency}
          onChange={value => value && setUrgency(value)}
        />
      </div>
      <details open={isWanted}>
        <summary>
          {say.why}: <span className="soft">{reasonsIn({ reasons, words }, language) || say.noReason}</span>
        </summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around a line of chips */}
        <div className="choices" role="group" aria-label={say.why}>
          {handoffReasons.map(reason => (
            <Toggle
              key={reason}
              label={handoffReasonWords[language][reason]}
              on={reasons.includes(reason)}
              onChange={on => setReasons(on ? [...reasons, reason] : reasons.filter(one => one !== reason))}
            />
          ))}
        </div>
        <Field label={say.ownWords}>
          {join => (
            <input {...join} value={words} maxLength={300} onChange={event => setWords(event.target.value)} />
          )}
        </Field>
      </details>
    </div>
  );
}
