import { useState } from 'react';
import type { HandoffView } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { useLive } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { handoffWords } from '../../words/handoff.ts';
import type { Answer } from './calls.tsx';

/**
 * The session was begun without "I go" while this very patient waits as handed over: one tap joins the two, and the
 * physician knows at once. Who says no is asked again before the signature, not here.
 */
export function TalkHere({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const say = useWords(handoffWords);
  const because = useHandoffBecause();
  const calendar = useCalendar();
  const { api } = usePage();
  const waits = useLive()?.waitsHere;
  const [not, setNot] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (waits === undefined || waits.id === not) return null;
  const yes = async () => {
    setBusy(true);
    const taken = await api.send<HandoffView>('POST', `/api/handoffs/${waits.id}/taking`);
    setBusy(false);
    if (isRefused(taken)) return onAnswer({ words: say.notDone(because(taken)) });
    const isMine = taken.mine && { words: say.linked(waits.by), wentTo: waits.id };
    onAnswer(isMine || { words: say.taken(taken.coach ?? '') });
  };
  return (
    <div className="call" aria-live="polite">
      <p>{say.isThis(waits.by, sayMoment(waits.handedOverAt, calendar))}</p>
      <div className="buttons">
        <Button busy={busy} onClick={() => void yes()}>
          {say.yesThis}
        </Button>
        <Button look="quiet" onClick={() => setNot(waits.id)}>
          {say.notThis}
        </Button>
      </div>
    </div>
  );
}
