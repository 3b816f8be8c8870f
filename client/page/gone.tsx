import { useEffect, useRef } from 'react';
import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import { after } from './after.tsx';
import type { Api, Gone } from './api.ts';
import { isWithoutPatient, type Place } from './place.ts';

/** `left`: the person logged out, here or in another window of the same launch. */
export type WhyGone = Gone | 'left';

const Waits = after(all => all.Waits, 0);

/**
 * All that is left of the page when it is locked, over or left: what happened and what to do; and, while it is locked, that
 * something waits. Nobody's name. `api`: in the browser.
 */
export function GonePage({ why, place, api }: { why: WhyGone; place: Place; api?: Api }) {
  const say = useWords(pageWords);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="gone">
      <h1 ref={title} tabIndex={-1}>
        {why === 'locked' ? say.lockedTitle : why === 'ended' ? say.endedTitle : say.leftTitle}
      </h1>
      <p>{say[why]}</p>
      {why === 'locked' && api ? <Waits api={api} /> : null}
      <p>{isWithoutPatient(place) ? say.reopenPractice : say.reopen}</p>
    </main>
  );
}
