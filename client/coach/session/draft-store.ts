import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { applyEdits, type Conflict, type Edit, editsBetween } from '../../../server/domain/session/edits.ts';
import { samePlace } from './leaf.ts';
import { missedConflicts } from './missed-conflicts.ts';
import { openPast } from './past.ts';

/** One save on its way: what it was made from, so that a second sending carries the same key and the same edits. */
export type Save = { key: string; rev: number; edits: Edit[] };
export type SaveAnswer = {
  rev: number;
  savedAt: string;
  conflicts: Conflict[];
  refused: { path: string[]; because: string }[];
  draft?: SessionDraft;
};
/** `again`: not heard; the same save may be sent once more. `over`: nothing more can be saved here. */
export type SaveOutcome = SaveAnswer | { failed: 'again' | 'over' };

/** Words of this writer that the draft does not hold: somebody else's stand there, or they did not fit. */
export type Unplaced = Conflict & { because: 'changed-elsewhere' | 'did-not-fit' };

export type DraftState = {
  draft: SessionDraft;
  rev: number;
  saving: 'untouched' | 'unsaved' | 'saving' | 'saved' | 'will-retry' | 'over';
  savedAt: string;
  unplaced: Unplaced[];
  canUndo: boolean;
  canRedo: boolean;
};

export type DraftStore = {
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  /** One act of the coach, undone as one. Time keeps itself and is not undone: `remember: false`. */
  act(edits: readonly Edit[], options?: { remember?: boolean }): void;
  undo(): void;
  redo(): void;
  /** Sends what is unsaved now instead of after the pause; resolves when nothing more can be sent at once. */
  flush(options?: { keepalive?: boolean }): Promise<void>;
  /** Asks for what others wrote, and sends what is unsaved with it. */
  refresh(): Promise<void>;
  /** Takes over a draft the server made (a restored version). What was unsaved is kept on top of it. */
  takeOver(draft: SessionDraft, rev: number, savedAt: string): void;
  /** Settles one place where two met. */
  settle(path: readonly string[], choice: 'mine' | 'theirs' | 'both'): void;
  hasUnsaved(): boolean;
  /** Nothing is sent from here on: the session is signed. */
  stop(): void;
};

export type DraftStoreParts = {
  draft: SessionDraft;
  rev: number;
  savedAt: string;
  send(save: Save, options: { keepalive: boolean }): Promise<SaveOutcome>;
  newKey(): string;
  now(): number;
  later(work: () => void, milliseconds: number): () => void;
  /** Told after each save that changed something, so that other windows may look. */
  onSaved?(rev: number): void;
};

export const pauseBeforeSave = 1000;
export const retryAfter = [2000, 4000, 8000, 15_000, 30_000];
const editsInOneSave = 500;

/**
 * The draft in memory. `kept` is what the server holds, the draft is what the coach sees; a save is the difference.
 * One save is under way at a time and the newest waits; a save that was not heard is sent again with its own key.
 * What others wrote comes in field by field, and never over this writer's words: those become `unplaced`.
 */
