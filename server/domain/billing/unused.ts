import type { LineSet, MonthEvaluation, Why } from './evaluation.ts';
import type { MonthAllotment } from './month-allotment.ts';
import type { Offer } from './offers.ts';
import { compare, type Piece } from './pieces.ts';
import { freeAfter } from './session-taking.ts';
import { type Chosen, offersOf } from './sets.ts';
import { spentOf } from './short.ts';

/** Minutes that no line of a set stands on, by piece, and why: the one reason that somebody could do something about, if any. */
export function unusedOf(lines: LineSet, chosen: Chosen, found: MonthAllotment): MonthEvaluation['unused'] {
  const { pieces } = found.allotment;
  const spent = spentOf(lines);
  const free = freeAfter(chosen.sessions, pieces);
  const taken = new Set(chosen.sessions.flatMap(one => one.pieces));
  return pieces.flatMap((piece, place) => {
    const { contact, work, minutes } = piece;
    const left = minutes - (spent.get(`${contact.id} ${work.id}`) ?? 0);
    if (left === 0) return [];
    const because: Why = taken.has(place)
      ? { says: 'beyond-units' }
      : free.has(place)
        ? whyLeft(piece, place, chosen, found)
        : { says: 'goes-with-session' };
    return [{ contactId: contact.id, workId: work.id, activity: work.activity, minutes: left, because }];
  });
}

/** Of minutes that are free: the cap or the next step of the line they feed, the line that keeps theirs out, or what they lack. */
function whyLeft(piece: Piece, place: number, chosen: Chosen, found: MonthAllotment): Why {
  if (piece.contact.tried) return { says: 'nobody-reached' };
  const feeds = (offer: Offer) => offer.pieces.includes(place);
  const given = chosen.given.filter(({ offer }) => feeds(offer));
  for (const { offer, further } of given) {
    const most = offer.addOn?.addOn?.most;
    if (offer.addOn && most !== undefined && further >= most)
      return { says: 'beyond-cap', with: { code: offer.addOn.code, most } };
  }
  const [fed] = given;
  if (fed) return { says: 'below-next-step', with: { code: (fed.offer.addOn ?? fed.offer.rule).code } };
  const { allotment, short } = found;
  const inSet = offersOf(chosen);
  for (const offer of allotment.offers.filter(feeds)) {
    const other = inSet.find(one => allotment.apart(one, offer));
    if (other) return { says: 'kept-apart', with: { code: offer.rule.code, other: other.rule.code } };
  }
  const [nearest] = [...allotment.offers, ...short].filter(feeds).toSorted(fewestMinutesFirst);
  if (nearest) return { says: 'too-few-for', with: { code: nearest.rule.code } };
  return whyFedNothing(piece, place, found);
}

const fewestMinutesFirst = ({ rule: a }: Offer, { rule: b }: Offer): number =>
  (a.minutes?.atLeast ?? 0) - (b.minutes?.atLeast ?? 0) || compare(a.code, b.code);

/** The reason of the code that comes nearest to taking them: what was there too late, what is missing, what cannot be. */
function whyFedNothing({ contact }: Piece, place: number, found: MonthAllotment): Why {
  const { allotment, short, missing, refused } = found;
  const all = [...allotment.offers, ...short, ...[...missing, ...refused].map(({ offer }) => offer)];
  const late = all.toSorted(fewestMinutesFirst).flatMap(({ lost }) => lost?.get(place) ?? []);
  const sinceThen = late.find(({ says }) => says !== 'waits-for-missing');
  if (sinceThen) return sinceThen;
  const waits = missing.find(({ offer }) => offer.pieces.includes(place));
  const [lack] = waits?.missing.lacks ?? [];
  if (waits && lack)
    return { says: 'waits-for-missing', with: { code: waits.missing.code, fixer: lack.fixer } };
  if (late[0]) return late[0];
  const kept = refused
    .filter(({ offer }) => offer.pieces.includes(place))
    .toSorted((a, b) => Number(isOff(a.why.because)) - Number(isOff(b.why.because)))[0];
  if (kept)
    return isOff(kept.why.because)
      ? { says: 'code-is-off', with: { code: kept.why.code } }
      : { says: 'code-is-not-billable', with: { code: kept.why.code } };
  return contact.staff.credentials.length === 0 ? { says: 'no-credential' } : { says: 'feeds-nothing' };
}

const isOff = ([why]: readonly Why[]): boolean =>
  why?.says === 'off-until-turned-on' || why?.says === 'off-without-contract';
