import type { ChosenPlan } from '../../server/domain/chart/prep.ts';
import type { useWords } from '../design/words.ts';
import type { physicianWords } from '../words/physician.ts';

/** How it went since, in a word or two: "done 7 of 9". */
export function sayWent({ went }: Pick<ChosenPlan, 'went'>, say: PhysicianWords): string {
  if (went.status === 'known') return say.tried(went.done, went.of);
  return went.status === 'not-counted' ? say.went[went.result] : say.notAskedYet;
}
type PhysicianWords = ReturnType<typeof useWords<(typeof physicianWords)['en']>>;
