import { useState } from 'react';
import { type DeclineReason, declineReasons } from '../../server/domain/panel/hand-over.ts';
import { Button } from '../design/button.tsx';
import { Choose } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';
import { useBecauseOfPanel } from './words-of-panel.ts';

/** "Not me": why, so that who gives them knows what to do. Enter sends. */
export function DeclineDialog(given: {
  id: string;
  patientId: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { id, patientId, name, onClose, onDone } = given;
  const { api } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const [why, setWhy] = useState<DeclineReason>('no-room');
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = async () => {
    const body = { patients: [patientId], why, ...(words.trim() && { words: words.trim() }) };
    const sent = await api.send('POST', `/api/hand-overs/${id}/declined`, body);
    if (isRefused(sent)) setWrong(say.notDone(because(sent)));
    else onDone();
  };
  return (
    <Dialog title={say.declineTitle(name)} onClose={onClose}>
      <form className="panel-form" action={() => void send()}>
        <FieldGroup label={say.why}>
          <Choose
            stays
            label={say.why}
            of={declineReasons.map(value => ({ value, label: say.declineWhys[value] }))}
            value={why}
            onChange={value => value && setWhy(value)}
          />
        </FieldGroup>
        <Field label={say.inYourWords}>
          {join => (
            <input
              {...join}
              maxLength={200}
              required={why === 'other'}
              value={words}
              onChange={event => setWords(event.target.value)}
            />
          )}
        </Field>
        <p role="status" className={wrong && 'needs-you'}>
          {wrong}
        </p>
        <Button look="act" type="submit">
          {say.send}
        </Button>
      </form>
    </Dialog>
  );
}
