import { designWords } from '../words/design.ts';
import { useWords } from './words.ts';

export type SavedState =
  | { status: 'untouched' }
  | { status: 'saving' }
  | { status: 'saved'; clock: string }
  | { status: 'will-retry' };

/** Says once, politely, that what was written is kept: "Saved 10:42". Amber when it is not kept yet. */
export function Saved({ state }: { state: SavedState }) {
  const say = useWords(designWords);
  return (
    <output className={state.status === 'will-retry' ? 'saved needs-you' : 'saved'} aria-live="polite">
      {state.status === 'saving' ? say.saving : null}
      {state.status === 'saved' ? say.saved(state.clock) : null}
      {state.status === 'will-retry' ? say.willRetry : null}
    </output>
  );
}
