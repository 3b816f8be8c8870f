import { daysAfter } from '../billing/calendar.ts';
import type { ClaimLine } from '../billing/evaluation.ts';

export type DaysOfLine = { from: string; to: string };

/**
 * First and last day of what a line stands for, YYYY-MM-DD: a session its own day, a device its thirty, else the month so
 * far. The packet, its papers and every file ask here, so that a line has the same days wherever it is told.
 */
export function daysOfLine({
  day,
  contactId,
  deviceId,
  month,
}: Pick<ClaimLine, 'day' | 'contactId' | 'deviceId'> & { month: string }): DaysOfLine {
  if (contactId !== undefined) return { from: day, to: day };
  return { from: deviceId === undefined ? `${month}-01` : daysAfter(day, -29), to: day };
}
