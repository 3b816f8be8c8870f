import { useState } from 'react';
import { longestMessage } from '../../../server/domain/message/message.ts';
import { longestSnippetName } from '../../../server/domain/message/snippet.ts';
import type { OfferedSnippet } from '../../../server/http/contract/message.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { inboxWritingWords } from '../../words/inbox-writing.ts';

const anew = (): { id: string; name: string; en: string; es: string } => ({
  id: crypto.randomUUID(),
  name: '',
  en: '',
  es: '',
});

/** Snippets of a coach's own, or of the practice, in both languages: written, changed and taken away. */
export default function SnippetsDialog(given: {
  /** Whose they are, where they are not one's own. */
  title?: string;
  snippets: readonly OfferedSnippet[];
  onChanged: () => void;
  onClose: () => void;
}) {
  const { snippets, onChanged } = given;
  const { api } = usePage();
  const say = useWords(inboxWritingWords);
  const because = useBecause();
  const [written, setWritten] = useState(anew);
  const [wrong, setWrong] = useState<string>();
  const settled = (answer: unknown) => {
    if (isRefused(answer)) return setWrong(say.notDone(say.refused[answer.because] ?? because(answer)));
    setWrong(undefined);
    setWritten(anew);
    onChanged();
  };
  const { id, ...texts } = written;
  return (
    <Dialog title={given.title ?? say.ownSnippets} onClose={given.onClose}>
      <ul className="snippets-own">
        {snippets.map(one => (
          <li key={one.id}>
            <strong>
              <Written>{one.name}</Written>
            </strong>{' '}
            <Button
              look="quiet"
              aria-label={`${say.snippetChange}: ${one.name}`}
              onClick={() => setWritten({ id: one.id, name: one.name, en: one.en, es: one.es })}
            >
              {say.snippetChange}
            </Button>
            <Button
              look="quiet"
              aria-label={`${say.snippetDrop}: ${one.name}`}
              onClick={() => void api.send('DELETE', `/api/snippets/${one.id}`).then(settled)}
            >
              {say.snippetDrop}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="composer"
        onSubmit={event => {
          event.preventDefault();
          void api.send('PUT', `/api/snippets/${id}`, texts).then(settled);
        }}
      >
        <Field label={say.snippetName}>
          {join => (
            <input
              {...join}
              required
              maxLength={longestSnippetName}
              value={written.name}
              onChange={event => setWritten({ ...written, name: event.target.value })}
            />
          )}
        </Field>
        {(['en', 'es'] as const).map(language => (
          <Field
            key={language}
            label={language === 'en' ? say.snippetEn : say.snippetEs}
            hint={language === 'en' ? say.snippetHint : undefined}
          >
            {join => (
              <textarea
                {...join}
                required
                rows={3}
                lang={language}
                maxLength={longestMessage}
                value={written[language]}
                onChange={event => setWritten({ ...written, [language]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Button look="act" type="submit">
          {say.snippetKeep}
        </Button>
        <p role="alert" className={wrong ? 'needs-you' : undefined}>
          {wrong}
        </p>
      </form>
    </Dialog>
  );
}
