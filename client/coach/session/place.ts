/** Marks the element that holds a place of the draft, so that the page can go there. */
export const placeOf = (path: readonly string[]): { 'data-place': string } => ({
  'data-place': path.join('.'),
});

/**
 * Goes to a place of the draft, or to the nearest one around it that is on the page: opens what is folded over it,
 * scrolls there and puts the focus on its first field. Tells whether there was one.
 */
export function goToPlace(path: readonly string[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const place = path.slice(0, length).join('.');
    const found = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    if (!found) continue;
    found.closest('details')?.setAttribute('open', '');
    focusIn(found);
    return true;
  }
  return false;
}

/** Puts the focus on the first thing in an element that takes it: a chosen radio before others. */
export function focusIn(element: HTMLElement): void {
  const wanted = ['input:checked', 'input, textarea, select', 'button, a[href], summary', '[tabindex]'].map(
    selector => [...element.querySelectorAll<HTMLElement>(selector)].find(isFree),
  );
  const first = wanted.find(found => found !== undefined) ?? element;
  first.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

/** After the page has been drawn again. */
export const afterDrawing = (work: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(work));
};

const isFree = (element: HTMLElement) =>
  element.getClientRects().length > 0 && !element.matches(':disabled, [aria-hidden="true"]');
