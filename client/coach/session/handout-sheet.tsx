import './handout-sheet.css';
import { useEffect, useRef, useState } from 'react';
import type { Handout } from '../../../server/domain/session/handout.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { sessionSignWords } from '../../words/session-sign.ts';

/** The patient's page as it prints: one idea a line, black on white, large. Only it goes on paper. */
export function HandoutSheet(given: { sessionId: string; language: 'en' | 'es'; onBack: () => void }) {
  const { sessionId, language } = given;
  const { api } = usePage();
  const say = useWords(sessionSignWords);
  const because = useBecause();
  const [page, setPage] = useState<Handout | Refused>();
  const back = useRef<HTMLDivElement>(null);
  const { onBack } = given;
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onBack();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [onBack]);
  useEffect(() => {
    back.current?.querySelector('button')?.focus();
    void api.get<Handout>(`/api/sessions/${sessionId}/handout?language=${language}`).then(setPage);
  }, [api, sessionId, language]);
  return (
    <div className="sheet-page">
      <div className="buttons screen-only" ref={back}>
        <Button onClick={given.onBack}>{say.back}</Button>
        <Button look="act" busy={page === undefined || isRefused(page)} onClick={() => print()}>
          {say.print}
        </Button>
      </div>
      {page === undefined ? <p aria-live="polite">{say.handoutMaking}</p> : null}
      {isRefused(page) ? (
        <p className="needs-you" role="alert">
          {say.handoutUnread} {because(page)}
        </p>
      ) : null}
      {page !== undefined && !isRefused(page) ? <Sheet page={page} /> : null}
    </div>
  );
}

function Sheet({ page }: { page: Handout }) {
  return (
    <article className="sheet" lang={page.language}>
      <h1>{page.title}</h1>
      {page.forWhom ? <p>{page.forWhom}</p> : null}
      {page.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two plans may have parts of the same name, and none moves
        <section key={at}>
          <h2>{part.heading}</h2>
          {part.lines.map(line => (
            <p key={line.words} className={`sheet-${line.kind}`}>
              {line.words}
            </p>
          ))}
        </section>
      ))}
      {page.boxes.length > 0 ? (
        <section>
          <h2>{page.boxesHeading}</h2>
          <ul className="sheet-boxes">
            {page.boxes.map(day => (
              <li key={day}>{day}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="sheet-foot">{page.foot}</p>
    </article>
  );
}
