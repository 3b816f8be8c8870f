import type { ScheduleDayView, ScheduleView, TalkView } from '../../../server/http/contract/schedule.ts';
import { type Calendar, sayClock, sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { scheduleWords } from '../../words/schedule.ts';
import { entriesOf, type Free } from './day-entries.ts';
import { useSayWeekday } from './use-talks.ts';

/** One day: what is booked, what stands in the EMR, and when else a talk could begin. */
export function DayColumn(given: {
  day: ScheduleDayView;
  view: ScheduleView;
  calendar: Calendar;
  onFree: (day: string, time: Free) => void;
  onTalk: (talk: TalkView) => void;
}) {
  const { day, view, calendar, onFree, onTalk } = given;
  const say = useWords(scheduleWords);
  const sayWeekday = useSayWeekday(calendar);
  const entries = entriesOf(day, view);
  const isToday = day.day === view.today;
  const name = sayWeekday(day.day);
  const isPast = day.day < view.today;
  return (
    <section className={`schedule-day${isToday ? ' is-today' : ''}`} aria-label={name}>
      <h3>
        {name} {isToday ? <span className="soft">{say.today}</span> : null}
      </h3>
      {day.long === 24 ? null : <p className="small">{say.longDay(day.long)}</p>}
      {entries.length === 0 && !isPast ? (
        <p className="soft small">{day.hours.length === 0 ? say.noHours : say.full}</p>
      ) : null}
      <ul>
        {entries.map(entry =>
          entry.is === 'free' ? (
            <li className="schedule-free" key={entry.at}>
              <span className="soft small numbers" aria-hidden="true">
                {entry.hour.slice(0, 2)}
              </span>
              {entry.times.map(time => (
                <button
                  type="button"
                  className="slot numbers"
                  key={time.at}
                  tabIndex={-1}
                  data-day={day.day}
                  data-clock={time.clock}
                  aria-label={slotName(say.book(name, time.clock), time, say)}
                  onClick={() => onFree(day.day, time)}
                >
                  :{time.clock.slice(3)}
                </button>
              ))}
              {entry.times[0]?.which ? <span className="soft small">{say[entry.times[0].which]}</span> : null}
            </li>
          ) : entry.is === 'emr' ? (
            <li className="schedule-emr small soft" key={`emr ${entry.at} ${entry.patient}`}>
              {say.inEmrFrom(entry.from, entry.to, entry.patient)}
            </li>
          ) : (
            <li key={entry.talk.id}>
              <TalkButton talk={entry.talk} calendar={calendar} onPress={() => onTalk(entry.talk)} />
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

const slotName = (words: string, { which }: Free, say: { first: string; second: string }): string =>
  which === undefined ? words : `${words}, ${say[which]}`;

function TalkButton({
  talk,
  calendar,
  onPress,
}: {
  talk: TalkView;
  calendar: Calendar;
  onPress: () => void;
}) {
  const say = useWords(scheduleWords);
  const sayWeekday = useSayWeekday(calendar);
  const { standing, moved, theirs } = talk;
  const last = moved.at(-1);
  return (
    <button type="button" className={`talk ${standing}`} onClick={onPress}>
      <span className="numbers">{say.talkAt(talk.clock, endOf(talk, calendar))}</span>{' '}
      <strong>{talk.patient ?? say.unnamed}</strong>{' '}
      <span>
        {say.means[talk.means]}
        {standing === 'ahead' ? null : <span className="talk-standing">, {say.standing[standing]}</span>}
      </span>
      {theirs ? (
        <span className="soft small">
          {theirs.day === talk.day
            ? say.theirsSameDay(theirs.clock)
            : say.theirs(sayWeekday(theirs.day), theirs.clock)}
        </span>
      ) : null}
      {last && standing === 'ahead' ? (
        <span className="soft small">{say.movedFrom(sayMoment(last.start, calendar))}</span>
      ) : null}
    </button>
  );
}

/** When it ends, by the coach's clock. */
export const endOf = ({ start, minutes }: TalkView, { timeZone }: Calendar): string =>
  sayClock(new Date(Date.parse(start) + minutes * 60_000).toISOString(), timeZone);
