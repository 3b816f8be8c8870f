import { lastDay } from './calendar.ts';
import type { MonthEvaluation } from './evaluation.ts';

/** A call for which so many minutes are missing is one that a coach would make anyway. */
const mostMinutes = 20;

/**
 * What the coach's queue is told of a month: that a call is due, and by when. Nothing of minutes, codes or money leaves
 * this function.
 */
export const callDue = ({ month, short }: MonthEvaluation): { by: string } | undefined =>
  short.some(({ minutes, daysLeft }) => daysLeft > 0 && minutes <= mostMinutes)
    ? { by: lastDay(month) }
    : undefined;
