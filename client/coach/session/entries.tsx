import { type FocusEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { newId } from './ids.ts';
import { valueAt } from './leaf.ts';
import { afterDrawing, goToPlace, placeOf } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';

export type Entries = {
  ids: string[];
  /** Opens an empty entry and puts the focus into it; it is kept once something is written in it. */
  add: () => void;
  remove: (id: string) => void;
  /** An entry left empty goes away by itself. */
  left: (id: string) => void;
};

/**
 * The entries of a list of the draft, in the order they were added. An entry that holds nothing is not in the draft,
 * so those open on the page are remembered here: emptying a field must not take it from under the hand.
 */
export function useEntries(list: readonly string[]): Entries {
  const { store, announce } = useWriting();
  const say = useWords(sessionWords);
  const stored = useDraft(draft => valueAt(draft, list)) as Record<string, unknown> | undefined;
  const [open, setOpen] = useState<readonly string[]>([]);
  const ids = [...new Set([...Object.keys(stored ?? {}), ...open])].sort();
  const seen = useRef(open);
  seen.current = open;
  return {
    ids,
    add: () => {
      const id = newId();
      setOpen([...ids, id]);
      afterDrawing(() => goToPlace([...list, id]));
    },
    remove: id => {
      const at = ids.indexOf(id);
      setOpen(open.filter(each => each !== id));
      store.act([{ path: [...list, id], to: undefined }]);
      announce(say.removed);
      const near = ids[at + 1] ?? ids[at - 1];
      afterDrawing(() => goToPlace(near ? [...list, near] : list));
    },
    left: id => {
      if (valueAt(store.state().draft, [...list, id]) === undefined)
        setOpen(seen.current.filter(each => each !== id));
      else if (!seen.current.includes(id)) setOpen([...seen.current, id]);
    },
  };
}

/** The list on the page: its entries and the button for one more. */
export function EntryList(given: {
  list: readonly string[];
  entries: Entries;
  add: string;
  max?: number;
  children: (id: string, at: number) => ReactNode;
}) {
  const { entries, list } = given;
  return (
    <div className="entries" {...placeOf(list)}>
      {entries.ids.length > 0 ? (
        <ul className="entry-list">
          {entries.ids.map((id, at) => (
            <li key={id} className="entry" {...placeOf([...list, id])} onBlur={event => leave(event, id)}>
              {given.children(id, at)}
            </li>
          ))}
        </ul>
      ) : null}
      {entries.ids.length < (given.max ?? 12) ? (
        <Button look="quiet" className="entry-add" onClick={entries.add}>
          + {given.add}
        </Button>
      ) : null}
    </div>
  );

  function leave(event: FocusEvent<HTMLLIElement>, id: string) {
    const within = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!within && event.relatedTarget) entries.left(id);
  }
}

export function RemoveEntry({ entries, id, what }: { entries: Entries; id: string; what: string }) {
  const say = useWords(sessionWords);
  return (
    <Button
      look="quiet"
      className="entry-remove"
      aria-label={`${say.remove}: ${what}`}
      onClick={() => entries.remove(id)}
    >
      {say.remove}
    </Button>
  );
}
