import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { scheduleOwnWords } from '../../words/schedule-own.ts';

export type Hours = { from: string; to: string };
const mostOfDay = 6;

/** The hours of one day: none, or several pieces. A field of time would go by the browser's clock, which may be one of 12 hours. */
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
              <select
                className="numbers"
                aria-label={`${name}, ${say.from}`}
                value={from}
                onChange={event => write(at, { from: event.target.value })}
              >
                {clocksWith(from).map(clock => clock < '24:00' && <option key={clock}>{clock}</option>)}
              </select>
            </label>{' '}
            <label>
              {say.to}{' '}
              <select
                className="numbers"
                aria-label={`${name}, ${say.to}`}
                value={to}
                onChange={event => write(at, { to: event.target.value })}
              >
                {clocksWith(to).map(clock => clock > '00:00' && <option key={clock}>{clock}</option>)}
              </select>
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

/** Every quarter of an hour to the midnight at the end, and one between that is set already. */
const clocksWith = (set: string): string[] => [...new Set([...quarters, set])].toSorted();

const quarters = Array.from({ length: 97 }, (_, at) => {
  const [hours, minutes] = [Math.floor(at / 4), (at % 4) * 15];
  return [hours, minutes].map(part => String(part).padStart(2, '0')).join(':');
});
