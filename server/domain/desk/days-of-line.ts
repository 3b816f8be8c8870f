import { daysAfter } from '../billing/calendar.ts';
import type { KeptLine } from './kept-month.ts';

/** First and last day of what a line stands for, YYYY-MM-DD: a session its own day, a device its thirty, else the month so far. */
export function daysOfLine({ day, contactId, deviceId, month }: KeptLine): { from: string; to: string } {
  if (contactId !== undefined) return { from: day, to: day };
  return { from: deviceId === undefined ? `${month}-01` : daysAfter(day, -29), to: day };
}
