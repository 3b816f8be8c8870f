import { useState } from 'react';
import type { FeedMade, ScheduleView } from '../../../server/http/contract/schedule.ts';
import { Button } from '../../design/button.tsx';
import { type Calendar, sayMoment } from '../../design/dates.ts';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { bookingWords } from '../../words/booking.ts';
import { scheduleOwnWords } from '../../words/schedule-own.ts';
import { useScheduleBecause } from './use-booking.ts';

/** The secret address of the coach's calendar: made, made anew, taken away. It is shown once. */
export function FeedPart(given: {
  feed: ScheduleView['feed'];
  calendar: Calendar;
  onChanged: () => unknown;
}) {
  const { feed, calendar, onChanged } = given;
  const { api } = usePage();
  const { feed: say } = useWords(scheduleOwnWords);
  const { notDone } = useWords(bookingWords);
  const because = useScheduleBecause();
  const [url, setUrl] = useState<string>();
  const [told, setTold] = useState('');
  const failed = (refused: Refused) => setTold(notDone(because(refused)));
  const make = async () => {
    const made = await api.send<FeedMade>('POST', '/api/calendar-feed');
    if (isRefused(made)) return failed(made);
    setUrl(made.url);
    setTold(say.made);
    onChanged();
  };
  const end = async () => {
    const ended = await api.send('DELETE', '/api/calendar-feed');
    if (isRefused(ended)) return failed(ended);
    setUrl(undefined);
    setTold(say.ended);
    onChanged();
  };
  const copy = () =>
    navigator.clipboard?.writeText(url ?? '').then(
      () => setTold(say.copied),
      () => undefined, // a page in a frame may not: the address can be marked and copied by hand
    );
  return (
    <details className="schedule-feed">
      <summary>{say.title}</summary>
      <p className="soft">{say.lead}</p>
      <p>
        {feed
          ? `${say.since(sayMoment(feed.madeAt, calendar))} ${feed.readAt ? say.read(sayMoment(feed.readAt, calendar)) : say.notRead}`
          : say.none}
      </p>
      {url === undefined ? null : (
        <div className="feed-address">
          <Field label={say.address}>
            {join => <input {...join} readOnly value={url} onFocus={event => event.target.select()} />}
          </Field>
          <Button onClick={() => void copy()}>{say.copy}</Button>
        </div>
      )}
      <p role="status">{told}</p>
      <div className="buttons">
        <Button onClick={() => void make()}>{feed ? say.renew : say.make}</Button>
        {feed ? <span className="soft small">{say.renewHint}</span> : null}
        {feed ? (
          <Button look="quiet" onClick={() => void end()}>
            {say.end}
          </Button>
        ) : null}
      </div>
    </details>
  );
}
