import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Urgency, urgencies } from '../../server/domain/handoff/handoff.ts';
import { reasonsIn } from '../../server/domain/handoff/reason-words.ts';
import { suggestedReasons } from '../../server/domain/handoff/reasons.ts';
import type { HandOverBody, HandoffView } from '../../server/http/contract/handoff.ts';
import { Button } from '../design/button.tsx';
import { Choose } from '../design/choices.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import type { Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { handOverWords } from '../words/hand-over.ts';
import { handoffWords } from '../words/handoff.ts';
import { type AskedDraft, askedIn, RoomField, WhyFields } from './asked-fields.tsx';
import type { PrefilledFrom } from './handoff-panel.tsx';

/**
 * Pre-filled from the chart, so that the button alone is enough, whatever is left empty; room, time and reasons unfold for
 * who has a second more, and can be said after the tap too.
 */
export function HandOverForm(given: {
  prep?: PrefilledFrom;
  /** Whether it is the one thing to do here: nobody coaches the patient yet. */
  isFirst: boolean;
  /** Whether the one tap was made before the form was here; it is taken once. */
  tapped?: RefObject<boolean>;
  onDone: (outcome: HandoffView | Refused) => void;
}) {
  const say = useWords(handoffWords);
  const sayOver = useWords(handOverWords);
  const language = useLanguage();
  const { api, intent } = usePage();
  const isCome = intent === 'handoff';
  const first = useRef<HTMLButtonElement>(null);
  // Come for this, by a card's link: the one tap is at hand.
  useEffect(() => {
    if (isCome) first.current?.focus();
  }, [isCome]);
  const [key] = useState(() => crypto.randomUUID());
  const [urgency, setUrgency] = useState<Urgency>('now');
  const [suggested] = useState<string[]>(() => (given.prep ? suggestedReasons(given.prep) : []));
  const [asked, setAsked] = useState<AskedDraft>({ room: '', words: '', reasons: suggested });
  const [busy, setBusy] = useState(false);
  const handOver = async () => {
    setBusy(true);
    const { reasons } = asked;
    // Nothing was suggested and nothing chosen: then the practice's own criteria say why, where they are met.
    const why = suggested.length + reasons.length === 0 ? {} : { reasons };
    const body: HandOverBody = { key, urgency, ...why, ...askedIn(asked) };
    given.onDone(await api.send<HandoffView>('POST', '/api/handoffs', body));
    setBusy(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (given.tapped?.current) void handOver();
  }, []);
  const where = asked.room.trim() ? say.room(asked.room.trim()) : '';
  const told = [where, reasonsIn(asked, language)].filter(Boolean).join(' · ');
  return (
    <div className="hand-over screen-only">
      <div className="buttons">
        <Button
          ref={first}
          look={given.isFirst || isCome ? 'act' : 'plain'}
          busy={busy}
          onClick={() => void handOver()}
        >
          {urgency === 'now' ? sayOver.callNow : sayOver.refer}
        </Button>
      </div>
      <details open={isCome}>
        <summary>
          {sayOver.more}: <span className="soft">{told || sayOver.nothingMore}</span>
        </summary>
        <div className="hand-over-more">
          <RoomField asked={asked} onChange={setAsked} />
          <Choose
            label={sayOver.when}
            stays
            of={urgencies.map(value => ({ value, label: say.urgency[value] }))}
            value={urgency}
            onChange={value => value && setUrgency(value)}
          />
          <WhyFields asked={asked} onChange={setAsked} />
        </div>
      </details>
    </div>
  );
}
