import { useMemo } from 'react';
import type { ScheduleView } from '../../../server/http/contract/schedule.ts';
import { type Calendar, sayClock, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { scheduleWords } from '../../words/schedule.ts';

/** The calendar of a coach: by the clock they set their hours by. */
export function useCoachCalendar(timeZone: string | undefined): Calendar {
  const calendar = useCalendar();
  return useMemo(() => (timeZone === undefined ? calendar : { ...calendar, timeZone }), [calendar, timeZone]);
}

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdayNames)[number];
export const weekdays: readonly Weekday[] = weekdayNames;

/** Of a day YYYY-MM-DD. */
export const weekdayOf = (day: string): Weekday =>
  weekdayNames[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';

/** "Thu 27 Nov". */
export function useSayWeekday(calendar: Calendar): (day: string) => string {
  const say = useWords(scheduleWords);
  return day => `${say.weekdays[weekdayOf(day)]} ${sayDay(day, calendar)}`;
}

/** Of the EMR's own book: as of when, or that it could not be read, or that it was not looked into. */
export function useSayEmr(): (of: Pick<ScheduleView, 'emr' | 'timeZone'>) => string {
  const { emr: say } = useWords(scheduleWords);
  return ({ emr, timeZone }) => {
    if (emr.is === 'not-read') return say['not-read'];
    if (emr.is === 'not-looked') return say[emr.because];
    const clock = sayClock(emr.asOf, timeZone);
    const read = emr.busy.length === 0 ? say.readNone(clock) : say.read(clock);
    return emr.unlooked === undefined ? read : `${read} ${say[emr.unlooked]}`;
  };
}
