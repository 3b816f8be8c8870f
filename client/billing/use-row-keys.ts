import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * A row far off is where it is believed to be: what is drawn around it turns out higher or lower, and may move it out of
 * the window again, with the focus. So often it is looked for.
 */
const mostTries = 12;
/** So many rows on, for who stands in one. */
const jumps: { [key: string]: number } = { PageDown: 15, PageUp: -15, Home: -1e9, End: 1e9 };

/**
 * Moves through rows by j and k or the arrows, from a row by the page keys, Home and End too, opens by Enter, finds by `/`. Never while somebody writes in a field. Who
 * moves takes the focus along, so that a screen reader says the row and Tab goes on from there.
 */
export function useRowKeys(
  rows: readonly { id: string }[],
  onOpen: (id: string) => void,
  /** Brings a row into the window. */
  reach: (at: number) => void,
): [number | undefined, (at: number) => void] {
  // Of these very rows: when others are shown nobody stands anywhere.
  const [stand, setStand] = useState<{ rows: readonly { id: string }[]; at: number }>();
  const at = stand === undefined ? undefined : standsAt(stand, rows);
  const tries = useRef(0);
  const isNew = useRef(false);
  const now = useRef({ rows, at, onOpen });
  now.current = { rows, at, onOpen };
  const moveTo = useCallback(
    (next: number) => {
      const { rows: all } = now.current;
      setStand({ rows: all, at: next });
      reach(next);
      tries.current = mostTries;
      isNew.current = true;
    },
    [reach],
  );
  useLayoutEffect(() => {
    if (tries.current === 0 || at === undefined) return;
    const row = document.getElementById(`claim-${rows[at]?.id}`);
    if (!row) tries.current -= 1;
    if (row && (isNew.current || document.activeElement === document.body)) {
      row.focus({ preventScroll: true });
      isNew.current = false;
    }
    reach(at);
  });
  useEffect(() => {
    // Who does something else, or moves the page, is not brought back.
    const leave = () => {
      tries.current = 0;
    };
    const press = (event: KeyboardEvent) => {
      leave();
      const { rows: all, at: before, onOpen: open } = now.current;
      const on = event.target instanceof Element ? event.target : undefined;
      if (event.ctrlKey || event.metaKey || event.altKey || on?.closest('input, select, textarea, dialog'))
        return;
      const jump = on?.closest('.ledger') ? jumps[event.key] : undefined;
      const step = jump ?? { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (event.key === '/') document.getElementById('find-claim')?.focus();
      else if (step !== undefined && all.length > 0)
        moveTo(Math.min(all.length - 1, Math.max(0, before === undefined ? 0 : before + step)));
      else if (event.key === 'Enter' && before !== undefined && !on?.closest('button, a, summary')) {
        const row = all[before];
        if (row) open(row.id);
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    addEventListener('wheel', leave, { passive: true });
    addEventListener('pointerdown', leave);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('wheel', leave);
      removeEventListener('pointerdown', leave);
    };
  }, [moveTo]);
  return [at, moveTo];
}

/** The same patient's place when the rows came anew. */
function standsAt(stand: { rows: readonly { id: string }[]; at: number }, rows: readonly { id: string }[]) {
  if (stand.rows === rows) return stand.at;
  const id = stand.rows[stand.at]?.id;
  const place = rows.findIndex(row => row.id === id);
  return place < 0 ? undefined : place;
}
