import { type RefObject, useEffect, useRef } from 'react';

/** The title of a screen; it takes the focus when the screen took another one's place under the reader. */
export function useTitleFocus(moved: boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved) title.current?.focus();
  }, [moved]);
  return title;
}
