import { daysLeft } from './calendar.ts';
import type { LineSet, Short } from './evaluation.ts';
import type { MonthAllotment } from './month-allotment.ts';
import type { MonthFacts } from './month-facts.ts';
import { answerTo, isOfTheDay } from './needs.ts';
import type { Offer } from './offers.ts';
import { compare, sum } from './pieces.ts';
import { freeAfter } from './session-taking.ts';
import { type Chosen, offersOf } from './sets.ts';

/**
 * Minutes to the next line, while the month lasts: of each monthly code in the set to its next further step, and of each
 * that may stand beside the set to its threshold. What no line stands on counts towards it; nothing where a cap ends it.
 */
export function shortOf(
  lines: LineSet,
  chosen: Chosen,
  { allotment, short }: Pick<MonthAllotment, 'allotment' | 'short'>,
  facts: MonthFacts,
): Short[] {
  const left = daysLeft(facts.month, facts.asOf);
  if (left === 0) return [];
  const { offers, apart } = allotment;
  const spare = spareMinutes(lines, chosen, allotment);
  const next = chosen.given.flatMap(({ offer, further }): Short[] => {
    const addOn = offer.addOn?.addOn;
    if (!offer.addOn || !addOn || further >= (addOn.most ?? Number.POSITIVE_INFINITY)) return [];
    if (!couldGoOn(offer, facts)) return [];
    const { code, programme } = offer.addOn;
    const minutes = addOn.each - spare(offer);
    return [{ code, programme, minutes, daysLeft: left, addsTo: offer.rule.code }];
  });
  const inSet = offersOf(chosen);
  const first = [...offers.filter(({ kind }) => kind === 'month'), ...short]
    .filter(offer => !inSet.some(one => one === offer || apart(one, offer)) && couldGoOn(offer, facts))
    .map(offer => {
      const { code, programme, minutes } = offer.rule;
      return { code, programme, minutes: (minutes?.atLeast ?? 0) - spare(offer), daysLeft: left };
    });
  return [...next, ...first]
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => a.minutes - b.minutes || compare(a.code, b.code));
}

/** What of the minutes that may feed a code no line stands on. */
function spareMinutes(lines: LineSet, chosen: Chosen, { pieces }: MonthAllotment['allotment']) {
  const spent = spentOf(lines);
  const free = freeAfter(chosen.sessions, pieces);
  return (offer: Offer): number =>
    sum(
      offer.pieces.map(place => {
        const piece = pieces[place];
        if (piece === undefined || !free.has(place)) return 0;
        return piece.minutes - (spent.get(`${piece.contact.id} ${piece.work.id}`) ?? 0);
      }),
    );
}

/** Whether minutes of the day looked at would count. */
const couldGoOn = ({ rule, practitionerId }: Offer, facts: MonthFacts): boolean =>
  rule.needs
    .filter(isOfTheDay)
    .every(need => answerTo(need, facts, { day: facts.asOf }, practitionerId) === 'yes');

/** Minutes that lines stand on, by piece. */
export function spentOf({ lines }: LineSet): Map<string, number> {
  const spent = new Map<string, number>();
  for (const { contactId, workId, minutes } of lines.flatMap(line => line.used)) {
    const piece = `${contactId} ${workId}`;
    spent.set(piece, (spent.get(piece) ?? 0) + minutes);
  }
  return spent;
}
