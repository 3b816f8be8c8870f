import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { scheduleOwnWords } from '../../words/schedule-own.ts';

export type Hours = { from: string; to: string };
const mostOfDay = 6;

/** The hours of one day: none, or several pieces. Midnight at the end is 24:00, which a field of time writes as 00:00. */
export function DayHours(given: {
  name: string;
  hours: readonly Hours[];
  empty: string;
  onChange: (hours: Hours[]) => void;
  onRemove?: () => void;
}) {
  const { name, hours, empty, onChange, onRemove } = given;
  const { hours: say } = useWords(scheduleOwnWords);
  const write = (at: number, change: Partial<Hours>) =>
    onChange(hours.map((one, which) => (which === at ? { ...one, ...change } : one)));
  const add = () => {
    const from = hours.at(-1)?.to ?? '09:00';
    const next = from < '23:00' ? `${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}:00` : '24:00';
    onChange([...hours, { from, to: hours.length === 0 ? '17:00' : next }]);
  };
  return (
    <fieldset className="day-hours">
      <legend>{name}</legend>
      <div className="day-pieces">
        {hours.length === 0 ? <span className="soft">{empty}</span> : null}
        {hours.map(({ from, to }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place in the day
          <span className="day-piece" key={at}>
            <label>
              {say.from}{' '}
              <input
                type="time"
                required
                aria-label={`${name}, ${say.from}`}
                value={from}
                onChange={event => write(at, { from: event.target.value })}
              />
            </label>{' '}
            <label>
              {say.to}{' '}
              <input
                type="time"
                required
                aria-label={`${name}, ${say.to}`}
                value={to === '24:00' ? '00:00' : to}
                onChange={event =>
                  write(at, { to: event.target.value === '00:00' ? '24:00' : event.target.value })
                }
              />
            </label>
            <Button
              look="quiet"
              aria-label={say.removeLong(name, from)}
              onClick={() => onChange(hours.filter((_, which) => which !== at))}
            >
              {say.remove}
            </Button>
          </span>
        ))}
        {hours.length < mostOfDay && hours.at(-1)?.to !== '24:00' ? (
          <Button look="quiet" aria-label={say.addLong(name)} onClick={add}>
            {say.add}
          </Button>
        ) : null}
        {onRemove ? (
          <Button look="quiet" aria-label={say.removeDayLong(name)} onClick={onRemove}>
            {say.removeDay}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
