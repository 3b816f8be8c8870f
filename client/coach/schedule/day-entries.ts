import type { ScheduleDayView, ScheduleView, TalkView } from '../../../server/http/contract/schedule.ts';
import { dayOf, sayClock } from '../../design/dates.ts';

export type Free = ScheduleDayView['free'][number];
/** What a day is drawn of, in order: free times by the hour they begin in, talks, and what stands in the EMR. */
export type DayEntry =
  | { is: 'free'; at: string; hour: string; times: Free[] }
  | { is: 'talk'; at: string; talk: TalkView }
  | { is: 'emr'; at: string; from: string; to: string; patient?: string };

/** The entries of one day, by the coach's clock. */
export function entriesOf(
  { day, free }: ScheduleDayView,
  { talks, emr, timeZone }: ScheduleView,
): DayEntry[] {
  const entries: DayEntry[] = talks
    .filter(talk => talk.day === day)
    .map(talk => ({ is: 'talk', at: talk.start, talk }));
  if (emr.is === 'read')
    for (const { from, to, patient } of emr.busy)
      if (dayOf(from, timeZone) === day)
        entries.push({
          ...{ is: 'emr', at: from, from: sayClock(from, timeZone), to: sayClock(to, timeZone) },
          ...(patient !== undefined && { patient }),
        });
  const between = entries.map(({ at }) => at);
  let open: Extract<DayEntry, { is: 'free' }> | undefined;
  for (const time of free) {
    const hour = `${time.clock.slice(0, 2)}:00`;
    const isSame =
      open?.hour === hour &&
      open.times[0]?.which === time.which &&
      !between.some(at => at > (open?.at ?? '') && at < time.at);
    if (open === undefined || !isSame) {
      open = { is: 'free', at: time.at, hour, times: [] };
      entries.push(open);
    }
    open.times.push(time);
  }
  return entries.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
