import { type RefObject, useCallback, useEffect, useState } from 'react';
import { focusIn } from './place.ts';
import { type StepId, stepIds } from './steps.ts';

/** The step the coach is at: where the focus is, or what was scrolled to the upper third of the page. */
export function useStepInHand(page: RefObject<HTMLElement | null>): {
  inHand: StepId;
  goTo: (step: StepId) => void;
} {
  const [inHand, setInHand] = useState<StepId>('agenda');
  useEffect(() => {
    const box = page.current;
    if (!box) return;
    const sections = [...box.querySelectorAll<HTMLElement>('[data-step]')];
    const take = (element: Element | null) => {
      const step = element?.closest<HTMLElement>('[data-step]')?.dataset.step;
      const known = stepIds.find(each => each === step);
      if (known) setInHand(known);
    };
    // A page that moves by itself (a field opens, the language changes) takes nobody to another step.
    let scrolling = false;
    const scroll = () => {
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
        if (here && scrolling && !isWorkedOn) take(here.target);
      },
      { rootMargin: '-30% 0px -65% 0px' },
    );
    for (const section of sections) seen.observe(section);
    box.addEventListener('focusin', focused);
    box.addEventListener('pointerdown', focused);
    addEventListener('wheel', scroll, { passive: true });
    addEventListener('touchmove', scroll, { passive: true });
    return () => {
      seen.disconnect();
      box.removeEventListener('focusin', focused);
      box.removeEventListener('pointerdown', focused);
      removeEventListener('wheel', scroll);
      removeEventListener('touchmove', scroll);
    };
  }, [page]);
  const goTo = useCallback((step: StepId) => {
    const section = document.getElementById(`step-${step}`);
    if (!section) return;
    setInHand(step);
    section.scrollIntoView({ block: 'start' });
    focusIn(section);
    section.scrollIntoView({ block: 'start' });
  }, []);
  return { inHand, goTo };
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
