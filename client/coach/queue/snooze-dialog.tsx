import { useEffect, useRef, useState } from 'react';
import { daysAfter } from '../../../server/domain/panel/days.ts';
import { type SnoozeReason, snoozeReasons } from '../../../server/domain/panel/facts.ts';
import type { QueueRowView, SnoozeBody } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueDeed } from './use-queue-deed.ts';

const ahead = { tomorrow: 1, 'three-days': 3, week: 7, fortnight: 14 } as const;
type Ahead = keyof typeof ahead;

/**
 * Puts a patient off: until when, and why. Enter saves; what is chosen at first is what is meant most. Who is put off
 * already is taken back here too.
 */
export function SnoozeDialog(given: {
  row: QueueRowView;
  today: string;
  onClose: () => void;
  onDone: () => unknown;
}) {
  const { row, today, onClose, onDone } = given;
  const say = useWords(queueWords);
  const { failed, run } = useQueueDeed(row.patientId, onDone);
  const [soon, setSoon] = useState<Ahead | undefined>('three-days');
  const [day, setDay] = useState('');
  const [why, setWhy] = useState<SnoozeReason>('agreed-later');
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const name = row.patient?.name ?? say.unnamed;
  const save = () => {
    const until = day || daysAfter(today, ahead[soon ?? 'three-days']);
    const body: SnoozeBody = { until, why, ...(words.trim() && { words: words.trim() }) };
    return run('PUT', 'snooze', body);
  };
  return (
    <Dialog title={say.snoozeTitle(name)} onClose={onClose}>
      <form className="queue-form" ref={form} action={() => void save()}>
        <FieldGroup label={say.until}>
          <Choose
            label={say.until}
            of={(Object.keys(ahead) as Ahead[]).map(value => ({ value, label: say.untils[value] }))}
            value={day ? undefined : soon}
            onChange={value => {
              setSoon(value);
              setDay('');
            }}
            stays
          />
        </FieldGroup>
        <Field label={say.untilDay}>
          {join => (
            <input
              {...join}
              type="date"
              min={daysAfter(today, 1)}
              value={day}
              onChange={event => setDay(event.target.value)}
            />
          )}
        </Field>
        <FieldGroup label={say.because}>
          <Choose
            label={say.because}
            of={snoozeReasons.map(value => ({ value, label: say.whys[value] }))}
            value={why}
            onChange={value => setWhy(value ?? 'agreed-later')}
            stays
          />
        </FieldGroup>
        <Field label={say.words}>
          {join => (
            <input
              {...join}
              maxLength={200}
              required={why === 'other'}
              value={words}
              onChange={event => setWords(event.target.value)}
            />
          )}
        </Field>
        <p className="soft small">{say.comesBack}</p>
        <p role="status" className={failed && 'needs-you'}>
          {failed}
        </p>
        <div className="buttons">
          <Button look="act" type="submit">
            {say.save}
          </Button>
          {row.standing === 'snoozed' ? (
            <Button onClick={() => void run('DELETE', 'snooze')}>{say.takeBackNow}</Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
