import { useMemo } from 'react';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence } from '../../design/absence.tsx';
import { spanOf } from '../../design/charts/plot.ts';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { SmallMultiple } from '../../design/charts/small-multiple.tsx';
import { thin } from '../../design/charts/thin.ts';
import { dayNumber, dayOf, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { measuresWords } from '../../words/measures.ts';
import { Part } from './parts.tsx';

const most = 6;

/** At most six measures, one time axis for all, with the last session as a thin dotted line. */
export function MeasuresPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(measuresWords);
  const calendar = useCalendar();
  const { timeZone } = calendar;
  const now = prep.chartReadAt ?? calendar.now;
  const strips = useMemo(
    () => (prep.measures.status === 'recorded' ? prep.measures.value.slice(0, most) : []),
    [prep.measures],
  );
  const charts = useMemo(() => strips.map(strip => thin(strip.readings, timeZone)), [strips, timeZone]);
  const span = useMemo(() => spanOf(charts, dayNumber(now, timeZone)), [charts, now, timeZone]);
  if (prep.measures.status !== 'recorded') {
    return (
      <Part area="measures" title={say.none}>
        <Absence section={prep.measures} />
      </Part>
    );
  }
  const session = prep.lastSession?.signedAt;
  const marked = session !== undefined && dayNumber(session, timeZone) > span.from;
  return (
    <Part
      area="measures"
      title={
        <>
          {say.title(strips.length)}{' '}
          <span className="measures-axis">
            {say.axis(monthOf(span.from), monthOf(span.to))}
            {marked ? ` · ${say.marked(sayDay(session, calendar))}` : ''}
          </span>
        </>
      }
    >
      <div className="measures">
        {strips.map((strip, at) => (
          <SmallMultiple
            key={strip.kind}
            strip={strip}
            points={charts[at] ?? []}
            span={span}
            marks={marked ? [dayNumber(session, timeZone)] : []}
            calendar={calendar}
            onSource={onSource}
          />
        ))}
      </div>
    </Part>
  );

  function monthOf(day: number): string {
    return sayDay(dayOf(new Date(day * 86_400_000).toISOString(), 'UTC').slice(0, 7), calendar);
  }
}
