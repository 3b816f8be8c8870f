import type { ChosenPlan, GoalLine, PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence } from '../../design/absence.tsx';
import { ChartText, Written } from '../../design/as-said.tsx';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayWhose } from '../../design/charts/sentence.ts';
import { sayDay } from '../../design/dates.ts';
import { Quote } from '../../design/quote.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { measuresWords } from '../../words/measures.ts';
import { prepWords } from '../../words/prep.ts';
import { prepHeadings } from '../../words/prep-headings.ts';
import { daysAhead } from './days-ahead.ts';
import { languageOf, Part } from './parts.tsx';
import { Sourced } from './sourced.tsx';

/** What the patient chose, in their own words; and apart from it, smaller, what others set as goals in the chart. */
export function ChosePart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const heading = useWords(prepHeadings);
  return (
    <Part area="chose" title={heading.chose}>
      {prep.chose.length === 0 ? <p className="soft">{say.noPlan}</p> : null}
      {prep.chose.map(plan => (
        <Chosen plan={plan} lang={languageOf(prep)} key={plan.planId} />
      ))}
      <div className="chart-goals">
        <h3 className="soft small">{say.chartGoals}</h3>
        {prep.goals.status === 'recorded' ? (
          <Goals goals={prep.goals.value} onSource={onSource} />
        ) : (
          <Absence section={prep.goals} />
        )}
      </div>
    </Part>
  );
}

function Chosen({ plan, lang }: { plan: ChosenPlan; lang?: string }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  const { went, nextContact: next } = plan;
  const when = next && [say.days[daysAhead(next.date, calendar)] ?? sayDay(next.date, calendar), next.time];
  return (
    <div className="chosen">
      <Quote words={plan.goal} lang={lang} />
      <p>
        <Written>{plan.stepSaid[calendar.language]}</Written>
      </p>
      <p>
        <strong>{howItWent()}</strong>
        {` · ${say.sure(plan.confidence)} · `}
        <span className="soft">{say.chosenOn(sayDay(plan.since, calendar))}</span>
      </p>
      {next && when ? (
        <p className="soft">
          {say.nextContact(when.filter(Boolean).join(' '), say.means[next.means] ?? next.means)}
        </p>
      ) : null}
    </div>
  );

  function howItWent(): string {
    if (went.status === 'known') return say.tried(went.done, went.of);
    return went.status === 'not-counted' ? say.went[went.result] : say.notAskedYet;
  }
}

const shownAtOnce = 3;

function Goals({ goals, onSource }: { goals: readonly GoalLine[]; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const rest = goals.slice(shownAtOnce);
  const lines = (some: readonly GoalLine[]) => (
    <ul>
      {some.map(goal => (
        <Goal goal={goal} onSource={onSource} key={goal.source.id} />
      ))}
    </ul>
  );
  return (
    <>
      {lines(goals.slice(0, shownAtOnce))}
      {rest.length > 0 ? (
        <details>
          <summary className="soft small">{say.moreGoals(rest.length)}</summary>
          {lines(rest)}
        </details>
      ) : null}
    </>
  );
}

function Goal({ goal, onSource }: { goal: GoalLine; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const sayMeasure = useWords(measuresWords);
  const calendar = useCalendar();
  const about = [
    sayWhose(goal, sayMeasure),
    goal.at && sayDay(goal.at, calendar),
    goal.due && say.goalDue(sayDay(goal.due, calendar)),
  ];
  return (
    <li>
      <Sourced source={goal.source} onSource={onSource}>
        <ChartText>{goal.words}</ChartText>
      </Sourced>{' '}
      <span className="soft small">{about.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
