import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import type { Leaf } from '../../../server/domain/session/edits.ts';
import type { PlanRules } from '../../../server/domain/session/plan.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import type { Language } from '../../design/words.ts';
import type { DraftState, DraftStore } from './draft-store.ts';
import { leafAt } from './leaf.ts';

/** What every part of the page being written may ask for. */
export type Writing = {
  view: SessionView;
  /** The chart is being read for the first time; what it brings comes into `view.carried`. */
  reading: boolean;
  store: DraftStore;
  /** The language the talk track is said in, apart from the interface's. */
  talk: Language;
  /** Says something once, politely, to a screen reader. */
  announce: (words: string) => void;
  /** Writes down the time that is not written yet. */
  settleTime: () => void;
  /** When this page was opened: plans are held against it. */
  now: string;
};

export const WritingContext = createContext<Writing | undefined>(undefined);

export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (!writing) throw new Error('useWriting outside of a session being written');
  return writing;
}

/** One part of the draft, drawn again when the draft changes. */
export function useDraft<T>(select: (draft: SessionDraft) => T): T {
  const { store } = useWriting();
  return useSyncExternalStore(store.subscribe, () => select(store.state().draft));
}

export function useDraftState<T>(select: (state: DraftState) => T): T {
  const { store } = useWriting();
  return useSyncExternalStore(store.subscribe, () => select(store.state()));
}

/** One place of the draft: what stands there and how to change it. */
export function useLeaf<T extends Leaf>(
  path: readonly string[],
): [T | undefined, (to: T | undefined) => void] {
  const { store } = useWriting();
  const value = useSyncExternalStore(store.subscribe, () => leafAt(store.state().draft, path));
  const put = (to: T | undefined) =>
    store.act([{ path: [...path], from: leafAt(store.state().draft, path), to: to === '' ? undefined : to }]);
  return [value as T | undefined, put];
}

/** What the rules of a plan need of this practice and this session. */
export function usePlanRules(): PlanRules {
  const { view, now } = useWriting();
  const nextContact = useDraft(draft => draft.nextContact);
  const { confidenceThreshold, timeZone } = view.settings;
  return { threshold: confidenceThreshold, timeZone, nextContact, ...(view.version === 0 && { now }) };
}
