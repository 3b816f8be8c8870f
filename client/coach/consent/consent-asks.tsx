import { useEffect, useId, useState } from 'react';
import type { ConsentAsks as Asks } from '../../../server/http/contract/billing.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { usePage } from '../../page/page.ts';
import { consentWords } from '../../words/consent.ts';

const asked = () => import('./consent-asked.tsx');

/**
 * What this patient is to be asked for, word for word. The coach says it, writes the
 * answer down in the patient's words, and is done.
 */
export default function ConsentAsks() {
  const { api, place } = usePage();
  const say = useWords(consentWords);
  const id = useId();
  const [asks, setAsks] = useState<Asks>([]);
  useEffect(() => {
    void api.get<Asks>('/api/asks').then(found => isRefused(found) || setAsks(found));
  }, [api]);
  if (asks.length === 0) return null;
  return (
    <section className="consent-asks" aria-labelledby={id}>
      <h2 id={id}>{say.title}</h2>
      {asks.map(ask =>
        place.screen === 'session' ? (
          <Later key={ask.id} fetch={asked} of={{ ask }} />
        ) : (
          <ToAsk key={ask.id} ask={ask} />
        ),
      )}
    </section>
  );
}

function ToAsk({ ask }: { ask: Asks[number] }) {
  return <p>{ask[useLanguage()].question}</p>;
}
