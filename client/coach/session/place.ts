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

/** Puts the focus on the first field in an element, of a group of radios on the chosen one; else on its first button. */
export function focusIn(element: HTMLElement): void {
  const first = (selector: string) =>
    [...element.querySelectorAll<HTMLElement>(selector)].find(isFree) ?? undefined;
  const field = first('input, textarea, select');
  const chosen = field?.matches('[type="radio"]')
    ? field.closest('[role="radiogroup"]')?.querySelector<HTMLElement>(':checked')
    : undefined;
  const target = chosen ?? field ?? first('button, a[href], summary') ?? element;
  target.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

/** After the page has been drawn again. */
export const afterDrawing = (work: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(work));
};

const isFree = (element: HTMLElement) =>
  element.getClientRects().length > 0 && !element.matches(':disabled, [aria-hidden="true"]');
