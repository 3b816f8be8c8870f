import { useState } from 'react';
import { outcomes } from '../../../server/domain/handoff/handoff.ts';
import type { HandoffView } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { usePage } from '../../page/page.ts';
import { handoffWords } from '../../words/handoff.ts';

/** How a handoff went, in one tap; a line for the physician beside it, for who wants to write one first. */
export function OutcomeButtons(given: { id: string; onChanged: (handoff: HandoffView) => void }) {
  const say = useWords(handoffWords);
  const because = useHandoffBecause();
  const { api } = usePage();
  const [line, setLine] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();
  const record = async (outcome: (typeof outcomes)[number]) => {
    setBusy(true);
    const words = line.trim();
    const body = { outcome, ...(words && { words }) };
    const recorded = await api.send<HandoffView>('POST', `/api/handoffs/${given.id}/outcome`, body);
    setBusy(false);
    if (isRefused(recorded)) return setTold(say.notDone(because(recorded)));
    setTold(say.recorded);
    given.onChanged(recorded);
  };
  return (
    <div className="outcomes">
      <Field label={say.line}>
        {join => (
          <input {...join} value={line} maxLength={300} onChange={event => setLine(event.target.value)} />
        )}
      </Field>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around five buttons */}
      <div className="buttons" role="group" aria-label={say.howDidItGo}>
        {outcomes.map(outcome => (
          <Button key={outcome} busy={busy} onClick={() => void record(outcome)}>
            {say.outcome[outcome]}
          </Button>
        ))}
      </div>
      <p role="status" className={told === undefined || told === say.recorded ? 'soft small' : 'needs-you'}>
        {told}
      </p>
    </div>
  );
}
