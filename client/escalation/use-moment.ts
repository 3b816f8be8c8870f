import { sayMoment } from '../design/dates.ts';
import { useCalendar } from '../page/page.ts';

/** Tells a moment; the clock alone where it was today. */
export function useMoment(): (at: string) => string {
  const calendar = useCalendar();
  return at => sayMoment(at, { ...calendar, now: new Date().toISOString() });
}
