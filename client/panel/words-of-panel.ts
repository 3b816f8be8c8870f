import type { PanelLine } from '../../server/domain/panel/panels.ts';
import { sayHours } from '../design/hours.ts';
import { useWords } from '../design/words.ts';
import type { Refused } from '../page/api.ts';
import { useBecause } from '../page/because.ts';
import { panelWords } from '../words/panel.ts';

type Say = (typeof panelWords)['en'];

/** Why something of panels was not done, in the reader's language. */
export function useBecauseOfPanel(): (refused: Refused) => string {
  const say = useWords(panelWords);
  const because = useBecause();
  return refused => say.refused[refused.because] ?? because(refused);
}

/** "needs 11.5 of 8 h", as far as somebody said how many there are. */
export const weekOf = (
  say: Pick<Say, 'needs' | 'needsOf'>,
  { needMinutes, haveMinutes }: Pick<PanelLine, 'needMinutes' | 'haveMinutes'>,
): string =>
  haveMinutes === undefined
    ? say.needs(sayHours(needMinutes))
    : say.needsOf(sayHours(needMinutes), sayHours(haveMinutes));
