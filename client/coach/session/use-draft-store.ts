import { useEffect, useMemo } from 'react';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { type Api, isRefused } from '../../page/api.ts';
import { openChannel } from '../../page/channel.ts';
import { type DraftStore, openDraftStore, type SaveAnswer } from './draft-store.ts';
import { newId } from './ids.ts';
import { keepTime, type TimeKeeper } from './keep-time.ts';

/** What a browser lets outlive its page, with room for the headers. */
const keepaliveLimit = 60_000;

/**
 * The draft of one session in this window, saved as it is written: after a pause, on leaving a field, on hiding the
 * page. Other windows of the same session are told to look, and are heard.
 */
export function useDraftStore(api: Api, session: SessionView): { store: DraftStore; time: TimeKeeper } {
  const parts = useMemo(() => open(api, session), [api, session]);
  useEffect(() => {
    const { store, time, channel } = parts;
    const hear = ({ data: rev }: MessageEvent<number>) => {
      if (rev > store.state().rev) void store.refresh();
    };
    channel?.addEventListener('message', hear);
    const hide = () => {
      time.settle();
      void store.flush({ keepalive: true });
    };
    const seen = () => {
      if (document.visibilityState === 'hidden') hide();
      else void store.refresh();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (!store.hasUnsaved()) return;
      hide();
      event.preventDefault();
    };
    const leftField = () => void store.flush();
    document.addEventListener('focusout', leftField);
    document.addEventListener('visibilitychange', seen);
    addEventListener('pagehide', hide);
    addEventListener('beforeunload', leave);
    return () => {
      document.removeEventListener('focusout', leftField);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('pagehide', hide);
      removeEventListener('beforeunload', leave);
      hide();
      channel?.removeEventListener('message', hear);
    };
  }, [parts]);
  return parts;
}

function open(api: Api, session: SessionView) {
  const channel = openChannel(`alongside-session-${session.id}`);
  const store = openDraftStore({
    draft: session.draft as SessionDraft,
    rev: session.rev,
    savedAt: session.savedAt,
    newKey: () => crypto.randomUUID(),
    now: Date.now,
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    onSaved: rev => channel?.postMessage(rev),
    send: async (save, { keepalive }) => {
      const isSmall = JSON.stringify(save).length < keepaliveLimit;
      const path = `/api/sessions/${session.id}/edits`;
      const answer = await api.send<SaveAnswer>('POST', path, save, { keepalive: keepalive && isSmall });
      if (!isRefused(answer)) return answer;
      // No answer, too busy, or a fault of the server's: the same save may be sent once more.
      const passes = answer.status === 0 || answer.status === 429 || answer.status >= 500;
      return { failed: passes ? 'again' : 'over' };
    },
  });
  const time = keepTime({
    now: Date.now,
    newId,
    write: edits => store.act(edits, { remember: false }),
  });
  return { store, time, channel };
}
