import {
  type DraftStore,
  openDraftStore,
  type Save,
  type SaveOutcome,
} from '../../client/coach/session/draft-store.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import { applyEdits, type Edit } from '../../server/domain/session/edits.ts';

export const words = ['agenda', 'words'];

/** A draft's store against a scripted server and a clock that is told to pass. */
export function scriptedStore(first: SessionDraft = {}) {
  const time = clock();
  const server = scriptedServer(first);
  let keys = 0;
  const store: DraftStore = openDraftStore({
    draft: first,
    rev: 1,
    savedAt: '2025-11-14T18:41:00Z',
    send: server.send,
    newKey: () => `key-${++keys}`,
    now: time.now,
    later: time.later,
  });
  const write = (path: string[], to: Edit['to'], from?: Edit['to']) => store.act([{ path, from, to }]);
  const typed = (path: string[], text: string) => {
    for (let at = 1; at <= text.length; at++) write(path, text.slice(0, at), text.slice(0, at - 1));
  };
  return { time, server, store, write, typed };
}

/** A server that keeps one draft by the product's own rules, and answers when the test lets it. */
function scriptedServer(first: SessionDraft = {}) {
  const kept = { draft: first, rev: 1 };
  const seen = new Set<string>();
  const sent: { save: Save; keepalive: boolean }[] = [];
  const losses: ('before' | 'after')[] = [];
  let held: Promise<void> | undefined;
  const answer = (save: Save): SaveOutcome => {
    const loss = losses.shift();
    if (loss === 'before') return { failed: 'again' };
    const behind = save.rev !== kept.rev;
    const isNew = !seen.has(save.key) && save.edits.length > 0;
    const edited = isNew ? applyEdits(kept.draft, save.edits) : { ...kept, conflicts: [], refused: [] };
    if (isNew) {
      seen.add(save.key);
      kept.draft = edited.draft;
      kept.rev += 1;
    }
    if (loss === 'after') return { failed: 'again' };
    const { conflicts, refused } = edited;
    const savedAt = '2025-11-14T18:42:00Z';
    const draft = behind || refused.length > 0 ? { draft: kept.draft } : {};
    return { rev: kept.rev, savedAt, conflicts, refused, ...draft };
  };
  return {
    kept,
    sent,
    /** `before`: it never arrives; `after`: it is kept, and the answer is lost. */
    lose: (...how: ('before' | 'after')[]) => losses.push(...how),
    hold: () => {
      const gate = Promise.withResolvers<void>();
      held = gate.promise;
      return gate.resolve;
    },
    write: (edits: Edit[]) => {
      kept.draft = applyEdits(kept.draft, edits).draft;
      kept.rev += 1;
    },
    send: async (save: Save, { keepalive }: { keepalive: boolean }) => {
      sent.push({ save: structuredClone(save), keepalive });
      await held;
      return answer(save);
    },
  };
}

/** Time that passes when it is told to. */
function clock() {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    later: (work: () => void, milliseconds: number) => {
      const timer = { at: now + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter(each => each !== timer);
      };
    },
    async pass(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter(timer => timer.at <= now);
      timers = timers.filter(timer => timer.at > now);
      for (const timer of due) timer.work();
      for (let n = 0; n < 20; n++) await Promise.resolve();
    },
  };
}
