import type { ScheduleView } from '../../../server/http/contract/schedule.ts';
import type { Calendar } from '../../design/dates.ts';
import { FeedPart } from './feed-part.tsx';
import { HoursEditor } from './hours-editor.tsx';

/** What a coach sets of their schedule: hours, and the calendar outside of here. */
export default function OwnPart(given: { view: ScheduleView; calendar: Calendar; onChanged: () => unknown }) {
  const { view, calendar, onChanged } = given;
  const { availability, today, feed } = view;
  return (
    <>
      <HoursEditor key={JSON.stringify(availability)} kept={availability} today={today} onSaved={onChanged} />
      <FeedPart feed={feed} calendar={calendar} onChanged={onChanged} />
    </>
  );
}
