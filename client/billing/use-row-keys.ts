import { useEffect, useRef, useState } from 'react';

/** Moves through rows by j and k or the arrows, opens by Enter, finds by `/`. Never while somebody writes in a field. */
export function useRowKeys(
  rows: readonly { id: string }[],
  onOpen: (id: string) => void,
  onReach: (at: number) => void,
): [number | undefined, (at: number | undefined) => void] {
  const [at, setAt] = useState<number>();
  const now = useRef({ rows, at, onOpen, onReach });
  now.current = { rows, at, onOpen, onReach };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { rows: all, at: before, onOpen: open, onReach: reach } = now.current;
      const on = event.target instanceof Element ? event.target : undefined;
      if (event.ctrlKey || event.metaKey || event.altKey || on?.closest('input, select, textarea, dialog'))
        return;
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (event.key === '/') document.getElementById('find-claim')?.focus();
      else if (step !== undefined && all.length > 0) {
        const next = Math.min(all.length - 1, Math.max(0, before === undefined ? 0 : before + step));
        reach(next);
        setAt(next);
      } else if (event.key === 'Enter' && before !== undefined && !on?.closest('button, a')) {
        const row = all[before];
        if (row) open(row.id);
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    const row = at === undefined ? undefined : now.current.rows[at];
    if (row) document.getElementById(`claim-${row.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return [at, setAt];
}
