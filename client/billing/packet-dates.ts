import { shortDay, shortDays } from '../../server/domain/short-date.ts';
import { dayOf, sayClock } from '../design/dates.ts';
import { useCalendar } from '../page/page.ts';

/** Days and moments with their year, always: a packet is read on paper, a year later, by somebody else. */
export function usePacketDates() {
  const { language, timeZone } = useCalendar();
  const day = (of: string) => shortDay(dayOf(of, timeZone), language);
  return {
    language,
    day,
    days: (of: { from: string; to: string }) => shortDays(of, language),
    moment: (at: string) => `${day(at)}, ${sayClock(at, timeZone)}`,
  };
}
