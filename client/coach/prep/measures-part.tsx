import { useMemo } from 'react';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence } from '../../design/absence.tsx';
import { layersOf, weeksDrawn } from '../../design/charts/layers.ts';
import { spanOf } from '../../design/charts/plot.ts';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { SmallMultiple } from '../../design/charts/small-multiple.tsx';
import { dayNumber, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { measuresWords } from '../../words/measures.ts';
import { Part } from './parts.tsx';

const most = 6;

/**
 * At most six measures. Two axes, each chart labelled with its own: one over all readings for what is measured now and
 * then, one over the last eight weeks for what is taken day by day. The last session is a thin dotted line.
 */
export default function MeasuresPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(measuresWords);
  const calendar = useCalendar();
  const { timeZone } = calendar;
  const now = prep.chartReadAt ?? calendar.now;
  const strips = useMemo(
    () => (prep.measures.status === 'recorded' ? prep.measures.value.slice(0, most) : []),
    [prep.measures],
  );
  const today = dayNumber(now, timeZone);
  const charts = useMemo(
    () => strips.map(strip => layersOf(strip.readings, timeZone, today)),
    [strips, timeZone, today],
  );
  const long = useMemo(() => {
    const sparse = charts.filter(({ weeks }) => !weeks);
    return spanOf(
      sparse.map(({ line, rings }) => [...line, ...rings]),
      today,
    );
  }, [charts, today]);
  if (prep.measures.status !== 'recorded') {
    return (
      <Part area="measures" title={say.none}>
        <Absence section={prep.measures} />
      </Part>
    );
  }
  const session = prep.lastSession?.signedAt;
  const sessionDay = session === undefined ? undefined : dayNumber(session, timeZone);
  const recent = { from: today - weeksDrawn, to: today };
  const some = (weeks: boolean) => charts.some(chart => chart.weeks === weeks);
  const axes = [
    some(false) ? say.axis(monthOf(long.from), say.today) : undefined,
    some(true) ? say.axisWeeks(sayDay(dayText(recent.from), calendar)) : undefined,
    session !== undefined && charts.some(chart => isOn(spanFor(chart)))
      ? say.marked(sayDay(session, calendar))
      : undefined,
  ].filter(said => said !== undefined);
  return (
    <Part
      area="measures"
      title={
        <>
          {say.title(strips.length)} <span className="measures-axis">{axes.join(' · ')}</span>
        </>
      }
    >
      <div className="measures">
        {charts.map((layers, at) => {
          const strip = strips[at];
          const span = spanFor(layers);
          return strip ? (
            <SmallMultiple
              key={strip.kind}
              strip={strip}
              layers={layers}
              span={span}
              marks={sessionDay !== undefined && isOn(span) ? [sessionDay] : []}
              calendar={calendar}
              onSource={onSource}
            />
          ) : null;
        })}
      </div>
    </Part>
  );

  function spanFor({ weeks }: { weeks: boolean }) {
    return weeks ? recent : long;
  }
  function isOn({ from }: { from: number }): boolean {
    return sessionDay !== undefined && sessionDay > from;
  }
  function monthOf(day: number): string {
    return sayDay(dayText(day).slice(0, 7), calendar);
  }
}

const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
