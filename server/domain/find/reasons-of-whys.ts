import type { HandoffReason } from '../handoff/reason-words.ts';
import type { SearchId } from './search-ids.ts';
import type { Why } from './why.ts';

/** Why somebody was found, as the short reasons of a handoff: two at most, the first ones. */
export const reasonsOfWhys = (whys: readonly Why[]): HandoffReason[] =>
  [...new Set(whys.flatMap(({ search }) => (search === 'unseen' ? [] : (bySearch[search] ?? []))))].slice(
    0,
    2,
  );

const bySearch: { [search in SearchId]?: HandoffReason } = {
  diabetes: 'diabetes',
  a1c: 'diabetes',
  hypertension: 'blood-pressure',
  pressure: 'blood-pressure',
  ldl: 'cholesterol',
  obesity: 'weight',
  bmi: 'weight',
  behavioural: 'mood',
  phq9: 'mood',
  'many-medicines': 'medicines',
  'supply-over': 'medicines',
  'not-taken': 'medicines',
};
