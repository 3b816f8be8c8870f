import { type RefObject, useEffect, useRef } from 'react';

type Deeds = {
  invite(patientId: string): void;
  ask(patientId: string): void;
  decline(patientId: string): void;
};

/** The list by keyboard: letters do something only while the focus is in a row of it (WCAG 2.1.4). */
export function useFoundKeys(place: RefObject<HTMLElement | null>, deeds: Deeds): void {
  const now = useRef(deeds);
  now.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (!(target instanceof HTMLElement) || !place.current?.contains(target)) return;
      const act = actOf(event.key, target, place.current, now.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [place]);
}

function actOf(key: string, target: HTMLElement, list: HTMLElement, deeds: Deeds): (() => void) | undefined {
  const rows = [...list.querySelectorAll<HTMLElement>('.found-row')];
  const row = target.closest<HTMLElement>('.found-row');
  const at = row ? rows.indexOf(row) : -1;
  const patient = row?.dataset.patient;
  const to = (place: number) => () =>
    rows[Math.max(0, Math.min(place, rows.length - 1))]?.querySelector<HTMLElement>('button, a')?.focus();
  if (key === 'j') return to(at + 1);
  if (key === 'k') return to(at - 1);
  if (patient === undefined) return undefined;
  if (key === 'i') return () => deeds.invite(patient);
  if (key === 'a') return () => deeds.ask(patient);
  return key === 'd' ? () => deeds.decline(patient) : undefined;
}
