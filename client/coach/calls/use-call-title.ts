import { useEffect } from 'react';

/** The tab says that somebody calls, and is itself again afterwards. No name stands in it. */
export function useCallTitle(words: string | undefined): void {
  useEffect(() => {
    if (words === undefined) return;
    const before = document.title;
    document.title = `(!) ${words}`;
    return () => {
      document.title = before;
    };
  }, [words]);
}
