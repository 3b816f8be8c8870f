import { sayClock, sayDay } from '../design/dates.ts';
import { useCalendar } from '../page/page.ts';

/** Days and moments with their year, always: a packet is read on paper, a year later, by somebody else. */
export function usePacketDates(): { day: (day: string) => string; moment: (at: string) => string } {
  const calendar = useCalendar();
  const noYearIsThis = { ...calendar, now: '' };
  const day = (of: string) => sayDay(of, noYearIsThis);
  return { day, moment: at => `${day(at)}, ${sayClock(at, calendar.timeZone)}` };
}
