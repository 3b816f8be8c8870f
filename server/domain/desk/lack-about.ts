import { dayMonthsBefore, daysAfter, firstDay, lastDay } from '../billing/calendar.ts';
import type { Missing, Why } from '../billing/evaluation.ts';
import type { Condition, MonthFacts } from '../billing/month-facts.ts';
import type { ConditionKind, DeviceKind } from '../billing/vocabulary.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import { type ChartReadings, recordedDays, type Thirty } from './device-days.ts';
import { lackKey } from './lack-key.ts';
import { isCondition } from './what-counts.ts';

/** A problem of the chart, with what is known of it for billing. */
export type KnownProblem = { id: string; name: string; kinds: ConditionKind[]; lastsMonths?: number };

/** What is known around something that is missing: with it, it can be stated by one tap. */
export type LackAbout = {
  lack: Why;
  month: string;
  /** The active problems as the chart names them. */
  problems: KnownProblem[];
  /** Days of visits that the chart holds and nobody named as one's own, within a year before the month's end; the newest first. */
  visitDays: string[];
  /** Days of the contacts of the month, the oldest first; of those alone for which it is missing, where it is missing for some. */
  contacts: { id: string; day: string; mode?: string }[];
  /** Thirty days of each device that end in the month, with what the record holds of them. */
  thirties: ({ kind: DeviceKind } & Thirty & { recorded: number; readOn?: string })[];
};

type Known = {
  month: string;
  facts: MonthFacts;
  timeZone: string;
  chart?: Pick<ChartSnapshot, 'problems' | 'visits'> & ChartReadings;
};

/** Puts together what is known around a lack. */
export function lackAbout(lack: Why, missing: readonly Missing[], known: Known): LackAbout {
  const { month, facts, chart } = known;
  const waiting = missing.filter(({ lacks }) => lacks.some(one => lackKey(one) === lackKey({ what: lack })));
  const ids = new Set(waiting.flatMap(({ contactId }) => contactId ?? []));
  return {
    ...{ lack, month, problems: problemsOf(chart, facts.conditions), visitDays: visitDaysOf(chart, facts) },
    thirties: thirtiesOf(known),
    contacts: facts.contacts
      .filter(({ id, day }) => day.startsWith(month) && (ids.size === 0 || ids.has(id)))
      .map(({ id, day, mode }) => ({ id, day, ...(mode !== 'not-known' && { mode }) }))
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1)),
  };
}

/** What the record holds of the days of each device; of therapy no chart holds any. */
export const thirtiesOf = ({
  facts: { devices },
  chart,
  timeZone,
}: Pick<Known, 'facts' | 'chart' | 'timeZone'>): LackAbout['thirties'] =>
  (devices === 'not-known' ? [] : devices).map(({ kind, from }) => {
    const thirty = { from, until: daysAfter(from, 29) };
    const { days, asOf } = kind === 'rpm' && chart ? recordedDays(chart, thirty, timeZone) : { days: 0 };
    return { kind, ...thirty, recorded: days, ...(asOf && { readOn: asOf }) };
  });

/** The active problems of the chart that are conditions, each with what is known of it. */
export function problemsOf(
  chart: Pick<ChartSnapshot, 'problems'> | undefined,
  conditions: MonthFacts['conditions'],
): KnownProblem[] {
  if (chart?.problems.status !== 'recorded') return [];
  const known: readonly Condition[] = conditions === 'not-known' ? [] : conditions;
  return chart.problems.value
    .filter(problem => problem.status === 'active' && isCondition(problem))
    .map(({ name, source }) => {
      const of = known.find(({ id }) => id === source.id);
      const lasts = of?.lastsMonths;
      return {
        ...{ id: source.id, name, kinds: [...(of?.kinds ?? [])] },
        ...(typeof lasts === 'number' && { lastsMonths: lasts }),
      };
    });
}

/** Office visits of the chart that count for nobody yet: the chart does not say with whom they were. */
function visitDaysOf(chart: Known['chart'], { month, visits }: MonthFacts): string[] {
  if (chart?.visits.status !== 'recorded') return [];
  const counted = new Set(visits === 'not-known' ? [] : visits.map(({ day }) => day));
  const since = dayMonthsBefore(firstDay(month), 12);
  const days = chart.visits.value
    .filter(({ kind, status }) => kind === 'office' && status === 'finished')
    .flatMap(({ start }) => (start && start.length >= 10 ? [start.slice(0, 10)] : []))
    .filter(day => day >= since && day <= lastDay(month) && !counted.has(day));
  return [...new Set(days)].toSorted().toReversed();
}
