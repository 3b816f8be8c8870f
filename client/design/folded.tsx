import { type ReactNode, useEffect, useRef } from 'react';

/** Folded under one line. `onOpen` is told when it is unfolded, also where that was before its script was here. */
export function Folded(given: { title: ReactNode; onOpen: () => void; children: ReactNode }) {
  const { onOpen } = given;
  const place = useRef<HTMLDetailsElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once; from then on the browser tells it
  useEffect(() => {
    if (place.current?.open) onOpen();
  }, []);
  return (
    <details ref={place} onToggle={event => event.currentTarget.open && onOpen()}>
      <summary>{given.title}</summary>
      {given.children}
    </details>
  );
}
