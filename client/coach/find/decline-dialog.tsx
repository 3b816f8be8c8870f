import './find.css';
import { useEffect, useRef, useState } from 'react';
import { type DeclineReason, declineMonths, declineReasons } from '../../../server/domain/find/decline.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { dayOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { foundWords } from '../../words/found.ts';
import { useFindBecause } from './use-find-because.ts';

/** Takes somebody off the list: why, and for how long no search finds them. */
export function DeclineDialog(given: {
  /** Where it is kept: of somebody found, or invited. */
  path: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { path, name, onClose, onDone } = given;
  const { api } = usePage();
  const say = useWords(foundWords);
  const sayFind = useWords(findWords);
  const because = useFindBecause();
  const { timeZone, now } = useCalendar();
  const [why, setWhy] = useState<DeclineReason>('said-no');
  const [long, setLong] = useState('12');
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const save = async () => {
    const until = long === 'good' ? undefined : monthsOn(dayOf(now, timeZone), Number(long));
    const body = {
      key: crypto.randomUUID(),
      because: why,
      ...(words.trim() && { words: words.trim() }),
      until,
    };
    const kept = await api.send('PUT', path, body);
    if (isRefused(kept)) setFailed(sayFind.notDone(because(kept)));
    else onDone();
  };
  return (
    <Dialog title={say.declineTitle(name)} onClose={onClose}>
      <form className="find-form" ref={form} action={() => void save()}>
        <FieldGroup label={say.because}>
          <Choose
            label={say.because}
            of={declineReasons.map(value => ({ value, label: say.declineReasons[value] }))}
            value={why}
            onChange={value => setWhy(value ?? 'said-no')}
            stays
          />
        </FieldGroup>
        <FieldGroup label={say.howLong}>
          <Choose
            label={say.howLong}
            of={[
              ...declineMonths.map(months => ({ value: `${months}`, label: say.months(months) })),
              { value: 'good', label: say.forGood },
            ]}
            value={long}
            onChange={value => setLong(value ?? '12')}
            stays
          />
        </FieldGroup>
        <Field label={say.words} hint={say.wordsHint}>
          {join => (
            <input
              {...join}
              maxLength={300}
              required={why === 'other'}
              value={words}
              onChange={event => setWords(event.target.value)}
            />
          )}
        </Field>
        <p className="soft small">{say.declineHint}</p>
        <p role="status" className={failed && 'needs-you'}>
          {failed}
        </p>
        <Button look="act" type="submit">
          {say.save}
        </Button>
      </form>
    </Dialog>
  );
}

/** The first of the month after, where the month has no such day. */
function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}
