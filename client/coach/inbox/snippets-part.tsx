import { useCallback, useEffect, useState } from 'react';
import { filled, type KnownGap } from '../../../server/domain/message/snippet.ts';
import type { OfferedSnippet } from '../../../server/http/contract/message.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { usePage } from '../../page/page.ts';
import { inboxWritingWords } from '../../words/inbox-writing.ts';

// For who writes their own.
const fetchDialog = () => import('./snippets-dialog.tsx');
const withKey = 9;

/** Pieces of text to begin with, the first nine by their number; what is known of the patient is put in. */
export function SnippetsPart(given: {
  language: string;
  known: { [gap in KnownGap]?: string | undefined };
  onPut: (text: string) => void;
}) {
  const { language, known, onPut } = given;
  const { api } = usePage();
  const say = useWords(inboxWritingWords);
  const [snippets, setSnippets] = useState<OfferedSnippet[]>([]);
  const [open, setOpen] = useState(false);
  const load = useCallback(
    () => api.get<OfferedSnippet[]>('/api/snippets').then(got => isRefused(got) || setSnippets(got)),
    [api],
  );
  useEffect(() => void load(), [load]);
  const inWords = language.startsWith('es') ? 'es' : 'en';
  const inHand = Object.fromEntries(Object.entries(known).filter(([, value]) => value));
  return (
    <fieldset className="snippets">
      <legend className="soft small">{say.snippets}</legend>
      {snippets.map((snippet, at) => (
        <Button
          key={snippet.id}
          look="quiet"
          data-key={at < withKey ? String(at + 1) : undefined}
          aria-keyshortcuts={at < withKey ? String(at + 1) : undefined}
          onClick={() => onPut(filled(snippet, inWords, inHand))}
        >
          {at < withKey ? (
            <span className="letter" aria-hidden="true">
              {at + 1}
            </span>
          ) : null}{' '}
          {snippet.of === 'house' ? snippet.name : <Written>{snippet.name}</Written>}
        </Button>
      ))}
      <Button look="link" onClick={() => setOpen(true)}>
        {say.ownSnippets}
      </Button>
      {open ? (
        <Later
          fetch={fetchDialog}
          of={{
            snippets: snippets.filter(({ mayChange }) => mayChange),
            onChanged: () => void load(),
            onClose: () => setOpen(false),
          }}
        />
      ) : null}
    </fieldset>
  );
}
