import { useState } from 'react';
import { type Activity, activities } from '../../../server/domain/session/draft.ts';
import { correctionsThatCount, minutesOf } from '../../../server/domain/session/time.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { newId } from './ids.ts';
import { useDraft, useWriting } from './session-context.ts';

/** Minutes by activity as they kept themselves; a correction wants a reason and stays on record. */
export function TimeDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(sessionWords);
  const [correcting, setCorrecting] = useState<Activity>();
  const time = useDraft(draft => draft.time);
  const corrections = useDraft(draft => draft.timeCorrections);
  const { byActivity, total } = minutesOf(time, corrections);
  const reasons = correctionsThatCount(corrections);
  return (
    <Dialog title={say.timeTitle} onClose={onClose}>
      <p className="soft">{say.timeHint}</p>
      <table className="minutes" data-place="timeCorrections">
        <thead>
          <tr>
            <th scope="col">{say.timeActivity}</th>
            <th scope="col" className="number">
              {say.timeMinutes}
            </th>
            <th scope="col">{say.timeReason}</th>
            <th scope="col">
              <span className="unseen">{say.timeCorrect}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {activities.map(activity => (
            <tr key={activity}>
              <th scope="row">{say.activityOf[activity]}</th>
              <td className="number">{byActivity[activity] ?? 0}</td>
              <td className="soft">{reasons.find(each => each.activity === activity)?.reason}</td>
              <td>
                <Button
                  look="quiet"
                  aria-label={`${say.timeCorrect}: ${say.activityOf[activity]}`}
                  onClick={() => setCorrecting(activity)}
                >
                  {say.timeCorrect}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say.timeTotal}</th>
            <td className="number">{total}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
      {correcting ? (
        <Correction
          key={correcting}
          activity={correcting}
          minutes={byActivity[correcting] ?? 0}
          onDone={() => setCorrecting(undefined)}
        />
      ) : null}
    </Dialog>
  );
}

function Correction(given: { activity: Activity; minutes: number; onDone: () => void }) {
  const { store } = useWriting();
  const say = useWords(sessionWords);
  const [minutes, setMinutes] = useState(String(given.minutes));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const number = Number(minutes);
  const fits = minutes.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= 600;
  return (
    <form
      className="correction"
      onSubmit={event => {
        event.preventDefault();
        keep();
      }}
    >
      <h3>{say.activityOf[given.activity]}</h3>
      <Field label={say.timeMinutes} wrong={fits ? undefined : say.wholeBetween(0, 600)}>
        {join => (
          <input
            {...join}
            // biome-ignore lint/a11y/noAutofocus: the coach just pressed "correct" for this very field
            autoFocus
            className="short"
            inputMode="numeric"
            value={minutes}
            onChange={event => setMinutes(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={say.timeReason}
        hint={say.timeReasonHint}
        wrong={tried && reason.trim() === '' ? say.timeReasonHint : undefined}
      >
        {join => (
          <input {...join} maxLength={300} value={reason} onChange={event => setReason(event.target.value)} />
        )}
      </Field>
      <div className="buttons">
        <Button type="submit">{say.timeSave}</Button>
      </div>
    </form>
  );

  function keep() {
    setTried(true);
    if (!fits || reason.trim() === '') return;
    const path = ['timeCorrections', newId()];
    store.act([
      { path: [...path, 'activity'], to: given.activity },
      { path: [...path, 'minutes'], to: number },
      { path: [...path, 'reason'], to: reason.trim() },
      { path: [...path, 'at'], to: new Date().toISOString() },
    ]);
    given.onDone();
  }
}
