import type { RouteBecause, RoutedItem } from '../domain/chart/chart-write.ts';
import type { ChartItem } from '../domain/session/signed.ts';
import { type EmrTerms, mayUpdate, rule, type Typed } from './acceptance.ts';

export type { RoutedItem } from '../domain/chart/chart-write.ts';

/**
/**
 * Where each item goes in this EMR: as a resource of its own (or a change of one, where an earlier plan ended) when the
 * terms of this EMR all allow it; else it stands in the note, which always holds everything; and when the note itself
 * has no way in, everything is for copying. What only lacks a visit is sent once one is chosen. `visitId`: the EMR's
 * visit of this session. `endedSince`: keys of items whose plan ended in a later talk.
 */
export const routeItems = (
  items: ChartItem[],
  terms: EmrTerms,
  visitId?: string,
  endedSince: { has(key: string): boolean } = new Set<string>(),
): RoutedItem[] => {
  const hasVisit = visitId !== undefined || makesVisit(items, terms);
  const routed = items.map(item => {
    const because = endedSince.has(item.key) ? 'ended-since' : becauseOf(item, terms, visitId, hasVisit);
    const canUpdate = because === 'accepted' && mayUpdate(item, terms);
    return { item, because, canUpdate };
  });
  const noteGoes = routed.some(one => one.item.kind === 'note' && isSent(one.because));
  return routed.map(one => ({
    ...one,
    route: isSent(one.because) ? 'native' : noteGoes && one.item.kind !== 'note' ? 'note' : 'copy',
  }));
};

/** Whether this EMR files a note only into a visit of its own, and would file ours into one. */
export const wantsVisit = (terms: EmrTerms): boolean =>
  rule({ kind: 'note' }, terms, false).because === 'visit-needed' &&
  rule({ kind: 'visit' }, terms, false).because !== 'accepted';

const isSent = (because: RouteBecause): boolean => because === 'accepted' || because === 'visit-needed';

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
