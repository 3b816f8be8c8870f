import { useEffect, useRef, useState } from 'react';
import type { QueueRowView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { textFieldsOf } from '../../design/text-fields.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueDeed } from './use-queue-deed.ts';

/** The dates that matter to a patient, such as the day they quit smoking: set, and taken off again. They come up shortly before. */
export function DateDialog(given: {
  row: QueueRowView;
  today: string;
  onClose: () => void;
  onDone: () => unknown;
}) {
  const { row, today, onClose, onDone } = given;
  const { patientId, patient, dates } = row;
  const say = useWords(queueWords);
  const calendar = useCalendar();
  const { failed, run } = useQueueDeed(patientId, onDone);
  const [id] = useState(() => crypto.randomUUID());
  const [date, setDate] = useState({ what: '', day: '' });
  const text = textFieldsOf(date, change => setDate({ ...date, ...change }));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  return (
    <Dialog title={say.dateTitle(patient?.name ?? say.unnamed)} onClose={onClose}>
      {dates.length > 0 ? (
        <ul className="queue-dates" aria-label={say.datesSet}>
          {dates.map(one => (
            <li key={one.id}>
              {sayDay(one.day, calendar)}: {one.what}
              <Button
                look="quiet"
                onClick={() => void run('DELETE', `dates/${one.id}`)}
                aria-label={say.takeOffLong(one.what)}
              >
                {say.takeOff}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        className="queue-form"
        ref={form}
        action={() => void run('PUT', `dates/${id}`, { day: date.day, what: date.what.trim() })}
      >
        <Field label={say.dateWhat} hint={say.dateHint}>
          {text('what', { required: true, maxLength: 120 })}
        </Field>
        <Field label={say.dateDay}>{text('day', { type: 'date', required: true, min: today })}</Field>
        <p role="status" className={failed && 'needs-you'}>
          {failed}
        </p>
        <Button look="act" type="submit">
          {say.dateSave}
        </Button>
      </form>
    </Dialog>
  );
}
