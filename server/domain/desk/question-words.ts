import type { Why } from '../billing/evaluation.ts';
import { sayKinds } from './kind-words.ts';

/** What a physician is asked, with replies for one tap: no code, no money. */
const asked: Partial<
  Record<Why['says'], { words: (gap: (name: string) => string) => string; offers: string[] }>
> = {
  'lacks-visit': {
    words: gap =>
      `When did you last see this patient for a visit of their own (within ${gap('months')} months), or should one be booked?`,
    offers: ['Please book one', 'Within the last 12 months; the date is in the chart'],
  },
  'lacks-visit-same-day': {
    words: () => 'Was there a visit with you on the same day as the coaching?',
    offers: ['Yes, the same day', 'No'],
  },
  'lacks-conditions': {
    words: gap =>
      `Which of this patient’s conditions are ${gap('kind')}? We know of fewer than ${gap('count')}.`,
    offers: ['All active problems in the chart last a year or more', 'None does'],
  },
  'lacks-care-plan': {
    words: gap => `Is there a care plan (${gap('kind')}) for this patient, and since when?`,
    offers: ['Yes, it is in the chart', 'I will write one', 'No'],
  },
  'lacks-order': {
    words: gap => `Would you write an order for ${gap('for')}?`,
    offers: ['I will write one', 'No'],
  },
  'lacks-stated': {
    words: gap => `Is this so? ${gap('that')}`,
    offers: ['Yes', 'No'],
  },
  'lacks-supervision': {
    words: gap => `Were you supervising the coaching of this patient (${gap('kind')})?`,
    offers: ['Yes', 'No'],
  },
};

/** The question to a physician about what is missing, or nothing where no physician can tell. Questions are kept in English, as a coach's are. */
export function questionAbout(lack: Why): { words: string; offers: string[] } | undefined {
  const way = asked[lack.says];
  if (way === undefined) return undefined;
  const gaps = sayKinds(lack, 'en').with ?? {};
  return { words: way.words(name => String(gaps[name] ?? '')), offers: way.offers };
}
