import { useMemo } from 'react';
import type { RunChart as Run } from '../../server/domain/physician/run-charts.ts';
import { whatAndHowMuch } from '../../server/domain/session/step-words.ts';
import { Written } from '../design/as-said.tsx';
import { sayNumber, sayUnit, sayWithUnit } from '../design/charts/numbers.ts';
import type { Span } from '../design/charts/plot.ts';
import { RunChart } from '../design/charts/run-chart.tsx';
import { type Calendar, dayNumber, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { measuresWords } from '../words/measures.ts';
import { physicianWords } from '../words/physician.ts';
import { runSignsWords } from '../words/run-signs.ts';

/** What began within so many days is drawn on an axis of its own: months of it would be a smear at the end of a year. */
const quarter = 91;

/** Run charts as small multiples, on three axes: the steps, the measures of a year, and those of late; each labelled. */
export default function RunCharts({ runs }: { runs: readonly Run[] }) {
  const calendar = useCalendar();
  const today = dayNumber(calendar.now, calendar.timeZone);
  const first = (run: Run) => dayNumber(run.points[0]?.day ?? calendar.now, calendar.timeZone);
  const axisOf = (run: Run) =>
    run.about.is === 'step' ? 'step' : first(run) >= today - quarter ? 'lately' : 'year';
  const spanOf = (run: Run): Span => {
    const same = runs.filter(other => axisOf(other) === axisOf(run));
    return { from: Math.min(today - 28, ...same.map(first)), to: today };
  };
  return (
    <div className="runs">
      {runs.map(run => (
        <One
          key={run.about.is === 'step' ? run.about.planId : run.about.measure}
          run={run}
          span={spanOf(run)}
          calendar={calendar}
        />
      ))}
    </div>
  );
}

function One({ run, span, calendar }: { run: Run; span: Span; calendar: Calendar }) {
  const say = useWords(physicianWords);
  const sayMeasure = useWords(measuresWords);
  const saySign = useWords(runSignsWords);
  const { about, points, goal } = run;
  const changes = useMemo(
    () => run.changes.map(({ day, step }) => ({ day, what: whatAndHowMuch(step, calendar.language) })),
    [run, calendar.language],
  );
  const isStep = about.is === 'step';
  const name = isStep ? about.step : sayMeasure.names[about.measure];
  const unit = isStep ? say.timesAWeek : sayUnit(about.unit, sayMeasure);
  const last = points.at(-1);
  const value = last ? (isStep ? sayNumber(last.value) : sayWithUnit(last, about.unit, sayMeasure)) : '';
  const caption = [
    sayMedian(run),
    goal && (isStep ? say.runGoalTimes(sayNumber(goal.low ?? 0)) : say.runGoal(boundsOf(goal))),
    run.others > 0 ? say.runOthers(run.others) : undefined,
  ].filter(said => said !== undefined);
  const changed = changes.map(({ day, what }) => `${what} (${sayDay(day, calendar)})`).join(', ');
  const signs = (run.signs ?? []).map(sayOf);
  const sentence = [
    last ? say.runLast(name, value, sayDay(last.day, calendar)) : name,
    ...signs,
    ...caption,
    changed ? say.runChanges(changed) : undefined,
  ];
  return (
    <RunChart
      run={run}
      changes={changes}
      span={span}
      name={isStep ? <Written>{name}</Written> : name}
      unit={unit}
      sentence={`${sentence.filter(Boolean).join('; ')}.`}
      signs={signs}
      caption={caption}
      today={say.today}
      calendar={calendar}
      table={<Values run={run} changes={changes} name={name} unit={unit} calendar={calendar} />}
    />
  );

  function sayMedian({ median, baseline }: Run): string | undefined {
    if (median === undefined) return undefined;
    const { until, points: count = points.length } = baseline ?? {};
    if (until === undefined) return say.runMedian(sayNumber(median), count);
    return saySign[until === 'change' ? 'medianBefore' : 'medianFirst'](sayNumber(median), count);
  }
  function sayOf(sign: NonNullable<Run['signs']>[number]): string {
    const what =
      sign.is === 'shift'
        ? saySign.shift[sign.side](sign.points)
        : saySign.trend[sign.direction](sign.points);
    const from = sayDay(sign.from, calendar);
    return sign.goesOn ? saySign.since(what, from) : saySign.within(what, from, sayDay(sign.to, calendar));
  }
  function boundsOf({ low, high, secondHigh }: NonNullable<Run['goal']>): string {
    const top =
      high === undefined
        ? ''
        : sayNumber(high) + (secondHigh === undefined ? '' : `/${sayNumber(secondHigh)}`);
    if (low === undefined) return say.below(top);
    return high === undefined ? say.above(sayNumber(low)) : say.between(sayNumber(low), top);
  }
}

/** The values behind the drawing, newest first, with what was changed on their way. */
function Values(given: {
  run: Run;
  changes: { day: string; what: string }[];
  name: string;
  unit: string;
  calendar: Calendar;
}) {
  const { run, calendar } = given;
  const say = useWords(physicianWords);
  const isStep = run.about.is === 'step';
  const rows = [
    ...run.points.map(point => ({ ...point, what: undefined })),
    ...given.changes.map(({ day, what }) => ({ day, what, value: undefined, second: undefined })),
  ].sort((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <details className="readings small screen-only">
      <summary className="soft">
        {isStep ? say.weeks(run.points.length) : say.values(run.points.length)}
        <span className="unseen"> · {given.name}</span>
      </summary>
      <div className="readings-scroll" tabIndex={-1}>
        <table>
          <caption className="unseen">{given.name}</caption>
          <thead>
            <tr>
              <th scope="col">{isStep ? say.weekOf : say.day}</th>
              <th scope="col" className="number">
                {given.unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={`${row.day} ${row.what ?? ''}`}>
                <td>{sayDay(row.day, calendar)}</td>
                <td className="number">
                  {row.value === undefined ? (
                    <>
                      <span className="soft">{say.changed}:</span> <Written>{row.what}</Written>
                    </>
                  ) : (
                    `${sayNumber(row.value)}${row.second === undefined ? '' : `/${sayNumber(row.second)}`}`
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
