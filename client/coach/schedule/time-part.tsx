import type { FreeTimesView } from '../../../server/http/contract/schedule.ts';
import { Choose } from '../../design/choices.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { bookingWords } from '../../words/booking.ts';
import { scheduleWords } from '../../words/schedule.ts';

/** When a talk is to be: a free time that was chosen, or a day and a clock of one's own. */
export type TimeSaid = { at: string } | { day: string; clock: string; which?: 'first' | 'second' };

/** The day, its free times, and a time of one's own beside them. */
export function TimePart(given: {
  free: FreeTimesView | undefined;
  day: string | undefined;
  time: TimeSaid | undefined;
  wrong: string | undefined;
  isTwice: boolean;
  onDay: (day: string) => void;
  onTime: (time: TimeSaid | undefined) => void;
}) {
  const { free, day = '', time, wrong, isTwice, onDay, onTime } = given;
  const say = useWords(scheduleWords);
  const sayTalk = useWords(bookingWords);
  const shown = free?.days.find(one => one.day === day);
  const times = shown?.free ?? [];
  const chosen = time && 'at' in time ? time.at : undefined;
  const own = time && 'clock' in time ? time : undefined;
  const hint =
    free === undefined
      ? undefined
      : !free.hasHours
        ? sayTalk.noHoursYet
        : shown?.hours.length === 0
          ? sayTalk.noHoursThen
          : times.length === 0
            ? sayTalk.timesNone
            : undefined;
  return (
    <>
      <Field label={sayTalk.day}>
        {join => (
          <input
            {...join}
            type="date"
            required
            min={free?.today}
            value={day}
            onChange={event => onDay(event.target.value)}
          />
        )}
      </Field>
      {times.length > 0 ? (
        <FieldGroup label={sayTalk.times} wrong={wrong}>
          <div className="book-times">
            <Choose
              stays
              label={sayTalk.times}
              of={times.map(({ at, clock, which }) => ({
                value: at,
                label: which === undefined ? clock : `${clock} (${say[which]})`,
              }))}
              value={chosen}
              onChange={at => onTime(at === undefined ? undefined : { at })}
            />
          </div>
        </FieldGroup>
      ) : null}
      <Field label={sayTalk.ownTime} hint={hint} wrong={times.length === 0 && wrong}>
        {join => (
          <input
            {...join}
            type="time"
            step={300}
            value={own?.clock ?? ''}
            onChange={event => onTime(event.target.value ? { day, clock: event.target.value } : undefined)}
          />
        )}
      </Field>
      {own && (isTwice || own.which) ? (
        <FieldGroup label={sayTalk.which}>
          <Choose
            stays
            label={sayTalk.which}
            of={(['first', 'second'] as const).map(value => ({ value, label: say[value] }))}
            value={own.which}
            onChange={which => onTime({ ...own, ...(which && { which }) })}
          />
        </FieldGroup>
      ) : null}
    </>
  );
}
