import { useEffect, useRef } from 'react';
import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import type { Gone } from './api.ts';
import { isWithoutPatient, type Place } from './place.ts';

/** `left`: the person logged out, here or in another window of the same launch. */
export type WhyGone = Gone | 'left';

/** All that is left of the page when it is locked, over or left: what happened and what to do. Nobody's name. */
export function GonePage({ why, place }: { why: WhyGone; place: Place }) {
  const say = useWords(pageWords);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="gone">
      <h1 ref={title} tabIndex={-1}>
        {why === 'locked' ? say.lockedTitle : why === 'ended' ? say.endedTitle : say.leftTitle}
      </h1>
      <p>{say[why]}</p>
      <p>{isWithoutPatient(place) ? say.reopenPractice : say.reopen}</p>
    </main>
  );
}
