import { useEffect, useRef, useState } from 'react';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { draftOf, type Written } from './written.ts';

/** So long after the last letter, in ms. */
const restMs = 1_500;

/**
 * Keeps a group while it is written, on the server, as a session is kept: a reload or another screen loses nothing. `wrote`:
 * it was changed by a person since it was opened. Gives back when it was kept last.
 */
export function useDraft(written: Written, wrote: boolean): string | undefined {
  const { api } = usePage();
  const [savedAt, setSavedAt] = useState<string>();
  const unsent = useRef<Written>(undefined);
  const send = useRef(async (_keepalive: boolean) => {});
  send.current = async keepalive => {
    const now = unsent.current;
    if (now === undefined) return;
    unsent.current = undefined;
    const body = { written: draftOf(now) };
    const kept = await api.send<{ savedAt: string }>('PUT', '/api/groups/draft', body, { keepalive });
    if (isRefused(kept)) unsent.current ??= now;
    else setSavedAt(kept.savedAt);
  };
  useEffect(() => {
    unsent.current = wrote ? written : undefined;
    if (!wrote) return setSavedAt(undefined);
    const timer = setTimeout(() => void send.current(false), restMs);
    return () => clearTimeout(timer);
  }, [written, wrote]);
  useEffect(() => {
    const leave = () => void send.current(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return savedAt;
}
