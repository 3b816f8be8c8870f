import type { MonthFacts } from '../billing/month-facts.ts';
import type { PacketKnown } from './packet-known.ts';

/** Names of the active problems of the chart. */
export const problemsOf = (chart: PacketKnown['chart']): string[] =>
  chart?.problems.status === 'recorded'
    ? chart.problems.value.filter(({ status }) => status === 'active').map(({ name }) => name)
    : [];

/** Visits that may have begun a service, the latest first, with where they are known from. */
export const visitsOf = ({ visits }: MonthFacts, nameOf: (id: string) => string | undefined) =>
  (visits === 'not-known' ? [] : visits)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .map(({ id, kind, day, practitionerId }) => {
      const by = nameOf(practitionerId);
      const from = id.startsWith('said-') ? ('desk' as const) : ('chart' as const);
      return { kind, day, from, ...(by && { by }) };
    });

/** What was written down and stands: the last of each key, unless that withdrew it. */
export function lastOfEachKey(said: PacketKnown['said']) {
  const last = new Map(said.map(one => [one.key, one]));
  return [...last.values()].flatMap(({ key, fact, at, by }) =>
    fact.is === 'withdrawn' ? [] : [{ key, fact, at, by }],
  );
}
