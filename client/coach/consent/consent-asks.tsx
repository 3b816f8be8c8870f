import { useCallback, useEffect, useId, useState } from 'react';
import type { ConsentAsks as Asks } from '../../../server/http/contract/billing.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { useLanguage, useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { consentWords } from '../../words/consent.ts';

const asked = () => import('./consent-asked.tsx');

/**
 * That this patient is to be asked for something: one line, since it stands above what is being written. The words to say,
 * and in a session where the answer goes, open over the page.
 */
export default function ConsentAsks() {
  const { api, place } = usePage();
  const say = useWords(consentWords);
  const toAsk = useLive()?.toAsk;
  const id = useId();
  const [asks, setAsks] = useState<Asks>([]);
  const [open, setOpen] = useState(false);
  const load = useCallback(
    () => void api.get<Asks>('/api/asks').then(found => isRefused(found) || setAsks(found)),
    [api],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open stays as it is; another number is asked for anew
  useEffect(() => {
    if (!open) load();
  }, [load, toAsk, open]);
  if (asks.length === 0) return null;
  return (
    <section className="consent-asks buttons" aria-labelledby={id}>
      <h2 id={id}>{say.title}</h2>
      <Button look="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say.open(asks.length)}
      </Button>
      {open ? (
        <Dialog title={say.title} onClose={() => setOpen(false)}>
          {asks.map(ask =>
            place.screen === 'session' ? (
              <Later key={ask.id} fetch={asked} of={{ ask }} />
            ) : (
              <ToAsk key={ask.id} ask={ask} />
            ),
          )}
        </Dialog>
      ) : null}
    </section>
  );
}

function ToAsk({ ask }: { ask: Asks[number] }) {
  const { question, also } = ask[useLanguage()];
  return (
    <div>
      <p>{question}</p>
      <p className="soft">{also}</p>
    </div>
  );
}
