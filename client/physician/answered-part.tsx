import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { Written } from '../design/as-said.tsx';
import { dayOf, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { answeredWords } from '../words/answered.ts';
import { InChart, isOnItsWay, useArrival } from './in-chart.tsx';

type Answered = PhysicianView['questions']['answered'][number];

/** What was answered: today's in sight, the rest folded; each with where its answer went, as the EMR said it. */
export default function AnsweredPart(given: { answered: readonly Answered[]; onAgain: () => Promise<void> }) {
  const { answered, onAgain } = given;
  const say = useWords(answeredWords);
  const calendar = useCalendar();
  const dayHere = (at: string) => dayOf(at, calendar.timeZone);
  const today = answered.filter(({ answer }) => dayHere(answer.at) === dayHere(calendar.now));
  const before = answered.filter(one => !today.includes(one));
  useArrival(today.some(isOnItsWay), answered, onAgain);
  return (
    <>
      {today.length > 0 ? <Answers title={say.today} answered={today} /> : null}
      {before.length > 0 ? (
        <details>
          <summary className="soft small">{say.lately}</summary>
          <Answers answered={before} />
        </details>
      ) : null}
    </>
  );
}

function Answers({ title, answered }: { title?: string; answered: readonly Answered[] }) {
  return (
    <ul className="phys-list" aria-label={title}>
      {answered.map(one => (
        <li key={one.id}>
          <Went answered={one} />
        </li>
      ))}
    </ul>
  );
}

/** The answer, and both ways it goes: to the coach, and to the chart. */
function Went({ answered }: { answered: Answered }) {
  const { words, answer, takenUp, asked, chart, forPatient, forDesk } = answered;
  const say = useWords(answeredWords);
  const calendar = useCalendar();
  const to = forDesk ? say.toDesk : takenUp ? say.coachHadIt : forPatient ? say.toPatient : say.toCoach;
  return (
    <>
      <Written>{words}</Written>{' '}
      <strong>
        <Written>{answer.words}</Written>
      </strong>{' '}
      <span className="soft small">· {say.by(answer.by, sayDay(answer.at, calendar))}</span>
      <span className="soft small phys-under">
        {to(asked.by)} <InChart what="answer" chart={chart} takenUp={takenUp} forDesk={forDesk} />
      </span>
    </>
  );
}
