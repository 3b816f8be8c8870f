import { useState } from 'react';
import type { AvailabilityView } from '../../../server/http/contract/schedule.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { bookingWords } from '../../words/booking.ts';
import { scheduleWords } from '../../words/schedule.ts';
import { scheduleOwnWords } from '../../words/schedule-own.ts';
import { DayHours, type Hours } from './day-hours.tsx';
import { useScheduleBecause } from './use-booking.ts';
import { useSayWeekday, weekdays } from './use-talks.ts';
import { useSayZone, zonesToOffer } from './zones.ts';

/** When a coach is there for talks: a row a weekday, and single days off or with other hours. */
export function HoursEditor(given: { kept: AvailabilityView; today: string; onSaved: () => unknown }) {
  const { kept, today, onSaved } = given;
  const { api } = usePage();
  const say = useWords(scheduleWords);
  const sayZone = useSayZone();
  const sayWeekday = useSayWeekday(useCalendar());
  const because = useScheduleBecause();
  const [said, setSaid] = useState(kept);
  const [day, setDay] = useState('');
  const [told, setTold] = useState<{ words: string; failed?: true }>();
  const isNone = kept.weekly.every(hours => hours.length === 0) && kept.other.length === 0;
  const { hours: words } = useWords(scheduleOwnWords);
  const { notDone } = useWords(bookingWords);
  const write = (change: Partial<AvailabilityView>) => {
    setSaid({ ...said, ...change });
    setTold(undefined);
  };
  const setWeekday = (at: number, hours: Hours[]) =>
    write({ weekly: said.weekly.map((old, which) => (which === at ? hours : old)) });
  const setOther = (on: string, hours: Hours[]) =>
    write({ other: said.other.map(one => (one.day === on ? { day: on, hours } : one)) });
  const save = async () => {
    const answer = await api.send<AvailabilityView>('PUT', '/api/schedule/availability', said);
    if (isRefused(answer)) return setTold({ words: notDone(because(answer)), failed: true });
    setTold({ words: words.saved });
    onSaved();
  };
  return (
    <details className="schedule-hours" open={isNone}>
      <summary>{words.title}</summary>
      <p className="soft">{isNone ? `${words.none} ${words.lead}` : words.lead}</p>
      <form action={() => void save()}>
        {weekdays.map((name, at) => (
          <DayHours
            key={name}
            name={say.weekdaysLong[name]}
            hours={said.weekly[at] ?? []}
            empty={words.off}
            onChange={hours => setWeekday(at, hours)}
          />
        ))}
        <Button
          look="quiet"
          onClick={() =>
            write({ weekly: said.weekly.map((old, at) => (at > 0 && at < 5 ? (said.weekly[0] ?? []) : old)) })
          }
        >
          {words.copy}
        </Button>
        <h3>{words.other}</h3>
        <p className="soft small">{words.otherHint}</p>
        {said.other.map(one => (
          <DayHours
            key={one.day}
            name={sayWeekday(one.day)}
            hours={one.hours}
            empty={words.dayOff}
            onChange={hours => setOther(one.day, hours)}
            onRemove={() => write({ other: said.other.filter(other => other !== one) })}
          />
        ))}
        <div className="schedule-add">
          <Field label={words.otherDay}>
            {join => (
              <input
                {...join}
                type="date"
                min={today}
                value={day}
                onChange={event => setDay(event.target.value)}
              />
            )}
          </Field>
          <Button
            onClick={() => {
              if (day && !said.other.some(one => one.day === day))
                write({ other: [...said.other, { day, hours: [] }] });
              setDay('');
            }}
          >
            {words.addDay}
          </Button>
        </div>
        <Field label={words.zone}>
          {join => (
            <select
              {...join}
              value={said.timeZone}
              onChange={event => write({ timeZone: event.target.value })}
            >
              {zonesToOffer(said.timeZone, kept.timeZone).map(one => (
                <option key={one} value={one}>
                  {sayZone(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="buttons">
          <Button look="act" type="submit">
            {words.save}
          </Button>
          <span role="status" className={told?.failed ? 'needs-you' : 'soft'}>
            {told?.words}
          </span>
        </div>
      </form>
    </details>
  );
}
