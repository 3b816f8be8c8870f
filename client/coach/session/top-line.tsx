import './top-line.css';
import { useEffect, useState } from 'react';
import { tellFact } from '../../../server/domain/escalation/facts-words.ts';
import type { EscalationView } from '../../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { sayMoment } from '../../design/dates.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useLive } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { sessionNewsWords } from '../../words/session-news.ts';
import { OpenFlags } from './open-flags.tsx';
import { useDraft, useWriting } from './session-context.ts';

type Answer = NonNullable<SessionView['opens']>[number];

/** One line that unfolds; in it red flags that are not of this page, then answers, the newest first. */
export default function TopLine() {
  const answers = useAnswers();
  const { view } = useWriting();
  const raised = useDraft(draft => draft.redFlags);
  const [flags, setFlags] = useState<readonly EscalationView[]>([]);
  const [known] = useState(() => (view.opens ?? []).map(({ id }) => id));
  const elsewhere = flags.filter(({ flagId }) => flagId === undefined || raised?.[flagId] === undefined);
  return (
    <>
      <OpenFlags known={view.openFlags ?? 0} onTold={setFlags} />
      <Line flags={elsewhere} answers={answers} known={known} />
    </>
  );
}

function Line(given: {
  flags: readonly EscalationView[];
  answers: readonly Answer[];
  known: readonly string[];
}) {
  const { flags, answers, known } = given;
  const say = useWords(sessionNewsWords);
  const kinds = useWords(redFlagNames);
  const language = useLanguage();
  const calendar = useCalendar();
  const [newest] = answers;
  const isNew = newest !== undefined && !known.includes(newest.id);
  if (flags.length + answers.length === 0) return null;
  const openSince = (at: string) =>
    say.openSince(sayMoment(at, { ...calendar, now: new Date().toISOString() }));
  const told = ({ kind, about, raisedAt }: EscalationView) => {
    const facts = (about?.because ?? []).map(fact => tellFact(fact, language)).join('; ');
    return `${kinds[kind]}${facts ? `: ${facts}` : ''}. ${openSince(raisedAt)}`;
  };
  const by = [...new Set(answers.map(one => one.by))];
  const counted =
    newest &&
    (answers.length === 1
      ? say.oneAnswer(newest.by)
      : by.length === 1
        ? say.answersOf(answers.length, newest.by)
        : say.answers(answers.length));
  const [flag] = flags;
  const first =
    flag &&
    (flags.length === 1
      ? told(flag)
      : say.flags(flags.length, [...new Set(flags.map(one => kinds[one.kind]))].join(', ')));
  return (
    <section
      className={flag ? 'top-line-bar danger' : 'top-line-bar'}
      aria-label={flag ? say.cannotWait : say.answered}
    >
      <details>
        <summary>
          <span className="top-line-words" aria-live="polite">
            {first ? <strong>{first}</strong> : null}
            {counted ? (
              <span className="top-line-answers">
                {isNew ? `${say.justNow} ` : ''}
                {counted}: <span lang="">“{newest.words[language]}”</span>
              </span>
            ) : null}
          </span>
        </summary>
        <ul>
          {flags.map(one => (
            <li key={one.id}>
              <strong>{told(one)}</strong> {say.froms[one.from]}{' '}
              {one.about?.words ? <q lang="">{one.about.words}</q> : null}
            </li>
          ))}
          {answers.map(({ id, about, words, asked }) => (
            <li key={id} className="top-line-answer">
              <span className="soft">{about[language]}</span> <strong lang="">{words[language]}</strong>{' '}
              {asked ? (
                <span lang="" className="soft">
                  “{asked}”
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Those the talk began with, and those that come while it is written: asked for when the page's stream says so. */
function useAnswers(): readonly Answer[] {
  const { api } = usePage();
  const { view } = useWriting();
  const mark = useLive()?.marks.questions;
  const [asked, setAsked] = useState<{ mark?: string; opens: readonly Answer[] }>({
    opens: view.opens ?? [],
  });
  const isFirst = asked.mark === undefined;
  useEffect(() => {
    if (mark === undefined || mark === asked.mark) return;
    // The first word of the stream tells what the page was opened with.
    if (isFirst) return setAsked(before => ({ ...before, mark }));
    void api.get<SessionView>(`/api/sessions/${view.id}`).then(answer => {
      if (!isRefused(answer)) setAsked({ mark, opens: answer.opens ?? [] });
    });
  }, [api, mark, asked.mark, isFirst, view.id]);
  return asked.opens.filter(({ is }) => is === 'answer');
}
