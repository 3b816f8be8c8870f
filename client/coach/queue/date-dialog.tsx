import { useEffect, useRef, useState } from 'react';
import type { QueueRowView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { useQueueBecause } from './use-queue-because.ts';

/** A date that matters to a patient, such as the day they quit smoking: they come up shortly before. */
export function DateDialog(given: {
  row: QueueRowView;
  today: string;
  onClose: () => void;
  onDone: () => unknown;
}) {
  const { row, today, onClose, onDone } = given;
  const { api } = usePage();
  const say = useWords(queueWords);
  const because = useQueueBecause();
  const [id] = useState(() => crypto.randomUUID());
  const [what, setWhat] = useState('');
  const [day, setDay] = useState('');
  const [failed, setFailed] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const save = async () => {
    const path = `/api/queue/${encodeURIComponent(row.patientId)}/dates/${id}`;
    const kept = await api.send('PUT', path, { day, what: what.trim() });
    if (isRefused(kept)) setFailed(say.notDone(because(kept)));
    else onDone();
  };
  return (
    <Dialog title={say.dateTitle(row.patient?.name ?? say.unnamed)} onClose={onClose}>
      <form className="queue-form" ref={form} action={() => void save()}>
        <Field label={say.dateWhat} hint={say.dateHint}>
          {join => (
            <input
              {...join}
              required
              maxLength={120}
              value={what}
              onChange={event => setWhat(event.target.value)}
            />
          )}
        </Field>
        <Field label={say.dateDay}>
          {join => (
            <input
              {...join}
              type="date"
              required
              min={today}
              value={day}
              onChange={event => setDay(event.target.value)}
            />
          )}
        </Field>
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
