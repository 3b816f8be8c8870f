import type { Condition, Known, Visit } from '../billing/month-facts.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import { countsAs } from './what-counts.ts';

/** The active problems of a chart as the rules of billing know conditions; a habit or a circumstance of life is none. */
export function conditionsIn({ problems }: Pick<ChartSnapshot, 'problems'>): Known<Condition[]> {
  if (problems.status === 'none-recorded') return [];
  if (problems.status !== 'recorded') return 'not-known';
  return problems.value
    .filter(({ status }) => status === 'active')
    .flatMap(problem => {
      const counts = countsAs(problem);
      return counts.kinds.length === 0 ? [] : [{ id: problem.source.id, ...counts }];
    });
}

/**
 * Office visits of the chart that a physician of the roster held: the only ones that can have begun a service. A coach's
 * own talks stand in a chart as visits too, so a visit with nobody named counts for nothing.
 */
export function visitsIn(
  { visits }: Pick<ChartSnapshot, 'visits'>,
  physicians: readonly { id: string; name: string }[],
): Visit[] {
  if (visits.status !== 'recorded') return [];
  return visits.value.flatMap(({ id, kind, status, start, withWhom = '' }) => {
    const by = physicians.find(({ name }) => isSame(name, withWhom));
    const counts = kind === 'office' && status === 'finished' && by !== undefined;
    return counts && start && start.length >= 10
      ? [{ id, kind: 'office' as const, day: start.slice(0, 10), practitionerId: by.id }]
      : [];
  });
}

const isSame = (name: string, other: string): boolean => bare(name) !== '' && bare(name) === bare(other);
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\b(dr|md|do|np|pa)\b\.?/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
