import { minutesOf } from '../../../server/domain/session/time.ts';
import { Button } from '../../design/button.tsx';
import { sayClock } from '../../design/dates.ts';
import { Saved, type SavedState } from '../../design/saved.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { sessionWords } from '../../words/session.ts';
import type { DraftState } from './draft-store.ts';
import { useRaise } from './red-flags.tsx';
import { useDraft, useDraftState, useWriting } from './session-context.ts';

// What listens to the words comes with the page; nobody waits for it to begin.
const fetchWatch = () => import('./red-flag-watch.tsx');

export type PanelName = 'sign' | 'time' | 'versions' | 'keys';

/** Always in reach: the red flag, undo, the clock, what is saved, and the one thing to do at the end. */
export function FootBar({ onOpen }: { onOpen: (panel: PanelName) => void }) {
  const { store, view } = useWriting();
  const say = useWords(sessionWords);
  const raise = useRaise();
  const saving = useDraftState(state => state.saving);
  const savedAt = useDraftState(state => state.savedAt);
  const canUndo = useDraftState(state => state.canUndo);
  const canRedo = useDraftState(state => state.canRedo);
  const minutes = useDraft(draft => minutesOf(draft.time, draft.timeCorrections).total);
  return (
    <div className="foot-bar screen-only">
      <Later fetch={fetchWatch} of={{}} />
      <Button look="danger" aria-keyshortcuts="Alt+R" onClick={() => raise()}>
        {say.redFlag}
      </Button>
      <div className="foot-quiet">
        <Button look="quiet" busy={!canUndo} onClick={store.undo}>
          {say.undo}
        </Button>
        <Button look="quiet" busy={!canRedo} onClick={store.redo}>
          {say.redo}
        </Button>
        <Button look="quiet" onClick={() => onOpen('versions')}>
          {say.versions}
        </Button>
        <Button look="quiet" onClick={() => onOpen('keys')}>
          {say.keys}
        </Button>
      </div>
      <div className="foot-end">
        {saving === 'over' ? (
          <p className="saved needs-you" role="alert">
            {say.saveOver}
          </p>
        ) : (
          <Saved state={savedState(saving, sayClock(savedAt, view.settings.timeZone))} />
        )}
        <Button
          look="quiet"
          className="clock"
          aria-label={say.minutesLong(minutes)}
          onClick={() => onOpen('time')}
        >
          {say.minutes(minutes)}
        </Button>
        <Button look="act" aria-keyshortcuts="Alt+S" onClick={() => onOpen('sign')}>
          {say.review}
        </Button>
      </div>
    </div>
  );
}

/** What is not sent yet is never called saved. */
function savedState(saving: DraftState['saving'], clock: string): SavedState {
  if (saving === 'will-retry') return { status: 'will-retry' };
  if (saving === 'saving' || saving === 'unsaved') return { status: 'saving' };
  return saving === 'untouched' ? { status: 'untouched' } : { status: 'saved', clock };
}
