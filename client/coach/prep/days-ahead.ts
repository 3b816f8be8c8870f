import { type Calendar, dayNumber } from '../../design/dates.ts';

/** Days from the page's own day to a chart date: 0 today, 1 tomorrow, less than 0 once it is past. */
export const daysAhead = (at: string, { now, timeZone }: Calendar): number =>
  dayNumber(at, timeZone) - dayNumber(now, timeZone);
