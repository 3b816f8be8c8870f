import { type RefObject, useEffect, useRef } from 'react';

/**
 * Where the hand goes on once the queue has come anew, since a dialog that is over leaves it nowhere: with the same patient,
 * and where they are no longer there (put off, or tried just now) with whoever came in their place.
 */
export function useHandOf(place: RefObject<HTMLElement | null>, queue: unknown) {
  const goesOn = useRef<{ patientId: string; at: number }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the queue has come anew
  useEffect(() => {
    if (goesOn.current === undefined) return;
    const { patientId, at } = goesOn.current;
    goesOn.current = undefined;
    const rows = [...(place.current?.querySelectorAll<HTMLElement>('.queue > ul > .queue-row') ?? [])];
    const row = rows.find(one => one.dataset.patient === patientId) ?? rows[Math.min(at, rows.length - 1)];
    (row ?? rows[0])?.querySelector<HTMLElement>('.queue-do')?.focus();
  }, [queue]);
  return (patientId: string, at: number) => {
    goesOn.current = { patientId, at };
  };
}
