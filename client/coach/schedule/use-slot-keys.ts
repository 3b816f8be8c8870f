import { type RefObject, useEffect } from 'react';

/**
 * Free times by keyboard: arrows up and down within a day, left and right to the same time of another, N to the next free
 * one. Only while the focus is among the days and nothing is being typed (WCAG 2.1.4). One of them is a stop of Tab.
 */
export function useSlotKeys(place: RefObject<HTMLElement | null>, anew: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the days were drawn anew
  useEffect(() => {
    const slots = slotsIn(place.current);
    if (!slots.some(({ tabIndex }) => tabIndex === 0)) slots[0]?.setAttribute('tabindex', '0');
  }, [place, anew]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
      if (!place.current?.contains(target) || target.matches('input, select, textarea')) return;
      const to = towards(event.key, target, slotsIn(place.current));
      if (to === undefined) return;
      event.preventDefault();
      focusSlot(place.current, to);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [place]);
}

/** Goes to the next free time after the one that has the focus, or to the first. False: there is none. */
export function toNextFree(place: HTMLElement | null): boolean {
  const slots = slotsIn(place);
  const at = slots.indexOf(document.activeElement as HTMLElement);
  const to = slots[at + 1] ?? slots[0];
  if (to === undefined) return false;
  focusSlot(place, to);
  return true;
}

const slotsIn = (place: HTMLElement | null): HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('.slot') ?? []),
];

function focusSlot(place: HTMLElement | null, to: HTMLElement): void {
  for (const slot of slotsIn(place)) slot.tabIndex = slot === to ? 0 : -1;
  to.focus();
}

function towards(key: string, from: HTMLElement, slots: readonly HTMLElement[]): HTMLElement | undefined {
  const at = slots.indexOf(from);
  if (key === 'n' || key === 'N') return slots[at + 1] ?? slots[0];
  if (at < 0) return undefined;
  const ofDay = (day: string | undefined) => slots.filter(slot => slot.dataset.day === day);
  const mine = ofDay(from.dataset.day);
  const within = mine.indexOf(from);
  if (key === 'ArrowDown') return mine[within + 1];
  if (key === 'ArrowUp') return mine[within - 1];
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const days = [...new Set(slots.map(slot => slot.dataset.day))];
  const day = days[days.indexOf(from.dataset.day) + (key === 'ArrowRight' ? 1 : -1)];
  const there = day === undefined ? [] : ofDay(day);
  const clock = from.dataset.clock ?? '';
  return there.find(slot => (slot.dataset.clock ?? '') >= clock) ?? there.at(-1);
}
