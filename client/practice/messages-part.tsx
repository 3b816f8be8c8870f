import { useCallback, useEffect, useState } from 'react';
import { type MessagesInChart, messagesInChart } from '../../server/domain/message/message-note.ts';
import type { MessageSettingsView, OfferedSnippet } from '../../server/http/contract/message.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { Choose } from '../design/choices.tsx';
import { FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { Later } from '../page/later.tsx';
import { usePage } from '../page/page.ts';
import { messagesPartWords } from '../words/messages-part.ts';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

const path = '/api/message-settings';
// For who writes some.
const fetchDialog = () => import('../coach/inbox/snippets-dialog.tsx');

/** What of messages with patients goes into the chart, and the snippets that every coach of the practice has. */
export default function MessagesPart() {
  const { api } = usePage();
  const say = useWords(messagesPartWords);
  const { deed, run } = useDeed();
  const [inChart, setInChart] = useState<MessagesInChart>();
  const [snippets, setSnippets] = useState<OfferedSnippet[]>([]);
  const [open, setOpen] = useState(false);
  const load = useCallback(async () => {
    const found = await api.get<OfferedSnippet[]>('/api/snippets');
    if (!isRefused(found)) setSnippets(found.filter(({ of }) => of === 'practice'));
  }, [api]);
  useEffect(() => {
    void api.get<MessageSettingsView>(path).then(found => isRefused(found) || setInChart(found.inChart));
    void load();
  }, [api, load]);
  if (inChart === undefined) return null;
  return (
    <section aria-labelledby="messages-part" className="emr-settings">
      <h2 id="messages-part">{say.title}</h2>
      <p className="emr-text">{say.what}</p>
      <FieldGroup label={say.inChart} hint={say.each}>
        <Choose
          stays
          label={say.inChart}
          of={messagesInChart.map(value => ({ value, label: say.choices[value] }))}
          value={inChart}
          onChange={chosen => chosen && setInChart(chosen)}
        />
      </FieldGroup>
      <div className="buttons">
        <Button busy={deed.busy} onClick={() => void run(api.send('PUT', path, { inChart }), () => say.kept)}>
          {say.keep}
        </Button>
        <Told deed={deed} doing={say.keeping} />
      </div>
      <h3>{say.snippets}</h3>
      <p className="soft">{say.snippetsWhat}</p>
      {snippets.length === 0 ? (
        <p className="soft">{say.none}</p>
      ) : (
        <p>
          <Written>{snippets.map(({ name }) => name).join(' · ')}</Written>
        </p>
      )}
      <div className="buttons">
        <Button onClick={() => setOpen(true)}>{say.change}</Button>
      </div>
      {open ? (
        <Later
          fetch={fetchDialog}
          of={{
            title: say.snippets,
            snippets,
            onChanged: () => void load(),
            onClose: () => setOpen(false),
          }}
        />
      ) : null}
    </section>
  );
}