export function openDraftStore(parts: DraftStoreParts): DraftStore {
  let kept = parts.draft;
  let rev = parts.rev;
  let sending: { save: Save; tries: number; asked: SessionDraft } | undefined;
  let underWay: Promise<void> | undefined;
  let cancelPause = () => {};
  let cancelRetry = () => {};
  const past = openPast(parts.now);
  const listeners = new Set<() => void>();
  let state: DraftState = {
    draft: parts.draft,
    rev,
    saving: 'untouched',
    savedAt: parts.savedAt,
    unplaced: [],
    canUndo: false,
    canRedo: false,
  };

  function become(change: Partial<DraftState>) {
    state = { ...state, ...change, rev, canUndo: past.canUndo(), canRedo: past.canRedo() };
    for (const tell of listeners) tell();
  }
  const isOver = () => state.saving === 'over';
  const hasUnsaved = () => sending !== undefined || editsBetween(kept, state.draft).length > 0;

  function changed(draft: SessionDraft) {
    become({ draft, saving: sending || isOver() ? state.saving : 'unsaved' });
    cancelPause();
    cancelPause = parts.later(() => void flush(), pauseBeforeSave);
  }

  async function flush(options: { keepalive?: boolean; evenNothing?: boolean } = {}): Promise<void> {
    cancelPause();
    if (isOver()) return;
    if (underWay) {
      if (options.keepalive) lastWords();
      await underWay;
      return sending ? undefined : flush({ keepalive: options.keepalive });
    }
    const edits = editsBetween(kept, state.draft).slice(0, editsInOneSave);
    if (!sending) {
      if (edits.length === 0 && !options.evenNothing) {
        if (state.saving === 'unsaved') become({ saving: 'saved' });
        return;
      }
      const save = { key: parts.newKey(), rev, edits };
      sending = { save, tries: 0, asked: applyEdits(kept, edits).draft };
    }
    underWay = sendOnce(options.keepalive ?? false);
    await underWay;
    underWay = undefined;
    if (!sending && !isOver()) await flush(options.keepalive ? { keepalive: true } : {});
  }

  // The page may be gone before the answer comes: what was written since goes out at once, and once more after it.
  function lastWords() {
    const edits = sending ? editsBetween(sending.asked, state.draft) : [];
    if (edits.length > 0) void parts.send({ key: parts.newKey(), rev, edits }, { keepalive: true });
  }

  async function sendOnce(keepalive: boolean): Promise<void> {
    const current = sending;
    if (!current) return;
    cancelRetry();
    if (state.saving !== 'will-retry') become({ saving: 'saving' });
    current.tries += 1;
    const outcome = await parts.send(current.save, { keepalive });
    if ('failed' in outcome) {
      if (outcome.failed === 'over') {
        sending = undefined;
        return become({ saving: 'over' });
      }
      become({ saving: 'will-retry' });
      const wait = retryAfter[Math.min(current.tries, retryAfter.length) - 1] ?? 30_000;
      cancelRetry = parts.later(() => void flush(), wait);
      return;
    }
    sending = undefined;
    accept(outcome, current);
  }

  function accept(answer: SaveAnswer, { save, tries, asked }: NonNullable<typeof sending>) {
    const newest = answer.draft ?? asked;
    const since = editsBetween(asked, state.draft);
    const rebased = applyEdits(newest, since);
    const missed = answer.draft && tries > 1 ? missedConflicts(save.edits, answer.draft, answer) : [];
    const wasNew = answer.rev !== rev;
    kept = newest;
    rev = answer.rev;
    become({
      draft: rebased.draft,
      savedAt: answer.savedAt,
      saving: since.length > 0 ? 'unsaved' : 'saved',
      unplaced: placed(state.unplaced, [
        ...[...answer.conflicts, ...missed, ...rebased.conflicts].map(conflict => ({
          ...conflict,
          because: 'changed-elsewhere' as const,
        })),
        // A medicine that has left the chart's list stays, as one that is not on it: nothing of theirs is lost.
        ...answer.refused
          .filter(({ because }) => because !== 'not-in-this-chart')
          .flatMap(refusal => didNotFit(refusal.path, save.edits)),
      ]),
    });
    if (wasNew && save.edits.length > 0) parts.onSaved?.(rev);
  }

  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: (edits, { remember = true } = {}) => {
      const { draft } = applyEdits(state.draft, edits);
      if (editsBetween(state.draft, draft).length === 0) return;
      if (remember) past.remember(edits, editsBetween(draft, state.draft));
      changed(draft);
    },
    undo: () => step(past.takeUndo(), past.keepRedo),
    redo: () => step(past.takeRedo(), past.keepUndo),
    flush: options => flush(options),
    refresh: () => flush({ evenNothing: true }),
    takeOver: (draft, newRev, savedAt) => {
      const unsaved = editsBetween(kept, state.draft);
      kept = draft;
      rev = newRev;
      past.clear();
      const { draft: shown, conflicts } = applyEdits(draft, unsaved);
      const met = conflicts.map(each => ({ ...each, because: 'changed-elsewhere' as const }));
      become({ draft: shown, savedAt, saving: 'saved', unplaced: placed(state.unplaced, met) });
    },
    settle: (path, choice) => {
      const met = state.unplaced.find(each => samePlace(each.path, path));
      if (!met) return;
      become({ unplaced: state.unplaced.filter(each => each !== met) });
      if (choice === 'theirs') return;
      const to = choice === 'both' ? `${met.theirs ?? ''}\n${met.mine ?? ''}`.trim() : met.mine;
      const edit = { path: [...path], from: met.theirs, to };
      const { draft } = applyEdits(state.draft, [edit]);
      past.remember([edit], editsBetween(draft, state.draft));
      changed(draft);
    },
    hasUnsaved,
    stop: () => {
      state = { ...state, saving: 'over' };
      cancelPause();
      cancelRetry();
      listeners.clear();
    },
  };

  function step(edits: Edit[] | undefined, keep: (edits: Edit[]) => void) {
    if (!edits) return;
    const { draft } = applyEdits(state.draft, edits);
    keep(editsBetween(draft, state.draft));
    changed(draft);
  }
}

/** The newest meeting at a place takes the place of an older one. */
const placed = (before: Unplaced[], more: Unplaced[]): Unplaced[] => [
  ...before.filter(old => !more.some(each => samePlace(each.path, old.path))),
  ...more,
];

const didNotFit = (path: string[], edits: Edit[]): Unplaced[] =>
  edits
    .filter(edit => samePlace(edit.path, path) && edit.to !== undefined)
    .map(edit => ({ path, mine: edit.to, theirs: edit.from, because: 'did-not-fit' }));
