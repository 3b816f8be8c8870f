import type { Criteria, SearchId } from '../../../server/domain/find/search-ids.ts';
import { readingNames } from '../../../server/domain/find/why-words.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { findWords } from '../../words/find.ts';

/** What each search is called, with the practice's own numbers. */
export function useSearchNames(criteria: Criteria): (id: SearchId) => string {
  const say = useWords(findWords);
  const language = useLanguage();
  return id => {
    switch (id) {
      case 'several':
        return say.several(criteria.several);
      case 'a1c':
      case 'pressure':
      case 'ldl':
      case 'bmi':
      case 'phq9': {
        const { from, secondFrom, withinDays } = criteria.readings[id];
        const { name, unit } = readingNames[language][id];
        return say.reading(
          name,
          secondFrom === undefined ? `${from}` : `${from}/${secondFrom}`,
          unit,
          withinDays,
        );
      }
      case 'many-medicines':
        return say.searches[id](criteria.manyMedicines);
      case 'supply-over':
        return say.searches[id](criteria.supplyOver.days);
      case 'not-taken':
        return say.searches[id];
      case 'missed':
        return say.searches[id](criteria.missed.months);
      default:
        return say.reads[id] ?? id;
    }
  };
}
