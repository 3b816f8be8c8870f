import { dayMonthsBefore, daysBetween, firstDay, monthOf, monthsAfter, monthsPassed } from './calendar.ts';
import type { Rule } from './rule.ts';

/** A line that counts against a limit; `minutes`: what its units stand for. */
export type Counted = { code: string; day: string; units: number; minutes: number };

/** What came before a line: lines claimed already, and kilograms lost by the sixth month after a day. */
export type Before = { lines: readonly Counted[]; lostSince: (day: string) => number | 'not-known' };

/** How many of the units asked for on a day a limit leaves, after the lines before it. */
export function unitsLeft(rule: Rule, asked: number, day: string, before: Before): number {
  const { limit } = rule;
  if (limit === undefined) return asked;
  const counted = inPool(rule, day, before);
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
      if (limit.onceEver && day >= countedUntil(start)) return 0;
      const held = counted.filter(line => line.day >= start).reduce((all, line) => all + line.units, 0);
      return Math.max(0, Math.min(asked, limit.most - held));
    }
    case 'minutes-in-year': {
      const first = counted.at(0)?.day ?? day;
      const year = yearSince(first, day);
      const used = counted
        .filter(line => yearSince(first, line.day) === year)
        .reduce((all, line) => all + line.minutes, 0);
      const left = (year === 0 ? limit.first : limit.later) - used;
      return Math.max(0, Math.min(asked, Math.floor(left / (rule.units?.each ?? 1))));
    }
    case 'schedule': {
      const { step, held } = stepOf(limit, counted, day);
      const last = held.at(-1);
      if (step === undefined || held.length >= limit.most) return 0;
      const start = held.at(0)?.day ?? day;
      const lost = step.lostKg === undefined ? 0 : before.lostSince(start);
      if (lost === 'not-known' || lost < (step.lostKg ?? 0)) return 0;
      return last === undefined || daysBetween(last.day, day) >= step.daysApart ? asked : 0;
    }
  }
}

/** Since when weights count on which a limit hangs and that nobody wrote down; nothing where it hangs on none. */
export function unweighedSince(rule: Rule, day: string, before: Before): string | undefined {
  if (rule.limit?.kind !== 'schedule') return undefined;
  const { step, held } = stepOf(rule.limit, inPool(rule, day, before), day);
  const start = held.at(0)?.day ?? day;
  return step?.lostKg !== undefined && before.lostSince(start) === 'not-known' ? start : undefined;
}

/** Kilograms lost from a day until six months later, by the weights nearest before; not known without two of them. */
export function lossSince(
  weights: readonly { day: string; kilograms: number }[] | 'not-known' | undefined,
  start: string,
): number | 'not-known' {
  if (weights === undefined || weights === 'not-known') return 'not-known';
  const inOrder = weights.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const first =
    inOrder.findLast(({ day }) => day <= start) ?? inOrder.find(({ day }) => daysBetween(start, day) <= 31);
  const until = dayMonthsBefore(start, -6);
  const last = inOrder.findLast(({ day }) => day <= until);
  if (first === undefined || last === undefined || last.day <= first.day) return 'not-known';
  return first.kilograms - last.kilograms;
}

const inPool = (rule: Rule, day: string, { lines }: Before): Counted[] => {
  const { limit } = rule;
  const pool = limit && 'pool' in limit ? [...limit.pool, rule.code] : [rule.code];
  return lines
    .filter(line => pool.includes(line.code) && line.day <= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
};

/** The count of twelve months begins with a session, and anew after eleven full months have passed since its month. */
function startOfCount(counted: readonly Counted[], day: string): string | undefined {
  let start: string | undefined;
  for (const line of counted) if (start === undefined || line.day >= countedUntil(start)) start = line.day;
  return start === undefined || day >= countedUntil(start) ? undefined : start;
}

/** The first day after eleven full months that follow the month of a first session. */
const countedUntil = (start: string): string => firstDay(monthsAfter(monthOf(start), 12));

type Schedule = Extract<Rule['limit'], { kind: 'schedule' }>;

/** Where in the schedule a day is, and the visits since it began; it begins anew twelve months after it began. */
function stepOf({ steps }: Schedule, counted: readonly Counted[], day: string) {
  let start: string | undefined;
  for (const line of [...counted, { day }])
    if (start === undefined || monthsPassed(start, line.day) >= 12) start = line.day;
  const since = start ?? day;
  const month = monthsPassed(since, day) + 1;
  return {
    step: steps.find(({ toMonth }) => month <= toMonth),
    held: counted.filter(line => line.day >= since),
  };
}

const yearSince = (first: string, day: string) => Math.floor(monthsPassed(first, day) / 12);
