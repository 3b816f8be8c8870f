import { useEffect, useRef, useState } from 'react';
import {
  type Difference,
  isDifference,
  type MedicineLine,
} from '../../server/domain/physician/medicine-lines.ts';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { MedicineAnswerBody } from '../../server/http/contract/physician.ts';
import { Absence } from '../design/absence.tsx';
import { ChartText, Said, Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { pressedBefore } from '../page/touch.ts';
import { physicianWords } from '../words/physician.ts';
import { InChart, isOnItsWay, useArrival } from './in-chart.tsx';
import { Part } from './part.tsx';
import { useHeld } from './use-held.ts';

/** The list beside what is really taken: only the differences stand open, each with one tap to accept or fix. */
export default function MedicinesPart(given: {
  view: PhysicianView;
  lang: string | undefined;
  mayAnswer: boolean;
  onDone: () => Promise<void>;
}) {
  const { list, lines } = given.view.medicines;
  const say = useWords(physicianWords);
  const [done, setDone] = useState<string>();
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => pressedBefore(document.getElementById('at-medicines'))?.click(), []);
  const found = lines.filter(isDifference);
  // As the page was opened: a line that is answered does not move away from under the pointer.
  const [order] = useState(() => found.map(keyOf));
  const place = (line: Difference) => (order.indexOf(keyOf(line)) + 1 || order.length + 1) - 1;
  const differences = found.toSorted((a, b) => place(a) - place(b));
  const asListed = lines.filter(line => line.is === 'listed-and-taken');
  const rest = lines.filter(line => !isDifference(line));
  // Then one word above says it of all.
  const isNothingSaid = lines.every(line => line.is === 'not-talked-about');
  const isAwaited = differences.some(({ answer }) => answer !== undefined && isOnItsWay(answer));
  useArrival(isAwaited, lines, given.onDone);
  const mayAnswer = given.mayAnswer && differences.some(line => line.answer === undefined);
  const onDone = async (deed: MedicineAnswerBody['deed']) => {
    setDone(say.medicineDone[deed]);
    await given.onDone();
    told.current?.focus();
  };
  return (
    <Part area="medicines" title={say.list}>
      {list.status === 'recorded' ? null : <Absence section={list} />}
      <ul className="phys-list">
        {differences.map(line => (
          <li key={keyOf(line)}>
            <Differs line={line} lang={given.lang} mayAnswer={given.mayAnswer} onDone={onDone} />
          </li>
        ))}
      </ul>
      <p className="phys-sent" aria-live="polite" tabIndex={-1} ref={told}>
        {done}
      </p>
      {mayAnswer ? <p className="soft small screen-only">{say.deedsHint}</p> : null}
      {asListed.length > 0 ? <p>{say.allAgree(asListed.length)}</p> : null}
      {rest.length > 0 ? (
        <details open={given.view.lines.status.is === 'never-coached'}>
          <summary className="soft small">
            {differences.length > 0 ? say.othersOnList(rest.length) : say.onList(rest.length)}
            {isNothingSaid ? ` · ${say.notTalkedAbout}` : ''}
          </summary>
          <ul className="phys-list">
            {rest.map(line => (
              <li key={`${line.name} ${line.dose ?? ''}`}>
                <Named line={line} />{' '}
                {isNothingSaid ? null : <span className="soft small">· {say[agreement[line.is]]}</span>}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Part>
  );
}

const agreement = {
  'listed-and-taken': 'takenAsListed',
  'listed-taken-how-not-asked': 'takenHowNotAsked',
  'not-talked-about': 'notTalkedAbout',
} as const;

const keyOf = ({ said }: Difference): string => `${said.sessionId} ${said.lineId}`;

function Named({ line }: { line: MedicineLine }) {
  return (
    <>
      <ChartText>{line.name}</ChartText>
      {line.dose ? (
        <span className="soft">
          {' '}
          <ChartText>{line.dose}</ChartText>
        </span>
      ) : null}
    </>
  );
}

function Differs(given: {
  line: Difference;
  lang: string | undefined;
  mayAnswer: boolean;
  onDone: (deed: MedicineAnswerBody['deed']) => Promise<void>;
}) {
  const { line } = given;
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  const { said, answer } = line;
  const facts = [
    say.differs[line.is],
    said.days === undefined ? undefined : say.days(said.days),
    said.howOften,
    said.whyNot && say.whyNot[said.whyNot],
    sayDay(said.at, calendar),
    said.calledThen && say.calledThen(said.calledThen),
  ];
  return (
    <>
      <strong>
        <ChartText>{line.name}</ChartText>
      </strong>
      {line.dose ? (
        <span className="soft">
          {' '}
          <ChartText>{line.dose}</ChartText>
        </span>
      ) : null}
      <span className={answer ? 'soft small phys-under' : 'needs-you small phys-under'}>
        {facts.filter(Boolean).join(' · ')}
      </span>
      {said.words ? (
        <span className="small phys-under">
          <Said words={said.words} lang={given.lang} />
        </span>
      ) : null}
      {answer ? (
        <span className="small phys-under">
          {say[answer.deed === 'accept' ? 'acceptedBy' : 'fixedBy'](answer.by, sayDay(answer.at, calendar))}
          {answer.words ? (
            <>
              : <Written>{answer.words}</Written>
            </>
          ) : null}
          {answer.chart ? (
            <span className="soft">
              {' · '}
              <InChart
                what={answer.deed === 'accept' ? 'taken' : 'stands'}
                chart={answer.chart}
                takenUp={answer.takenUp}
              />
            </span>
          ) : null}
        </span>
      ) : null}
      {answer === undefined && given.mayAnswer ? <Deeds line={line} onDone={given.onDone} /> : null}
    </>
  );
}

function Deeds(given: { line: Difference; onDone: (deed: MedicineAnswerBody['deed']) => Promise<void> }) {
  const { name, said } = given.line;
  const say = useWords(physicianWords);
  const { api } = usePage();
  const [words, setWords] = useState<string>();
  const [state, setState] = useState<'rest' | 'sending' | Refused>('rest');
  const busy = state === 'sending';
  const { held, hold, takeBack, goNow } = useHeld(async (deed: MedicineAnswerBody['deed'], keepalive) => {
    setState('sending');
    const line = words?.trim();
    const body: MedicineAnswerBody = {
      ...{ sessionId: said.sessionId, lineId: said.lineId, deed },
      ...(line && { words: line }),
    };
    const told = await api.send('POST', '/api/medicine-answers', body, { keepalive });
    if (isRefused(told)) return setState(told);
    await given.onDone(deed);
  });
  const going = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (held) going.current?.focus();
  }, [held]);
  if (held)
    return (
      <span className="phys-deeds screen-only">
        <span role="status" tabIndex={-1} ref={going}>
          {say.goesSoon(say[held])}
        </span>
        <Button onClick={takeBack}>{say.takeBack}</Button>
        <Button look="quiet" onClick={goNow}>
          {say.sendNow}
        </Button>
      </span>
    );
  return (
    <span className="phys-deeds screen-only">
      {(['accept', 'fix'] as const).map(deed => (
        <Button
          key={deed}
          busy={busy}
          aria-label={deed === 'accept' ? say.acceptLong(name) : say.fixLong(name)}
          onClick={() => hold(deed)}
        >
          {say[deed]}
        </Button>
      ))}
      {words === undefined ? (
        <Button look="quiet" onClick={() => setWords('')}>
          {say.withALine}
        </Button>
      ) : (
        <input
          type="text"
          value={words}
          maxLength={200}
          aria-label={say.addLine(name)}
          // biome-ignore lint/a11y/noAutofocus: it was asked for by the press before
          autoFocus
          onChange={event => setWords(event.target.value)}
        />
      )}
      {typeof state === 'object' ? (
        <span className="needs-you small" role="alert">
          {say.notSent} <Reason refusal={state} />
        </span>
      ) : null}
    </span>
  );
}
