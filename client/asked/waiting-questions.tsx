import './waiting-questions.css';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { About, WaitingQuestions as View } from '../../server/domain/physician/waiting-questions.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { lazily } from '../page/lazily.ts';
import { useLive } from '../page/live.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { waitingQuestionsWords } from '../words/waiting-questions.ts';

// A coach's list has it too, and answers nothing.
const AnswerHere = lazily(() => import('./answer-here.tsx'));

/**
 * Questions where the day begins: a coach's own, answered ones first, since somebody has to be told; a physician's, which wait
 * for her and are answered where they stand. Kept up by the page's stream.
 */
export default function WaitingQuestions() {
  const { api, login } = usePage();
  const say = useWords(waitingQuestionsWords);
  const role = login?.staff.role === 'physician' ? 'physician' : 'coach';
  const mark = useLive()?.marks.questions;
  const [list, setList] = useState<View | Refused>();
  const [sent, setSent] = useState<string>();
  const line = useRef<HTMLParagraphElement>(null);
  const load = useCallback(() => api.get<View>('/api/questions/waiting').then(setList), [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);
  if (list === undefined) return null;
  const tell = (words: string) => {
    setSent(words);
    line.current?.focus();
  };
  const count = isRefused(list) ? 0 : list.open.length + list.answered.length;
  return (
    <section className="waiting-questions" aria-labelledby="waiting-questions">
      <h2 id="waiting-questions">
        {say.title[role]} <span className="soft numbers">{isRefused(list) ? '' : count}</span>
      </h2>
      {isRefused(list) ? (
        <p className="needs-you">
          {say.failed} <Button onClick={() => void load()}>{say.again}</Button>
        </p>
      ) : (
        <>
          <p className="soft">{count === 0 ? say.none[role] : say.where[role]}</p>
          <p className="waiting-sent" aria-live="polite" tabIndex={-1} ref={line}>
            {sent}
          </p>
          <ul>
            {list.answered.map(one => (
              <AnsweredRow key={one.id} one={one} />
            ))}
            {list.open.map(one => (
              <OpenRow key={one.id} one={one} isHers={role === 'physician'} onTell={tell} onDone={load} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OpenRow(given: {
  one: View['open'][number];
  isHers: boolean;
  onTell: (words: string) => void;
  onDone: () => unknown;
}) {
  const { one, isHers } = given;
  const say = useWords(waitingQuestionsWords);
  const { days, late, to, asked, urgency, forPatient } = one;
  const age = days === 0 ? say.waits.today : days === 1 ? say.waits.yesterday : say.waited(days);
  const whose = isHers ? say.asks(asked.by) : to ? say.askedOf(to.name) : say.anybody;
  return (
    <li>
      <Whose one={one} />
      <div>
        <p>
          <Written>{one.words}</Written>
        </p>
        <p className="small">
          <span className="soft">
            {[whose, late ? '' : age, say.urgency[urgency], forPatient ? say.forPatient : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
          {late ? <strong className="needs-you"> · {say.late(days)}</strong> : null}
        </p>
        {isHers ? (
          <Suspense>
            <AnswerHere one={one} onTell={given.onTell} onDone={given.onDone} />
          </Suspense>
        ) : null}
      </div>
    </li>
  );
}

function AnsweredRow({ one }: { one: View['answered'][number] }) {
  const say = useWords(waitingQuestionsWords);
  const calendar = useCalendar();
  const { answer } = one;
  return (
    <li>
      <Whose one={one} />
      <div>
        <p>
          {say.answered(answer.by, sayDay(answer.at, calendar))}{' '}
          <strong>
            <Written>{answer.words}</Written>
          </strong>
        </p>
        <p className="small">
          <span className="soft">
            {say.youAsked} <Written>{one.words}</Written>
          </span>{' '}
          {say.unread}
        </p>
      </div>
    </li>
  );
}

function Whose({ one: { patient } }: { one: About }) {
  const say = useWords(waitingQuestionsWords);
  const calendar = useCalendar();
  return (
    <div>
      <strong>{patient?.name ?? say.unnamed}</strong>{' '}
      {patient?.born ? <span className="soft">{say.born(sayDay(patient.born, calendar))}</span> : null}
    </div>
  );
}
