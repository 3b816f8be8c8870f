import { type RefObject, useEffect, useRef } from 'react';

type Deeds = {
  onSnooze: (patientId: string | undefined) => void;
  onDate: (patientId: string | undefined) => void;
  onContact: (patientId: string | undefined) => void;
  onBook: (patientId: string | undefined) => void;
  onFind: () => void;
  onKeys: () => void;
};

/**
 * The queue by keyboard. Letters alone do something only while the focus is in the queue and nothing is being typed
 * (WCAG 2.1.4); Alt+J comes there from anywhere on the page.
 */
export function useQueueKeys(place: RefObject<HTMLElement | null>, deeds: Deeds): void {
  const now = useRef(deeds);
  now.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey) return;
      const act = event.altKey
        ? event.code === 'KeyJ' && (() => move(place.current, 'first'))
        : actOf(event, place.current, now.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [place]);
}

function actOf(event: KeyboardEvent, place: HTMLElement | null, deeds: Deeds): (() => void) | undefined {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !place?.contains(target)) return undefined;
  if (target.matches('input, textarea, select')) {
    return event.key === 'Escape' ? () => move(place, 'first') : undefined;
  }
  const row = target.closest<HTMLElement>('.queue-row');
  const patient = row?.dataset.patient;
  switch (event.key) {
    case 'j':
      return () => move(place, 'next');
    case 'k':
      return () => move(place, 'before');
    case 's':
      return () => deeds.onSnooze(patient);
    case 'd':
      return () => deeds.onDate(patient);
    case 'l':
      return () => deeds.onContact(patient);
    case 'b':
      return () => deeds.onBook(patient);
    case 'w':
      return () => row?.querySelector<HTMLElement>('summary')?.click();
    case '/':
      return deeds.onFind;
    case '?':
      return deeds.onKeys;
    default:
      return undefined;
  }
}

/** From the row of the focus to the one beside it: its next step is what Enter does. */
function move(place: HTMLElement | null, way: 'first' | 'next' | 'before'): void {
  const rows = [...(place?.querySelectorAll<HTMLElement>('.queue-row') ?? [])].filter(isSeen);
  const at = rows.findIndex(row => row.contains(document.activeElement));
  const to = way === 'first' || at < 0 ? 0 : at + (way === 'next' ? 1 : -1);
  rows[Math.max(0, Math.min(to, rows.length - 1))]?.querySelector<HTMLElement>('.queue-do')?.focus();
}

const isSeen = (row: HTMLElement) => row.checkVisibility();
