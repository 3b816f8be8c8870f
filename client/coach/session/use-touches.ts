import { type RefObject, useEffect, useRef } from 'react';
import { type Activity, activities } from '../../../server/domain/session/draft.ts';

const signs = ['keydown', 'pointerdown', 'input'] as const;

/**
 * Each key, press and word on the page is time spent: on the step it falls in, or on the one in hand. Heard on the
 * document, after the field itself: a stretch of time written before would draw the page, and a field drawn anew
 * forgets words that came without a key (dictated, pasted from a menu, corrected by the phone).
 */
export function useTouches(
  page: RefObject<HTMLElement | null>,
  /** Nothing while the note is reviewed: what was previewed must be what is signed, to the minute. */
  inHand: Activity | undefined,
  onTouch: (activity: Activity) => void,
): void {
  const now = useRef({ inHand, onTouch });
  now.current = { inHand, onTouch };
  useEffect(() => {
    const box = page.current;
    if (!box) return;
    const touch = (event: Event) => {
      if (now.current.inHand === undefined || !event.composedPath().includes(box)) return;
      const within = (event.target as Element).closest<HTMLElement>('[data-activity]')?.dataset.activity;
      now.current.onTouch(activities.find(each => each === within) ?? now.current.inHand);
    };
    for (const sign of signs) document.addEventListener(sign, touch, { passive: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, touch);
    };
  }, [page]);
}
