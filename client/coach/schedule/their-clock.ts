import { startOf } from '../../../server/domain/schedule/booking.ts';
import { dayOf, sayClock } from '../../design/dates.ts';
import type { TimeSaid } from './time-part.tsx';

/** What the patient's own clock will show: nothing where it is the coach's, or where no time or one that is none was said. */
export function theirClock(
  time: TimeSaid | undefined,
  own: string,
  theirs: string,
): { day: string; clock: string } | undefined {
  if (time === undefined || theirs === '' || ('day' in time && time.day === '')) return undefined;
  const start = startOf(time, own);
  return typeof start === 'string'
    ? { day: dayOf(start, theirs), clock: sayClock(start, theirs) }
    : undefined;
}
