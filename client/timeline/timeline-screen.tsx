import './timeline.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Timeline } from '../../server/domain/timeline/timeline.ts';
import { Absence } from '../design/absence.tsx';
import { Button } from '../design/button.tsx';
import { Choose } from '../design/choices.tsx';
import { dayNumber, sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { Later } from '../page/later.tsx';
import { useCalendar, usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { WayTo } from '../page/way-to.tsx';
import { findingsOnTimeline, measuresOnTimeline, timelineWords } from '../words/timeline.ts';
import type { TimelineSay } from './say-mark.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { TimelineTable } from './timeline-table.tsx';

const fetchPrinted = () => import('../physician/printed.tsx');
type Shown = 'quarter' | 'year' | 'all';

/** A patient's time on one axis: what happened, what was changed, and how it went, row under row. */
export default function TimelineScreen() {
  const { api } = usePage();
  const say = useWords(timelineWords);
  const [timeline, setTimeline] = useState<Timeline | Refused>();
  const [busy, setBusy] = useState(false);
  const load = useCallback(
    async (chart: 'kept' | 'now') => {
      setBusy(true);
      const told = await api.get<Timeline>(`/api/timeline?chart=${chart}`);
      // What is here stays where a fresher reading did not come.
      setTimeline(before => (isRefused(told) && before && !isRefused(before) ? before : told));
      setBusy(false);
    },
    [api],
  );
  useEffect(() => void load('kept'), [load]);
  if (timeline === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(timeline))
    return (
      <div className="waiting">
        <h1>{say.unread}</h1>
        <p>
          <Reason refusal={timeline} />
        </p>
        <Button busy={busy} onClick={() => void load('now')}>
          {say.tryAgain}
        </Button>
      </div>
    );
  return <Whole timeline={timeline} busy={busy} onAgain={() => void load('now')} />;
}

function Whole({ timeline, busy, onAgain }: { timeline: Timeline; busy: boolean; onAgain: () => void }) {
  const calendar = useCalendar();
  const { login } = usePage();
  const say = useWords(timelineWords);
  const sayMeasure = useWords(measuresOnTimeline);
  const sayFinding = useWords(findingsOnTimeline);
  const [shown, setShown] = useState<Shown>('year');
  const saying = useMemo<TimelineSay>(
    () => ({ say, sayMeasure, sayFinding, calendar }),
    [say, sayMeasure, sayFinding, calendar],
  );
  const span = useMemo(() => spanOf(timeline, shown, calendar.timeZone), [timeline, shown, calendar]);
  const older = timeline.lanes.some(lane => lane.is === 'measure' && lane.older);
  return (
    <div className="time">
      <Later fetch={fetchPrinted} of={{ who: timeline.who }} />
      <div className="time-head">
        <h1>{say.title}</h1>
        <output className="soft small" aria-live="polite">
          {busy ? say.reading : say.chartRead(sayMoment(timeline.chartReadAt, calendar))}
        </output>
        <span className="buttons screen-only">
          <Button look="quiet" busy={busy} onClick={onAgain}>
            {say.readAgain}
          </Button>
          <Button look="quiet" onClick={() => print()}>
            {say.print}
          </Button>
          {login?.staff.role === 'physician' ? (
            <WayTo place={{ screen: 'physician' }}>{say.toPhysician}</WayTo>
          ) : (
            <WayTo place={{ screen: 'prep' }}>{say.toPrep}</WayTo>
          )}
        </span>
      </div>
      <div className="screen-only">
        <Choose
          stays
          label={say.time}
          of={(['quarter', 'year', 'all'] as const).map(value => ({ value, label: say.spans[value] }))}
          value={shown}
          onChange={value => value && setShown(value)}
        />
      </div>
      <TimelineChart key={shown} timeline={timeline} span={span} saying={saying} />
      <TimelineTable timeline={timeline} span={span} saying={saying} />
      {timeline.unread.map(({ of, section }) => (
        <div className="time-unread" key={of}>
          <h2>{say.lanes[of]}</h2>
          <Absence section={section} />
        </div>
      ))}
      <div className="soft small">
        {timeline.undated.map(({ of, count }) => (
          <p key={of}>{say.undated[of](count)}</p>
        ))}
        {older ? <p>{say.older}</p> : null}
      </div>
    </div>
  );
}

const days: { [shown in Shown]?: number } = { quarter: 91, year: 365 };

/** The time shown, in days since 1970; all of it is at least four weeks. */
function spanOf({ lanes, today }: Timeline, shown: Shown, timeZone: string) {
  const to = dayNumber(today, timeZone);
  const back = days[shown];
  if (back !== undefined) return { from: to - back, to };
  return {
    from: Math.min(to - 28, ...lanes.map(({ marks }) => dayNumber(marks[0]?.at ?? today, timeZone))),
    to,
  };
}
