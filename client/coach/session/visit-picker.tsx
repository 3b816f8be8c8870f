import { useCallback, useEffect, useId, useState } from 'react';
import type { VisitsView } from '../../../server/http/contract/visits.ts';
import { ChartText } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { sayClock, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { sessionVisitWords } from '../../words/session-visit.ts';

/**
 * The visits of the chart that a note may belong to: kind, moment, with whom, and which is open. The likeliest is
 * chosen beforehand (`onChoose` is told) unless there is one already. Where there is none it says what will happen.
 */
export function VisitPicker(given: {
  chosen: string | undefined;
  onChoose: (visit: string) => void;
  /** What happens as long as none is chosen. */
  without: string;
}) {
  const { chosen, onChoose } = given;
  const { api } = usePage();
  const calendar = useCalendar();
  const say = useWords(sessionVisitWords);
  const name = useId();
  const [found, setFound] = useState<VisitsView | Refused>();
  const look = useCallback(() => void api.get<VisitsView>('/api/visits').then(setFound), [api]);
  useEffect(look, [look]);
  const suggested = found && !isRefused(found) ? found.suggested : undefined;
  useEffect(() => {
    if (chosen === undefined && suggested !== undefined) onChoose(suggested);
  }, [chosen, suggested, onChoose]);

  if (found === undefined) return <p aria-live="polite">{say.looking}</p>;
  const visits = isRefused(found) ? [] : found.visits;
  const notRead = isRefused(found) || found.read === 'not';
  return (
    <div className="visit-picker">
      {notRead ? <p className="needs-you">{say.notRead}</p> : null}
      {!isRefused(found) && found.read === 'kept' ? <p className="soft small">{say.kept}</p> : null}
      {!notRead && visits.length === 0 ? <p>{say.none}</p> : null}
      {visits.length > 0 ? (
        <div role="radiogroup" aria-label={say.which} className="visits">
          {visits.map(({ id, what, start, reason, withWhom, is }) => (
            <label key={id} className="visit">
              <input type="radio" name={name} checked={chosen === id} onChange={() => onChoose(id)} />
              <span>
                <ChartText>{what}</ChartText>
                {reason ? (
                  <>
                    {': '}
                    <ChartText>{reason}</ChartText>
                  </>
                ) : null}
                <span className="soft">
                  {start ? ` · ${moment(start)}` : null}
                  {' · '}
                  {withWhom ? <ChartText>{withWhom}</ChartText> : say.withNobody}
                  {is === 'over' ? ` · ${say.over}` : null}
                </span>
                {is === 'over' ? null : <strong> · {say[is]}</strong>}
              </span>
            </label>
          ))}
        </div>
      ) : null}
      {visits.length > 0 && suggested === undefined && chosen === undefined ? (
        <p className="needs-you">{say.noneYours}</p>
      ) : null}
      {chosen === undefined ? <p className="soft">{given.without}</p> : null}
      <Button look="quiet" onClick={look}>
        {say.again}
      </Button>
    </div>
  );

  /** With its day, also today: a visit is told from others by it. */
  function moment(start: string): string {
    const day = sayDay(start, calendar);
    return start.includes('T') ? `${day}, ${sayClock(start, calendar.timeZone)}` : day;
  }
}
