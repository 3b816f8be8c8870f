import { useState } from 'react';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueBecause } from './use-queue-because.ts';

/**
 * A deed about one patient of the queue: `run` sends it to the patient's own `path` and goes on where it was done; `failed`:
 * why it was not, in the reader's language.
 */
export function useQueueDeed(patientId: string, onDone: () => unknown) {
  const { api } = usePage();
  const say = useWords(queueWords);
  const because = useQueueBecause();
  const [failed, setFailed] = useState<string>();
  const run = async (method: 'PUT' | 'DELETE', path: string, body?: object) => {
    const done = await api.send(method, `/api/queue/${encodeURIComponent(patientId)}/${path}`, body);
    setFailed(isRefused(done) ? say.notDone(because(done)) : undefined);
    if (!isRefused(done)) onDone();
  };
  return { failed, run };
}
