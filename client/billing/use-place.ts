import { useCallback, useEffect, useState } from 'react';
import { type DeskPlace, fragmentOf, placeInFragment } from './looked.ts';

type Kept = { find?: string; opened?: boolean } | null;

/**
 * Where the desk is, kept in the address, so that Back, a reload and a link come to the same place. `go` is a step that
 * Back takes back; `stay` only writes down what is typed.
 */
export function useDeskPlace(usual: string) {
  const [place, setPlace] = useState(() => here(usual));
  useEffect(() => {
    const moved = () => setPlace(here(usual));
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, [usual]);
  const write = useCallback((next: DeskPlace, how: 'pushState' | 'replaceState', opened?: boolean) => {
    history[how]({ find: next.find, opened } satisfies Kept, '', location.pathname + fragmentOf(next));
    setPlace(next);
  }, []);
  const go = useCallback((next: DeskPlace) => write(next, 'pushState'), [write]);
  const stay = useCallback((next: DeskPlace) => write(next, 'replaceState'), [write]);
  const open = useCallback(
    (next: DeskPlace, claim: string) => write({ ...next, claim }, 'pushState', true),
    [write],
  );
  const close = useCallback(
    ({ claim: _, ...rest }: DeskPlace) => {
      if ((history.state as Kept)?.opened) history.back();
      else write(rest, 'replaceState');
    },
    [write],
  );
  return { place, go, stay, open, close };
}

const here = (usual: string): DeskPlace => {
  const find = (history.state as Kept)?.find ?? '';
  return { ...placeInFragment(location.hash, usual), find };
};
