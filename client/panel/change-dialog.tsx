import { useState } from 'react';
import type { HandedView, PanelLine } from '../../server/domain/panel/panels.ts';
import { Button } from '../design/button.tsx';
import { Choose } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';
import { useBecauseOfPanel } from './words-of-panel.ts';

/** Another coach, or another line, for a patient who still waits. Enter keeps. */
export function ChangeDialog(given: {
  id: string;
  one: HandedView;
  others: PanelLine[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { id, one, others, onClose, onDone } = given;
  const { api } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const [to, setTo] = useState(one.to.staffId);
  const [words, setWords] = useState(one.words ?? '');
  const [wrong, setWrong] = useState<string>();
  const keep = async () => {
    const path = `/api/hand-overs/${id}/patients/${encodeURIComponent(one.patientId)}`;
    const kept = await api.send('PUT', path, { to, ...(words.trim() && { words: words.trim() }) });
    if (isRefused(kept)) setWrong(say.notDone(because(kept)));
    else onDone();
  };
  return (
    <Dialog title={say.changeTitle(one.name ?? say.unnamed)} onClose={onClose}>
      <form className="panel-form" action={() => void keep()}>
        <FieldGroup label={say.toWhomAsk}>
          <Choose
            stays
            label={say.toWhomAsk}
            of={others.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            value={to}
            onChange={value => value && setTo(value)}
          />
        </FieldGroup>
        <Field label={say.wouldKnowHint}>
          {join => (
            <input {...join} maxLength={200} value={words} onChange={event => setWords(event.target.value)} />
          )}
        </Field>
        <p role="status" className={wrong && 'needs-you'}>
          {wrong}
        </p>
        <Button look="act" type="submit">
          {say.keep}
        </Button>
      </form>
    </Dialog>
  );
}
