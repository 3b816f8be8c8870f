import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { groupWords } from '../../words/group.ts';
import { AttendeeRow } from './attendee-row.tsx';
import { fitting, type Patient, type Row, rowOf, type Written } from './written.ts';

const shownAtOnce = 6;

/** Patients by typing a part of their name, then a row each; from the keyboard alone where that is quicker. */
export function Attendees(given: {
  patients: Patient[];
  unnamed: number;
  written: Written;
  wrongAt: (field: string) => string | undefined;
  onRows: (rows: Row[]) => void;
}) {
  const { patients, unnamed, written, wrongAt, onRows } = given;
  const { rows } = written;
  const say = useWords(groupWords);
  const calendar = useCalendar();
  const hint = useId();
  const [find, setFind] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = fitting(find, patients, rows);
  const [first] = found;
  const add = (patient: Patient) => {
    onRows([...rows, rowOf(patient)]);
    setFind('');
    input.current?.focus();
  };
  const toRow = (at: number) =>
    at < 0
      ? input.current?.focus()
      : list.current?.querySelectorAll<HTMLElement>('.attendee-name')[at]?.focus();
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && first) add(first);
    else if (event.key === 'Escape') setFind('');
    else if (event.key === 'ArrowDown') toRow(0);
    else return;
    event.preventDefault();
  };
  const change = (at: number, change: Partial<Row>) =>
    onRows(rows.map((row, n) => (n === at ? { ...row, ...change } : row)));
  return (
    <fieldset className="attendees">
      <legend>{say.who}</legend>
      {patients.length === 0 ? <p className="needs-you">{say.noPatients}</p> : null}
      <label>
        {say.find}{' '}
        <input
          ref={input}
          autoComplete="off"
          aria-describedby={hint}
          value={find}
          onChange={event => setFind(event.target.value)}
          onKeyDown={press}
        />
      </label>
      <p id={hint} className="soft small">
        {say.findHint}
      </p>
      <p role="status" className="soft small">
        {find.trim() === '' ? null : say.found(found.length, first?.name ?? '')}
      </p>
      {found.length === 0 ? null : (
        <ul className="attendees-found">
          {found.slice(0, shownAtOnce).map(patient => (
            <li key={patient.id}>
              <Button look="quiet" onClick={() => add(patient)}>
                {patient.name}
                {patient.born ? (
                  <span className="soft"> {say.born(sayDay(patient.born, calendar))}</span>
                ) : null}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unnamed > 0 ? <p className="soft small">{say.unnamed(unnamed)}</p> : null}
      {rows.length === 0 ? <p className="soft">{say.nobodyYet}</p> : null}
      <ul ref={list} className="attendee-rows">
        {rows.map((row, at) => (
          <AttendeeRow
            key={row.id}
            row={row}
            written={written}
            wrong={wrongAt(row.id)}
            onChange={changed => change(at, changed)}
            onMove={by => toRow(at + by)}
            onRemove={() => {
              onRows(rows.filter(other => other !== row));
              input.current?.focus();
            }}
          />
        ))}
      </ul>
    </fieldset>
  );
}
