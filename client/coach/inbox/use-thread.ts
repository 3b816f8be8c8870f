import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadView } from '../../../server/http/contract/message.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { inboxWords } from '../../words/inbox.ts';

/**
 * A thread as it stands, and the way to change something of it. Opened by a coach, what was unread is read; which it was
 * stays known while the thread is open.
 */
export function useThread(patient: string | undefined, mark: string | undefined, onChanged: () => void) {
  const { api } = usePage();
  const say = useWords(inboxWords);
  const because = useBecause();
  const [view, setView] = useState<ThreadView | Refused>();
  const [failed, setFailed] = useState<string>();
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const opened = useRef(false);
  const told = useRef(onChanged);
  told.current = onChanged;
  const asked = patient === undefined ? '' : `?patient=${encodeURIComponent(patient)}`;
  const load = useCallback(async () => {
    const found = await api.get<ThreadView>(`/api/messages${asked}`);
    // What is here stays where a fresher look did not come.
    setView(before => (isRefused(found) && before && !isRefused(before) ? before : found));
    if (isRefused(found) || opened.current) return;
    opened.current = true;
    const unread = found.messages.filter(one => one.from !== 'coach' && one.reading === 'unread');
    if (unread.length === 0) return;
    setFresh(unread.map(({ id }) => id));
    for (const { id } of unread) await api.send('PUT', `/api/messages/${id}/reading`, { reading: 'read' });
    told.current();
  }, [api, asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);
  const whyNot = (refused: Refused) => say.notDone(say.refused[refused.because] ?? because(refused));
  /** Changes a message and looks again; false where the server said no. */
  const change = async (method: 'PUT' | 'DELETE', path: string, body?: object): Promise<boolean> => {
    const answer = await api.send(method, `/api/messages/${path}`, body);
    setFailed(isRefused(answer) ? whyNot(answer) : undefined);
    await load();
    told.current();
    return !isRefused(answer);
  };
  return { view, load, change, failed, fresh, whyNot };
}
