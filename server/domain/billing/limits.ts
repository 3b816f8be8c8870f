import { daysBetween, firstDay, monthOf, monthsAfter } from './calendar.ts';
import type { Rule } from './rule.ts';

/** A line that counts against a limit; `minutes`: what its units stand for. */
export type Counted = { code: string; day: string; units: number; minutes: number };

/** What a limit leaves of the units asked for on a day, after the lines before it; `lostKg`: by the sixth month. */
export function unitsLeft(
  rule: Rule,
  asked: number,
  day: string,
  before: readonly Counted[],
  lostKg: number | 'not-known',
): number {
  const { limit } = rule;
  if (limit === undefined) return asked;
  const pool = 'pool' in limit ? [...limit.pool, rule.code] : [rule.code];
  const counted = before
    .filter(line => pool.includes(line.code) && line.day <= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  switch (limit.kind) {
    case 'once-ever':
    case 'once-per-episode':
      return counted.length === 0 ? Math.min(asked, 1) : 0;
    case 'months-apart': {
      const last = counted.at(-1);
      return last === undefined || monthsPassed(last.day, day) >= limit.months ? asked : 0;
    }
    case 'sessions-in-12-months': {
      const start = limit.onceEver ? counted.at(0)?.day : startOfCount(counted, day);
      if (start === undefined) return Math.min(asked, limit.most);
      if (limit.onceEver && countedUntil(start) <= day) return 0;
      const held = counted.filter(line => line.day >= start).reduce((all, line) => all + line.units, 0);
      return Math.max(0, Math.min(asked, limit.most - held));
    }
    case 'minutes-in-year': {
      const first = counted.at(0)?.day ?? day;
      const year = Math.floor(monthsPassed(first, day) / 12);
      const used = counted
        .filter(line => Math.floor(monthsPassed(first, line.day) / 12) === year)
        .reduce((all, line) => all + line.minutes, 0);
      const each = rule.units?.each ?? 1;
      return Math.max(
        0,
        Math.min(asked, Math.floor(((year === 0 ? limit.first : limit.later) - used) / each)),
      );
    }
    case 'schedule': {
      const start = startOfSchedule(counted, day);
      const held = counted.filter(line => line.day >= start);
      const month = monthsPassed(start, day) + 1;
      const step = limit.steps.find(({ toMonth }) => month <= toMonth);
      const last = held.at(-1);
      if (step === undefined || held.length >= limit.most) return 0;
      if (step.lostKg !== undefined && (lostKg === 'not-known' || lostKg < step.lostKg)) return 0;
      return last === undefined || daysBetween(last.day, day) >= step.daysApart ? asked : 0;
    }
  }
}

/** The count of twelve months begins with a session and anew after eleven full months have passed since its month. */
function startOfCount(counted: readonly Counted[], day: string): string | undefined {
  let start: string | undefined;
  for (const line of counted) if (start === undefined || line.day >= countedUntil(start)) start = line.day;
  return start === undefined || day >= countedUntil(start) ? undefined : start;
}

/** The first day after eleven full months that follow the month of a first session. */
const countedUntil = (start: string): string => firstDay(monthsAfter(monthOf(start), 12));

/** A schedule begins anew with the first visit twelve months after it began. */
function startOfSchedule(counted: readonly Counted[], day: string): string {
  let start: string | undefined;
  for (const line of [...counted, { day }])
    if (start === undefined || monthsPassed(start, line.day) >= 12) start = line.day;
  return start ?? day;
}

/** Full months from one day to another. */
function monthsPassed(from: string, to: string): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}
