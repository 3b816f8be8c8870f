import { type Allotment, freeAfter } from './allocate.ts';
import { daysLeft } from './calendar.ts';
import type { LineSet, MonthEvaluation, Short } from './evaluation.ts';
import type { MonthFacts } from './month-facts.ts';
import type { Offer } from './offers.ts';
import { sum } from './pieces.ts';
import type { Chosen } from './sets.ts';

/**
 * Minutes to the next line of each monthly code in the set, while the month lasts: what its own minutes and those that
 * nothing stands on leave to reach. Nothing where a cap ends it.
 */
export function shortOf(lines: LineSet, chosen: Chosen, { pieces }: Allotment, facts: MonthFacts): Short[] {
  const left = daysLeft(facts.month, facts.asOf);
  if (left === 0) return [];
  const spent = spentOf(lines);
  const free = freeAfter(chosen.sessions, pieces);
  const spare = (offer: Offer) =>
    sum(
      offer.pieces.map(place => {
        const piece = pieces[place];
        if (piece === undefined || !free.has(place)) return 0;
        return piece.minutes - (spent.get(`${piece.contact.id} ${piece.work.id}`) ?? 0);
      }),
    );
  return chosen.given.flatMap(({ offer, further }) => {
    const addOn = offer.addOn?.addOn;
    if (
      offer.addOn === undefined ||
      addOn === undefined ||
      further >= (addOn.most ?? Number.POSITIVE_INFINITY)
    )
      return [];
    const minutes = Math.max(1, addOn.each - spare(offer));
    const { code, programme } = offer.addOn;
    return [{ code, programme, minutes, daysLeft: left, addsTo: offer.rule.code }];
  });
}

/** Minutes that no line stands on, by piece, and why. */
export function unusedOf(
  lines: LineSet,
  chosen: Chosen,
  { pieces, offers }: Allotment,
): MonthEvaluation['unused'] {
  const spent = spentOf(lines);
  const free = freeAfter(chosen.sessions, pieces);
  const taken = new Set(chosen.sessions.flatMap(one => one.pieces));
  return pieces.flatMap(({ contact, work, minutes }, place) => {
    const left = minutes - (spent.get(`${contact.id} ${work.id}`) ?? 0);
    if (left === 0) return [];
    const says = taken.has(place)
      ? 'beyond-units'
      : !free.has(place)
        ? 'goes-with-session'
        : offers.some(offer => offer.pieces.includes(place))
          ? 'below-next-step'
          : 'feeds-nothing';
    return [
      {
        ...{ contactId: contact.id, workId: work.id, activity: work.activity },
        minutes: left,
        because: { says } as const,
      },
    ];
  });
}

/** Minutes that lines stand on, by piece. */
function spentOf({ lines }: LineSet): Map<string, number> {
  const spent = new Map<string, number>();
  for (const { contactId, workId, minutes } of lines.flatMap(line => line.used)) {
    const piece = `${contactId} ${workId}`;
    spent.set(piece, (spent.get(piece) ?? 0) + minutes);
  }
  return spent;
}
