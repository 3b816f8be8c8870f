import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { useDeed } from './use-deed.ts';

/** Whoever reads an escalation may add what they know. */
export function NoteForm({ id, onKept }: { id: string; onKept: () => void }) {
  const { api } = usePage();
  const say = useWords(escalationWords);
  const { busy, failed, run } = useDeed();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [words, setWords] = useState('');
  const keep = async () => {
    if (words.trim() === '') return;
    if (!(await run(api.send('POST', `/api/escalations/${id}/notes`, { key, words })))) return;
    setKey(crypto.randomUUID());
    setWords('');
    onKept();
  };
  return (
    <details>
      <summary>{say.addNote}</summary>
      <Field label={say.note}>
        {join => (
          <textarea
            {...join}
            rows={2}
            maxLength={2000}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button busy={busy} onClick={() => void keep()}>
          {say.keep}
        </Button>
        <span className="needs-you" aria-live="polite">
          {failed}
        </span>
      </div>
    </details>
  );
}
