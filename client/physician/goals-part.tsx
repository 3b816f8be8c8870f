import { Suspense } from 'react';
import type { ChosenPlan } from '../../server/domain/chart/prep.ts';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { Written } from '../design/as-said.tsx';
import { sayWithUnit } from '../design/charts/numbers.ts';
import { sayDay } from '../design/dates.ts';
import { Quote } from '../design/quote.tsx';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { partOnTouch } from '../page/touch.ts';
import { measuresWords } from '../words/measures.ts';
import { physicianWords } from '../words/physician.ts';
import { Part } from './part.tsx';
import { sayWent } from './went.ts';

// The server has drawn them, and their tables unfold by themselves.
const RunCharts = partOnTouch('.runs', () => import('./run-charts.tsx'));

/** What the patient chose, in their words, and the run charts of it and of the measures. */
export function GoalsPart({ view, lang }: { view: PhysicianView; lang: string | undefined }) {
  const say = useWords(physicianWords);
  const isCoached = view.lines.status.is !== 'never-coached';
  return (
    <Part area="goals" title={isCoached ? say.goals : say.measures}>
      {view.chose.length === 0 && isCoached ? <p className="soft">{say.noPlan}</p> : null}
      <div className="phys-chosen">
        {view.chose.map(plan => (
          <Chosen key={plan.planId} plan={plan} lang={lang} />
        ))}
      </div>
      {view.runs.length === 0 ? (
        <LastReadings measures={view.handoffFrom.measures} />
      ) : (
        <Suspense>
          <RunCharts runs={view.runs} />
        </Suspense>
      )}
    </Part>
  );
}

/** Why there is no run chart, and what there is all the same: of each measure its last reading, as the chart dates it. */
function LastReadings({ measures }: Pick<PhysicianView['handoffFrom'], 'measures'>) {
  const say = useWords(physicianWords);
  const sayMeasure = useWords(measuresWords);
  const calendar = useCalendar();
  const lasts = measures.status === 'recorded' ? measures.value : [];
  return (
    <ul className="phys-list">
      <li className="soft">{say.noRuns}</li>
      {lasts.map(({ kind, unit, last }) => (
        <li key={kind}>
          {sayMeasure.names[kind]} <strong>{sayWithUnit(last, unit, sayMeasure)}</strong>{' '}
          <span className="soft small">
            ·{' '}
            {[sayDay(last.at, calendar), last.preliminary && sayMeasure.preliminary]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Chosen({ plan, lang }: { plan: ChosenPlan; lang: string | undefined }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  return (
    <div>
      <Quote words={plan.goal} lang={lang} />
      <p>
        <Written>{plan.stepSaid[calendar.language]}</Written>
      </p>
      <p>
        <strong>{sayWent(plan, say)}</strong>
        {` · ${say.sure(plan.confidence)} · `}
        <span className="soft">{say.chosenOn(sayDay(plan.since, calendar))}</span>
      </p>
    </div>
  );
}
