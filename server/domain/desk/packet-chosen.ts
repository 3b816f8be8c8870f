import type { Why } from '../billing/evaluation.ts';
import type { Language } from '../language.ts';
import { shortMoment } from '../short-moment.ts';
import { printOf, tellLines } from './kept-month.ts';
import type { PacketKnown } from './packet-known.ts';
import { tell } from './tell.ts';

type Known = Pick<PacketKnown, 'kept' | 'set' | 'evaluation' | 'choiceGone' | 'settings'>;

/**
 * Why this set and no other: who chose it, when and instead of which, where somebody did; else the rule that decided. Of a
 * month that changed since it was locked nothing: the rules say it of the set of now, which is another.
 */
export function whyThisSet(
  { kept, set, evaluation, choiceGone, settings }: Known,
  language: Language,
): string[] {
  const isOpen = kept === undefined || kept.status === 'open';
  const isAnother = !isOpen && printOf(kept.lines ?? []) !== printOf(set.lines);
  const chosen =
    kept?.wanted && !choiceGone ? kept.deeds.findLast(({ deed }) => deed === 'choose') : undefined;
  if (isAnother && !chosen) return [];
  const why: Why[] = chosen
    ? [
        {
          says: 'chosen-by',
          with: {
            who: chosen.by,
            when: shortMoment(chosen.at, settings.timeZone, language),
            codes: tellLines(evaluation.chosen.lines) || '–',
          },
        },
      ]
    : set.why;
  return why.map(one => tell(one, language));
}
