import { useEffect, useRef } from 'react';
import { useLanguage } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { useWriting } from './session-context.ts';

const fetchLine = () => import('./top-line.tsx');

/**
 * Over the record, in sight wherever the coach is: what is open and cannot wait, and what physicians answered, in a line.
 * What is known when the page is opened has its room; what comes later lies over the page and moves nothing.
 */
export function TopLine() {
  const { view } = useWriting();
  const slot = useUnderWhatStays();
  const isKnown = (view.openFlags ?? 0) > 0 || view.opens?.some(({ is }) => is === 'answer');
  return (
    <div ref={slot} className={isKnown ? 'top-line reserved screen-only' : 'top-line screen-only'}>
      <Later fetch={fetchLine} of={{}} />
    </div>
  );
}

/** Keeps it below what stays on top of the page: who the patient is takes three lines on a phone. */
function useUnderWhatStays() {
  const slot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const above = [...document.querySelectorAll<HTMLElement>('.strip, .step-line')];
    const put = () => {
      const stays = above.filter(one => getComputedStyle(one).position === 'sticky');
      const height = stays.reduce((sum, one) => sum + one.offsetHeight, 0);
      slot.current?.style.setProperty('top', `${height}px`);
    };
    const watching = new ResizeObserver(put);
    for (const one of above) watching.observe(one);
    return () => watching.disconnect();
  }, []);
  return slot;
}

/** Why the patient was handed over. */
export function Opens() {
  const { view } = useWriting();
  const language = useLanguage();
  return view.opens
    ?.filter(({ is }) => is === 'handoff')
    .map(({ id, about, words }) => (
      <p key={id} className="notice">
        <span className="soft">{about[language]}</span> <strong lang="">{words[language]}</strong>
      </p>
    ));
}
