import { useState } from 'react';
import type { OpensAtView } from '../../../server/http/contract/queue.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueBecause } from './use-queue-because.ts';

/** What is said of it; `url`: where the browser lets no window open by itself. */
type Told = { words: string; url?: string };

/** Opens the chart of a patient in a window of its own, by a launch of that patient where the EMR makes one. */
export function useOpenChart(patientId: string, name: string) {
  const { api } = usePage();
  const say = useWords(queueWords);
  const because = useQueueBecause();
  const [told, setTold] = useState<Told>();
  const open = async () => {
    setTold({ words: say.opening });
    const at = await api.send<OpensAtView>('POST', `/api/queue/${encodeURIComponent(patientId)}/chart`);
    if (isRefused(at)) return setTold({ words: say.notDone(because(at)) });
    const tab = window.open(at.url);
    if (tab) tab.opener = null;
    const words = at.how === 'choose' ? say.choose(name) : '';
    setTold(tab && !words ? undefined : { words, ...(!tab && { url: at.url }) });
  };
  return { open, told, setTold };
}

/** What came of opening it, where it did not simply open. */
export function ToldOfChart({ told }: { told: Told | undefined }) {
  const say = useWords(queueWords);
  return (
    <p role="status" className={told?.words && told.words !== say.opening ? 'needs-you' : undefined}>
      {told?.words}
      {told?.url ? (
        <a href={told.url} target="_blank" rel="noopener">
          {say.openHere}
        </a>
      ) : null}
    </p>
  );
}
