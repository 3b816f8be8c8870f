import { type Refusal, refuse } from '../refusal.ts';
import {
  type ConditionSearch,
  conditionSearches,
  type ReadingSearch,
  readingSearches,
  type SearchId,
} from './search-ids.ts';

/**
 * What a coach asks of the practice's charts: who meets any of these, or all of them; without those who meet one of the
 * others; and, where `unseen` is set, only who was not seen for so many months.
 */
export type Question = {
  from: SearchId[];
  join: 'any' | 'all';
  without: SearchId[];
  unseen: boolean;
};

/** One list of the charts that is read for a question; several searches may need the same. */
export type ReadId = ConditionSearch | ReadingSearch | 'medicines' | 'missed' | 'seen';

/** A question as it is kept. Refuses one that finds nobody in particular, and one that contradicts itself. */
export function questionOf(asked: Question): Question | Refusal {
  const from = [...new Set(asked.from)];
  const without = [...new Set(asked.without)];
  if (from.length === 0) return refuse('bad-request', 'find-nothing-chosen', 'from');
  if (from.some(id => without.includes(id))) return refuse('bad-request', 'find-both-ways', 'without');
  return { from, join: asked.join, without, unseen: asked.unseen };
}

/** The lists that a question needs, each once: what narrows comes last, since it names nobody by itself. */
export const readsOf = ({ from, without, unseen }: Question): ReadId[] => [
  ...new Set([...from, ...without].flatMap(readsOfSearch)),
  ...(unseen ? (['seen'] as const) : []),
];

const readsOfSearch = (id: SearchId): ReadId[] => {
  if (id === 'several') return [...conditionSearches];
  if (id === 'missed') return ['missed'];
  return isCondition(id) || isReading(id) ? [id] : ['medicines'];
};

export const isCondition = (id: string): id is ConditionSearch =>
  (conditionSearches as readonly string[]).includes(id);
export const isReading = (id: string): id is ReadingSearch =>
  (readingSearches as readonly string[]).includes(id);
