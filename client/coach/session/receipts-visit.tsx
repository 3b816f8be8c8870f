import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import type { Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { sessionVisitWords } from '../../words/session-visit.ts';
import { VisitPicker } from './visit-picker.tsx';

/** What was signed and waits for a visit: choose one, and all of it is sent. */
export function ReceiptsVisit(given: {
  sessionId: string;
  settle: (path: string, body: unknown) => Promise<Refused | undefined>;
}) {
  const say = useWords(sessionVisitWords);
  const saySign = useWords(sessionSignWords);
  const because = useBecause();
  const [visit, setVisit] = useState<string>();
  const [state, setState] = useState<{ busy: boolean; failed?: string }>({ busy: false });
  return (
    <section className="notice needs-you receipts-visit" aria-labelledby="visit-title">
      <h3 id="visit-title">{say.waits}</h3>
      <p>{say.wanted}</p>
      <VisitPicker chosen={visit} onChoose={setVisit} without={say.without} />
      {state.failed ? <p role="alert">{state.failed}</p> : null}
      {visit === undefined ? null : (
        <Button look="act" busy={state.busy} onClick={() => void send(visit)}>
          {state.busy ? say.sending : say.send}
        </Button>
      )}
    </section>
  );

  async function send(visitId: string) {
    setState({ busy: true });
    const refused = await given.settle(`/api/sessions/${given.sessionId}/visit`, { visitId });
    setState({ busy: false, failed: refused && saySign.notSettled(because(refused)) });
  }
}
