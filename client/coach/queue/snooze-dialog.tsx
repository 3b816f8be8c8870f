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
import { Keyed } from '../contact/keyed.tsx';
import { useQueueDeed } from './use-queue-deed.ts';

const ahead = { tomorrow: 1, 'three-days': 3, week: 7, fortnight: 14 } as const;
type Ahead = keyof typeof ahead;

/**
 * Puts a patient off: until when, and why. A letter says why while nothing is being typed, and Enter saves; no reason is
 * taken for granted. Who is put off already is taken back here too. `onDone` is given what was put off.
 */
export function SnoozeDialog(given: {
  row: QueueRowView;
  today: string;
  onClose: () => void;
  onDone: (putOff?: SnoozeBody) => unknown;
}) {
  const { row, today, onClose, onDone } = given;
  const say = useWords(queueWords);
  const sent = useRef<SnoozeBody>(undefined);
  const { failed, run } = useQueueDeed(row.patientId, () => onDone(sent.current));
  const [soon, setSoon] = useState<Ahead | undefined>('three-days');
  const [day, setDay] = useState('');
  const [why, setWhy] = useState<SnoozeReason>();
  const [lack, setLack] = useState<string>();
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const inWords = useRef<HTMLInputElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const name = row.patient?.name ?? say.unnamed;
  const choose = (reason: SnoozeReason) => {
    setWhy(reason);
    setLack(undefined);
    if (reason === 'other') inWords.current?.focus();
  };
  const save = () => {
    if (why === undefined) return setLack(say.refused['snooze-why']);
    const until = day || daysAfter(today, ahead[soon ?? 'three-days']);
    const body: SnoozeBody = { until, why, ...(words.trim() && { words: words.trim() }) };
    sent.current = body;
    return run('PUT', 'snooze', body);
  };
  return (
    <Dialog title={say.snoozeTitle(name)} onClose={onClose}>
      <form
        className="queue-form"
        ref={form}
        action={() => void save()}
        onKeyDown={event => {
          if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
          const reason = snoozeReasons.find(one => say.whyKeys[one] === event.key.toLowerCase());
          if (reason === undefined) return;
          event.preventDefault();
          choose(reason);
        }}
      >
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
        <FieldGroup label={say.because} wrong={lack}>
          <Keyed
            label={say.because}
            of={snoozeReasons.map(value => ({
              ...{ value, label: say.whys[value], letter: say.whyKeys[value] },
            }))}
            value={why}
            onChange={choose}
          />
        </FieldGroup>
        <Field label={say.words}>
          {join => (
            <input
              {...join}
              ref={inWords}
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
            <Button
              onClick={() => {
                sent.current = undefined;
                void run('DELETE', 'snooze');
              }}
            >
              {say.takeBackNow}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement && target.matches('input:not([type="radio"])');
