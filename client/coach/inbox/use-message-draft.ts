import { useEffect, useRef, useState } from 'react';
import type { MessageDraft } from '../../../server/domain/message/draft.ts';
import type { ThreadView } from '../../../server/http/contract/message.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';

/** So long after the last letter, in ms. */
const restMs = 1_200;

/**
 * What a coach is writing to a patient, kept on the server while it is written: a reload, another patient or another machine
 * loses nothing. `forget`: it became a message, or was thrown away.
 */
export function useMessageDraft(patient: string | undefined, view: ThreadView) {
  const { api } = usePage();
  const [draft, setDraft] = useState<MessageDraft>(() => {
    const { savedAt: _, ...kept } = view.draft ?? { savedAt: '' };
    return { body: '', language: usualLanguage(view.language), choices: [], ...kept };
  });
  const [savedAt, setSavedAt] = useState(view.draft?.savedAt);
  const unsent = useRef<MessageDraft | null>(undefined);
  const send = useRef(async (_keepalive: boolean) => {});
  send.current = async keepalive => {
    const written = unsent.current;
    if (written === undefined) return;
    unsent.current = undefined;
    const body = { written, ...(patient && { patient }) };
    const kept = await api.send<{ savedAt: string }>('PUT', '/api/message-draft', body, { keepalive });
    if (isRefused(kept)) unsent.current ??= written;
    else setSavedAt(written === null ? undefined : kept.savedAt);
  };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const write = (next: MessageDraft) => {
    setDraft(next);
    unsent.current = next.body.trim() === '' ? null : next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send.current(false), restMs);
  };
  const forget = () => {
    setDraft(({ language }) => ({ body: '', language, choices: [] }));
    unsent.current = null;
    clearTimeout(timer.current);
    void send.current(false);
  };
  useEffect(() => {
    const leave = () => void send.current(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      clearTimeout(timer.current);
      leave();
    };
  }, []);
  return { draft, write, forget, savedAt };
}

const usualLanguage = (theirs: string | undefined): string => (theirs?.startsWith('es') ? 'es' : 'en');
