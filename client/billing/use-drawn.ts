import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';

/** Drawn beyond the window on either side, in px, so that a turn of the wheel shows no gap. */
const beyond = 700;
const firstDrawn = 60;
const usualHeight = 33;

/**
 * Which rows of a long table are drawn: those in the window and some beyond. Heights are measured as rows are drawn; of
 * the others the average is believed. On paper all of them are.
 */
export function useDrawn(ids: readonly string[], body: RefObject<HTMLTableSectionElement | null>) {
  const heights = useRef(new Map<string, number>());
  const [measured, remeasure] = useReducer((count: number) => count + 1, 0);
  const [drawn, setDrawn] = useState({ from: 0, to: firstDrawn });
  const [onPaper, setOnPaper] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `measured` tells that heights came to be known
  const tops = useMemo(() => topsOf(ids, heights.current), [ids, measured]);
  const now = useRef(tops);
  now.current = tops;

  const look = useCallback(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    const from = rowAt(now.current, -top - beyond);
    const to = rowAt(now.current, innerHeight - top + beyond) + 1;
    setDrawn(before => (before.from === from && before.to === to ? before : { from, to }));
  }, [body]);
  useEffect(() => {
    const resized = () => {
      heights.current.clear();
      remeasure();
    };
    const print = () => flushSync(() => setOnPaper(true));
    const printed = () => setOnPaper(false);
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', resized);
    addEventListener('beforeprint', print);
    addEventListener('afterprint', printed);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', resized);
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', printed);
    };
  }, [look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, or rows of another height
  useLayoutEffect(look, [tops]);
  useLayoutEffect(() => {
    let isNew = false;
    for (const row of body.current?.children ?? []) {
      const id = row instanceof HTMLElement ? row.dataset.row : undefined;
      if (id === undefined) continue;
      const { height } = row.getBoundingClientRect();
      if (Math.abs((heights.current.get(id) ?? 0) - height) < 0.5) continue;
      heights.current.set(id, height);
      isNew = true;
    }
    if (isNew) remeasure();
  });

  /** Brings a row into the window, to be drawn there; by the heights that are believed, where it was not yet. */
  const reach = useCallback(
    (row: number) => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + (now.current[row] ?? 0);
      const height = (now.current[row + 1] ?? 0) - (now.current[row] ?? 0);
      const isSeen = top > innerHeight * 0.15 && top + height < innerHeight * 0.9;
      if (!isSeen) scrollBy(0, top - innerHeight / 2);
      look();
    },
    [body, look],
  );
  const from = onPaper ? 0 : Math.min(drawn.from, ids.length);
  const to = onPaper ? ids.length : Math.min(drawn.to, ids.length);
  const all = tops.at(-1) ?? 0;
  return { from, to, above: tops[from] ?? 0, below: all - (tops[to] ?? all), reach };
}

/** Where each row begins, and at the end where the last one does. */
function topsOf(ids: readonly string[], heights: ReadonlyMap<string, number>): number[] {
  let sum = 0;
  for (const height of heights.values()) sum += height;
  const usual = heights.size > 0 ? sum / heights.size : usualHeight;
  const tops = [0];
  let top = 0;
  for (const id of ids) {
    top += heights.get(id) ?? usual;
    tops.push(top);
  }
  return tops;
}

/** The last row that begins at or above a place. */
function rowAt(tops: readonly number[], place: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
