import { type ComponentType, createElement, lazy, type ReactNode, use } from 'react';

/**
 * What only unfolds or is pressed needs no script before somebody is there. Nothing is lost by that: the server has drawn
 * it, what unfolds does so by itself, and a press that came too early is made again (`pressedBefore`).
 */
const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin', 'click'] as const;

const againAfterMs = 1_000;

let tell: () => void;
const somebody = new Promise<void>(resolve => {
  tell = resolve;
});

let key: KeyboardEvent | undefined;
/** The key that was pressed last: it may have been meant for a part that was still being fetched. */
export const lastKey = (): KeyboardEvent | undefined => key;

/** A page that comes to lie under a pointer at rest is told of it as of a move: of no length. */
const isPageUnderPointer = (event: Event): boolean =>
  event instanceof PointerEvent &&
  event.type === 'pointermove' &&
  event.movementX === 0 &&
  event.movementY === 0;

/** Somebody is here, or the page is about to change what it shows: what waited is fetched. */
export function wake(event?: Event): void {
  if (event && isPageUnderPointer(event)) return;
  for (const sign of signs) removeEventListener(sign, wake, true);
  tell();
}

if (typeof document === 'object') {
  for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
  addEventListener('keydown', event => (key = event), true);
}

/**
 * A fetch that waits for the first pointer or key where the server has drawn the part (`drawn` finds it); else at once. A
 * drawn part whose script does not come stays as it was drawn, and is tried again.
 */
const onTouch =
  <T>(drawn: string, fetch: () => Promise<T>) =>
  async (): Promise<T> => {
    if (!document.querySelector(drawn)) return fetch();
    await somebody;
    for (;;) {
      try {
        return await fetch();
      } catch {
        await new Promise(again => setTimeout(again, againAfterMs));
      }
    }
  };

/** The fetches of the parts a server draws. */
const drawnHere: Promise<unknown>[] = [];

/**
 * A part whose script is fetched on touch. Where pages are drawn it is fetched with the program, and from `partsHere` on
 * it is drawn with the rest: one that came later than its page would move what stands below it.
 */
export function partOnTouch<P extends object>(
  drawn: string,
  fetch: () => Promise<{ default: ComponentType<P> }>,
): (of: P) => ReactNode {
  if (typeof document === 'object') {
    const Part = lazy(onTouch(drawn, fetch)) as ComponentType<P>;
    return of => createElement(Part, of);
  }
  let part: ComponentType<P> | undefined;
  const here = fetch().then(all => {
    part = all.default;
    return part;
  });
  drawnHere.push(here);
  return of => createElement(part ?? use(here), of);
}

/** Waits until every part is here that the pages fetched so far are drawn with, and the parts of those. */
export async function partsHere(): Promise<void> {
  for (let known = -1; known < drawnHere.length; ) {
    known = drawnHere.length;
    await Promise.all(drawnHere);
  }
}

/** Does something once somebody is here. */
export const whenTouched = (then: () => unknown): void => void somebody.then(then);

/** The button of this part that was pressed before the part could answer; the head of the page remembers it. */
export function pressedBefore(part: Element | null): HTMLElement | undefined {
  const { early } = globalThis as { early?: HTMLElement | null };
  return early && part?.contains(early) ? early : undefined;
}
