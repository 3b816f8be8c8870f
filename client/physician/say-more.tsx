import { useState } from 'react';
import { reasonsIn } from '../../server/domain/handoff/reason-words.ts';
import type { AskedBody, HandoffView } from '../../server/http/contract/handoff.ts';
import { Button } from '../design/button.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useHandoffBecause } from '../page/handoff-because.ts';
import { usePage } from '../page/page.ts';
import { handOverWords } from '../words/hand-over.ts';
import { handoffWords } from '../words/handoff.ts';
import { type AskedDraft, askedIn, RoomField, WhyFields } from './asked-fields.tsx';

/** After the one tap: what the coach knows of where and why. What is missing is asked for, softly; nothing waits for it. */
export function SayMore(given: { handoff: HandoffView; onSaid: (handoff: HandoffView) => void }) {
  const { id, status, room = '', reasons, words = '' } = given.handoff;
  const say = useWords(handoffWords);
  const sayOver = useWords(handOverWords);
  const because = useHandoffBecause();
  const language = useLanguage();
  const { api } = usePage();
  const [asked, setAsked] = useState<AskedDraft>({ room, reasons, words });
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();
  const change = (draft: AskedDraft) => {
    setAsked(draft);
    setTold(undefined);
  };
  const tell = async () => {
    setBusy(true);
    const body: AskedBody = { reasons: asked.reasons, ...askedIn(asked) };
    const said = await api.send<HandoffView>('PUT', `/api/handoffs/${id}/asked`, body);
    setBusy(false);
    if (isRefused(said)) return setTold(say.notDone(because(said)));
    setTold(sayOver.sayMore.told);
    given.onSaid(said);
  };
  const why = reasonsIn({ reasons, words }, language);
  // Once nobody comes there is no way to be told.
  const lacksRoom = given.handoff.urgency === 'now' && status !== 'waiting' && room === '';
  const known = [room && say.room(room), why].filter(Boolean).join(' · ');
  const { ask, askRoom, askWhy, said } = sayOver.sayMore;
  return (
    <details className="hand-over screen-only">
      <summary>
        {lacksRoom && !why ? ask : lacksRoom ? askRoom : why ? said : askWhy}
        {known ? <span className="soft">{` ${known}`}</span> : null}
      </summary>
      <div className="hand-over-more">
        <RoomField asked={asked} onChange={change} />
        <WhyFields asked={asked} onChange={change} />
        <div className="buttons">
          <Button busy={busy} onClick={() => void tell()}>
            {sayOver.sayMore.tell}
          </Button>
          <span role="status">{told}</span>
        </div>
      </div>
    </details>
  );
}
