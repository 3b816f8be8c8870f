import { useState } from 'react';
import { type Canceller, cancellers } from '../../../server/domain/schedule/booking.ts';
import type { TalkView } from '../../../server/http/contract/schedule.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { type Calendar, sayMoment } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { bookingWords } from '../../words/booking.ts';
import { scheduleWords } from '../../words/schedule.ts';
import { ToldOfChart, useOpenChart } from '../queue/open-chart.tsx';
import { endOf } from './day-column.tsx';
import { useScheduleBecause } from './use-booking.ts';
import { useSayWeekday } from './use-talks.ts';
import { useSayZone } from './zones.ts';

/** One talk: open the chart, move it, call it off with a reason, or say that it did not come about. */
export default function TalkDialog(given: {
  talk: TalkView;
  calendar: Calendar;
  /** Whether a calendar outside of here reads along. */
  hasFeed: boolean;
  onMove: () => void;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { talk, calendar, hasFeed, onMove, onClose, onDone } = given;
  const { id, standing, sequence, moved } = talk;
  const { api } = usePage();
  const say = useWords(scheduleWords);
  const sayTalk = useWords(bookingWords);
  const because = useScheduleBecause();
  const sayZone = useSayZone();
  const sayWeekday = useSayWeekday(calendar);
  const [key] = useState(() => crypto.randomUUID());
  const [callingOff, setCallingOff] = useState(false);
  const [by, setBy] = useState<Canceller>('patient');
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const [failed, setFailed] = useState<string>();
  const name = talk.patient ?? say.unnamed;
  const { open, told } = useOpenChart(talk.patientId, name);
  const send = async (what: 'cancellation' | 'absence', more: object, words: string) => {
    const kept = await api.send('PUT', `/api/bookings/${id}/${what}`, { key, sequence, ...more });
    if (isRefused(kept)) setFailed(sayTalk.notDone(because(kept)));
    else onDone(words);
  };
  const callOff = () => {
    const why = reason.trim();
    setLacksReason(why === '');
    const words = hasFeed ? `${sayTalk.wasCalledOff} ${sayTalk.calendarTold}` : sayTalk.wasCalledOff;
    if (why !== '') void send('cancellation', { by, reason: why }, words);
  };
  const hasBegun = standing === 'open' || Date.parse(talk.start) <= Date.parse(calendar.now);
  return (
    <Dialog title={sayTalk.talkTitle(name)} onClose={onClose}>
      <p>
        {sayWeekday(talk.day)}, {say.talkAt(talk.clock, endOf(talk, calendar))}, {say.means[talk.means]}.{' '}
        <strong>{say.standing[standing]}</strong>
      </p>
      {talk.theirs ? (
        <p className="soft">
          {say.theirs(sayWeekday(talk.theirs.day), talk.theirs.clock)} ({sayZone(talk.theirs.zone)})
        </p>
      ) : null}
      {moved.map(before => (
        <p className="soft small" key={before.at}>
          {say.movedFrom(sayMoment(before.start, calendar))}
        </p>
      ))}
      {talk.state === 'cancelled' ? <p>{sayTalk.calledOff(sayTalk.by[talk.by], talk.reason)}</p> : null}
      <div className="buttons">
        <Button onClick={() => void open()}>{sayTalk.openChart}</Button>
        {standing === 'ahead' || standing === 'open' || standing === 'missed' ? (
          <Button onClick={onMove}>{sayTalk.move}</Button>
        ) : null}
        {standing === 'ahead' ? (
          <Button look="quiet" aria-expanded={callingOff} onClick={() => setCallingOff(!callingOff)}>
            {sayTalk.callOff}
          </Button>
        ) : null}
        {talk.state === 'booked' && hasBegun && standing !== 'held' ? (
          <Button look="quiet" onClick={() => void send('absence', {}, sayTalk.wasMissed)}>
            {sayTalk.miss}
          </Button>
        ) : null}
      </div>
      <ToldOfChart told={told} />
      {callingOff ? (
        <form className="book-form" action={callOff}>
          <FieldGroup label={sayTalk.callOffBy}>
            <Choose
              stays
              label={sayTalk.callOffBy}
              of={cancellers.map(value => ({ value, label: sayTalk.by[value] }))}
              value={by}
              onChange={value => value && setBy(value)}
            />
          </FieldGroup>
          <Field label={sayTalk.reason} wrong={lacksReason && sayTalk.reasonMissing}>
            {join => (
              <input
                {...join}
                maxLength={200}
                value={reason}
                onChange={event => {
                  setReason(event.target.value);
                  setLacksReason(false);
                }}
              />
            )}
          </Field>
          <Button look="act" type="submit">
            {sayTalk.callOffSave}
          </Button>
        </form>
      ) : null}
      <p role="status" className={failed && 'needs-you'}>
        {failed}
      </p>
    </Dialog>
  );
}
