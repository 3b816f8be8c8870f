import type { RouteBecause, RoutedItem } from '../domain/chart/chart-write.ts';
import type { ChartItem, ChartItemKind, Route } from '../domain/session/signed.ts';
import { agreedForm, type EmrTerms, mayUpdate, rule } from './acceptance.ts';
import { documentForms } from './documents.ts';
import { ruleBook } from './vendors/rule-book.ts';

export type { RoutedItem } from '../domain/chart/chart-write.ts';

/**
 * Where each item goes in this EMR, the first rung that holds: a resource of its own (or a change of one, where an earlier
 * plan ended) when the terms of this EMR all allow it; the plan as a document beside the note; what was asked and
 * answered in the form the practice agreed on; the note, which always holds everything; where no note has a way in, all of
 * it in that form; and for copying. What only lacks a visit is sent once one is chosen. `visitId`: the EMR's visit of this
 * session. `endedSince`: keys of items whose plan ended in a later talk.
 */
export const routeItems = (
  items: ChartItem[],
  terms: EmrTerms,
  visitId?: string,
  endedSince: { has(key: string): boolean } = new Set<string>(),
): RoutedItem[] => {
  const hasVisit = visitId !== undefined || makesVisit(items, terms);
  const judged = items.map(item => ({ item, because: becauseOf(item) }));
  const noteGoes = judged.some(one => one.item.kind === 'note' && isSent(one.because));
  const planAlone = noteGoes ? rule({ kind: 'plan-document' }, terms, hasVisit).because : 'not-accepted-here';
  const hasForm = rule({ kind: 'form' }, terms, hasVisit).because === 'accepted';
  const as = documentForms(ruleBook(terms.vendor, terms.claims));
  return withForm(judged.map(rung), terms);

  function becauseOf(item: ChartItem): RouteBecause {
    if (endedSince.has(item.key)) return 'ended-since';
    if (item.kind === 'visit' && visitId !== undefined) return 'visit-already-there';
    return rule(item, terms, hasVisit).because;
  }

  function rung({ item, because }: { item: ChartItem; because: RouteBecause }): RoutedItem {
    if (isSent(because)) {
      const canUpdate = because === 'accepted' && mayUpdate(item, terms);
      return { item, because, canUpdate, route: 'native', ...(item.kind === 'note' && { as }) };
    }
    const byItself = item.kind === 'care-plan' && because !== 'ended-since' && isSent(planAlone);
    if (byItself) {
      const lacksVisit = planAlone === 'visit-needed';
      const why = lacksVisit ? planAlone : because;
      return { item, because: why, canUpdate: false, route: 'document', as };
    }
    const inForm = hasForm && (!noteGoes || asked.includes(item.kind));
    const route: Route = inForm ? 'form' : noteGoes && item.kind !== 'note' ? 'note' : 'copy';
    return { item, because, canUpdate: false, route };
  }
};

/** Whether this EMR files a note only into a visit of its own, and would file ours into one. */
export const wantsVisit = (terms: EmrTerms): boolean =>
  rule({ kind: 'note' }, terms, false).because === 'visit-needed' &&
  rule({ kind: 'visit' }, terms, false).because !== 'accepted';

const isSent = (because: RouteBecause): boolean => because === 'accepted' || because === 'visit-needed';

const makesVisit = (items: ChartItem[], terms: EmrTerms): boolean =>
  items.some(one => one.kind === 'visit') && rule({ kind: 'visit' }, terms, false).because === 'accepted';

/** What a question and its answer is: it belongs into a form even where the note holds it too. */
const asked: ChartItemKind[] = ['ruler', 'stage', 'teach-back', 'adherence', 'check-in'];

/** The form itself is one thing more for the chart, as soon as something is to stand in it. */
function withForm(routed: RoutedItem[], terms: EmrTerms): RoutedItem[] {
  const questionnaire = agreedForm(terms);
  const holds = routed.filter(one => one.route === 'form').map(one => one.item);
  if (questionnaire === undefined || holds.length === 0) return routed;
  const form: ChartItem = { key: 'form', kind: 'form', questionnaire, holds };
  const canUpdate = mayUpdate(form, terms);
  return [...routed, { item: form, because: 'accepted', canUpdate, route: 'native' }];
}
