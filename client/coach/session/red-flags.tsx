import type { RedFlagKind } from '../../../server/domain/session/draft.ts';
import { openedEmpty, redFlagsOf } from '../../../server/domain/session/red-flags.ts';
import { Later } from '../../page/later.tsx';
import { newId } from './ids.ts';
import { afterDrawing, goToPlace } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';

// Fetched once a flag has its name: who has seen it, and whom it has reached.
export const fetchState = () => import('../../escalation/raised-state.tsx');
// Comes with what listens to the words, so that it is here before anybody needs it.
const fetchSection = () => import('./red-flag-section.tsx');

/** The red flags of the session on top of the page: nothing, and nothing fetched, while there is none. */
export function RedFlags() {
  const isAny = useDraft(
    draft => Object.keys(draft.redFlags ?? {}).length > 0 || redFlagsOf(draft).length > 0,
  );
  return isAny ? <Later fetch={fetchSection} of={{}} /> : null;
}

/** Opens a red flag and goes to it; `seenAt` is the moment it was raised. */
export function useRaise(): (kind?: RedFlagKind, words?: string) => void {
  const { store } = useWriting();
  return (kind, words) => {
    const id = openedEmpty(store.state().draft) ?? newId();
    const path = ['redFlags', id];
    store.act([
      { path: [...path, 'seenAt'], to: new Date().toISOString() },
      ...(kind ? [{ path: [...path, 'kind'], to: kind }] : []),
      ...(words ? [{ path: [...path, 'words'], to: words }] : []),
    ]);
    afterDrawing(() => goToFlag(id, kind ? 'told' : 'kind'));
  };
}

const drawnWithinMs = 5_000;

/**
 * The focus goes to the field, what must be done now to the top of the page: the steps are read before it is filled. Waits
 * for the section where that is still on its way.
 */
export function goToFlag(id: string, field: 'told' | 'kind' = 'told', since = performance.now()): void {
  const flag = document.querySelector(`[data-place="redFlags.${CSS.escape(id)}"]`);
  const section = document.querySelector('[data-place="redFlags"]');
  const target = flag ?? section;
  if (target === null) {
    if (performance.now() - since < drawnWithinMs) afterDrawing(() => goToFlag(id, field, since));
    return;
  }
  goToPlace(['redFlags', id, field]);
  target.scrollIntoView({ block: 'start' });
}
