import type { RouteBecause, RoutedItem } from '../domain/chart/chart-write.ts';
import type { ChartItem } from '../domain/session/signed.ts';
import { type EmrTerms, mayUpdate, rule, type Typed } from './acceptance.ts';

export type { RoutedItem } from '../domain/chart/chart-write.ts';

/**
 * Where each item goes in this EMR: as a resource of its own (or a change of one, where an earlier plan ended) when the
 * terms of this EMR all allow it; else it stands in the note, which always holds everything; and when the note itself
 * has no way in, everything is for copying. `visitId`: the EMR's visit of this launch.
 */
export const routeItems = (items: ChartItem[], terms: EmrTerms, visitId?: string): RoutedItem[] => {
  const hasVisit = visitId !== undefined || makesVisit(items, terms);
  const routed = items.map(item => {
    const because = becauseOf(item, terms, visitId, hasVisit);
    const canUpdate = because === 'accepted' && mayUpdate(item, terms);
    return { item, because, canUpdate };
  });
  const noteGoes = routed.some(one => one.item.kind === 'note' && one.because === 'accepted');
  return routed.map(one => ({
    ...one,
    route: one.because === 'accepted' ? 'native' : noteGoes && one.item.kind !== 'note' ? 'note' : 'copy',
  }));
};

const makesVisit = (items: ChartItem[], terms: EmrTerms): boolean =>
  items.some(one => one.kind === 'visit') && rule({ kind: 'visit' }, terms, false).because === 'accepted';

const becauseOf = (
  item: Typed,
  terms: EmrTerms,
  visitId: string | undefined,
  hasVisit: boolean,
): RouteBecause =>
  item.kind === 'visit' && visitId !== undefined
    ? 'visit-already-there'
    : rule(item, terms, hasVisit).because;
