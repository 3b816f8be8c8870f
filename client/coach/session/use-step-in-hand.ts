import { type RefObject, useCallback, useEffect, useState } from 'react';
import { focusIn } from './place.ts';
import { type StepId, stepIds } from './steps.ts';

/** A page is moved by: the last of these where it is the page's own bar that is taken hold of. */
const hands = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * The step the coach is at: where the focus is, or what was scrolled to the upper third of the page. And the step in
 * sight: the last that was scrolled to or gone to, wherever the focus is.
 */
export function useStepInHand(page: RefObject<HTMLElement | null>): {
  inHand: StepId;
  inSight: StepId;
  goTo: (step: StepId) => void;
} {
  const [inHand, setInHand] = useState<StepId>('agenda');
  const [inSight, setInSight] = useState<StepId>('agenda');
  useEffect(() => {
    const box = page.current;
    if (!box) return;
    const sections = [...box.querySelectorAll<HTMLElement>('[data-step]')];
    const take = (element: Element, isWorkedOn?: unknown) => {
      const step = element.closest<HTMLElement>('[data-step]')?.dataset.step;
      const known = stepIds.find(each => each === step);
      if (!known) return;
      setInSight(known);
      if (!isWorkedOn) setInHand(known);
    };
    // A page that moves by itself (a field opens, the language changes) takes nobody to another step.
    let scrolling = false;
    const scroll = ({ key, type, target }: Event & { key?: string }) => {
      if (
        key
          ? /^(Page|Arrow|Home|End)/.test(key)
          : type !== 'pointerdown' || target === document.documentElement
      )
        scrolling = true;
    };
    const focused = (event: Event) => {
      scrolling = false;
      take(event.target as Element);
    };
    const seen = new IntersectionObserver(
      entries => {
        const here = entries.filter(entry => entry.isIntersecting).at(-1);
        const focus = document.activeElement;
        const isWorkedOn = focus?.closest('[data-step]') && isOnScreen(focus);
        if (here && scrolling) take(here.target, isWorkedOn);
      },
      { root: document, rootMargin: '-30% 0px -65% 0px' },
    );
    for (const section of sections) seen.observe(section);
    box.addEventListener('focusin', focused);
    box.addEventListener('pointerdown', focused);
    for (const hand of hands) addEventListener(hand, scroll, { passive: true });
    return () => {
      seen.disconnect();
      box.removeEventListener('focusin', focused);
      box.removeEventListener('pointerdown', focused);
      for (const hand of hands) removeEventListener(hand, scroll);
    };
  }, [page]);
  const goTo = useCallback((step: StepId) => {
    const section = document.getElementById(`step-${step}`);
    if (!section) return;
    setInHand(step);
    setInSight(step);
    section.scrollIntoView({ block: 'start' });
    focusIn(section);
    section.scrollIntoView({ block: 'start' });
  }, []);
  return { inHand, inSight, goTo };
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
