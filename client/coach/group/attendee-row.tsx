import { type KeyboardEvent, useId, useRef } from 'react';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { groupWords } from '../../words/group.ts';
import { minutesThere, type Row, type Written } from './written.ts';

/** One who was expected: there with the group's own minutes unless said otherwise, or absent; and a note on them alone. */
export function AttendeeRow(given: {
  row: Row;
  written: Written;
  wrong: string | undefined;
  onChange: (change: Partial<Row>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { row, written, wrong, onChange, onMove, onRemove } = given;
  const { name, born, goals, came } = row;
  const say = useWords(groupWords);
  const calendar = useCalendar();
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  const focusOn = (field: string) => {
    const input = item.current?.querySelector<HTMLInputElement>(`[name="${field}"]`);
    input?.focus();
    input?.select();
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = deeds[event.key.toLowerCase()];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  };
  const deeds: { [key: string]: () => unknown } = {
    a: () => onChange({ came: !came }),
    m: () => focusOn('minutes'),
    n: () => focusOn('own'),
    arrowdown: () => onMove(1),
    arrowup: () => onMove(-1),
    delete: onRemove,
  };
  const joined = (field: string) => ({
    ...{ id: `${id}-${field}`, name: field, 'aria-invalid': wrong ? true : undefined },
    'aria-describedby': wrong ? `${id}-wrong` : undefined,
  });
  return (
    <li ref={item} className="attendee">
      <div className="attendee-who">
        <button
          type="button"
          className="attendee-name"
          onClick={() => onChange({ came: !came })}
          onKeyDown={press}
        >
          <strong>{name}</strong>{' '}
          <span className={came ? 'soft' : 'needs-you'}>{came ? say.there : say.absent}</span>
        </button>
        {born ? <p className="soft small">{say.born(sayDay(born, calendar))}</p> : null}
        {goals.length > 0 ? (
          <p className="soft small">
            {say.workingOn}: {goals.map(goal => `“${goal}”`).join(' · ')}
          </p>
        ) : null}
      </div>
      {came ? (
        <div className="attendee-own">
          <label htmlFor={`${id}-arrived`}>{say.arrived}</label>
          <input
            {...joined('arrived')}
            type="time"
            className="short"
            value={row.arrived || written.start}
            onChange={event => onChange({ arrived: event.target.value })}
          />
          <label htmlFor={`${id}-minutes`}>{say.stayed}</label>
          <input
            {...joined('minutes')}
            type="number"
            className="short"
            min={1}
            max={480}
            value={row.minutes || minutesThere(row, written)}
            onChange={event => onChange({ minutes: event.target.value })}
          />
          <label htmlFor={`${id}-own`}>{say.own}</label>
          <textarea
            {...joined('own')}
            rows={1}
            maxLength={2000}
            value={row.own}
            onChange={event => onChange({ own: event.target.value })}
          />
        </div>
      ) : (
        <p className="soft">{say.absentNothing}</p>
      )}
      <Button look="quiet" aria-label={say.removeLong(name)} onClick={onRemove}>
        {say.remove}
      </Button>
      {wrong ? (
        <p id={`${id}-wrong`} className="field-wrong">
          {wrong}
        </p>
      ) : null}
    </li>
  );
}
