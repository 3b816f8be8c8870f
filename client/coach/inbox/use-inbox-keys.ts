import { type RefObject, useEffect } from 'react';

/**
 * The messages by keyboard. Letters alone do something only while the focus is in them and nothing is being typed (WCAG
 * 2.1.4); Alt+J comes to the list from anywhere on the page. What a letter does stands on the page as a button of its own
 * (`data-key`), so that it is pressed and not done twice.
 */
export function useInboxKeys(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const box = place.current;
      if (!box || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey) return;
      if (event.altKey) {
        if (event.code !== 'KeyJ') return;
        event.preventDefault();
        return step(box, 1, true);
      }
      const { target } = event;
      if (!(target instanceof HTMLElement) || !box.contains(target)) return;
      if (target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')) {
        if (event.key === 'Escape') lines(box).find(isCurrent)?.focus();
        return;
      }
      if (event.key === 'j' || event.key === 'k') {
        event.preventDefault();
        return step(box, event.key === 'j' ? 1 : -1);
      }
      const button = box.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
      if (!button) return;
      event.preventDefault();
      if (button instanceof HTMLTextAreaElement) button.focus();
      else button.click();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [place]);
}

const lines = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>('.thread-line')].filter(line => line.checkVisibility());
const isCurrent = (line: HTMLElement) => line.hasAttribute('aria-current');

/** From the line of the focus, or of the open thread, to the one beside it. */
function step(box: HTMLElement, by: 1 | -1, toFirst = false): void {
  const all = lines(box);
  const focused = all.indexOf(document.activeElement as HTMLElement);
  const at = focused >= 0 ? focused : all.findIndex(isCurrent);
  const to = toFirst || at < 0 ? 0 : Math.max(0, Math.min(at + by, all.length - 1));
  all[to]?.focus();
}
