import type { ClaimLine, LineSet, MinutesUsed, Why } from './evaluation.ts';
import { partsFromMemory } from './from-memory.ts';
import type { MonthFacts } from './month-facts.ts';
import type { Offer } from './offers.ts';
import { compare, type Piece, sum } from './pieces.ts';
import { modifiersOf, placeOf } from './place.ts';
import type { Rule, RuleSet } from './rule.ts';
import { freeAfter } from './session-taking.ts';
import type { Chosen, Given, Taken } from './sets.ts';
import { dealOut } from './supply.ts';

/** What a month's lines are drawn from; `all`: its whole minutes. */
export type Month = { facts: MonthFacts; rules: RuleSet; pieces: readonly Piece[]; all: number };

/** A chosen set as lines, with the very minutes each stands on: the earliest first, each spent once. */
export function linesOf(chosen: Chosen, month: Month, why: Why[]): LineSet {
  const used = sum([
    ...chosen.sessions.map(({ counted }) => counted),
    ...chosen.given.map(({ minutes }) => minutes),
  ]);
  const lines = [
    ...chosen.sessions.flatMap(one => sessionLines(one, chosen, month)),
    ...chosen.untimed.map(offer => untimedLine(offer, chosen, month)),
    ...monthLines(chosen, month),
  ].toSorted((a, b) => compare(a.day, b.day) || compare(a.programme, b.programme));
  return { lines, minutesUsed: used, minutesNotUsed: month.all - used, why };
}

function sessionLines(taken: Taken, chosen: Chosen, month: Month): ClaimLine[] {
  const { offer, minutes, units, further, counted } = taken;
  const { rule, addOn } = offer;
  const pieces = taken.pieces.flatMap(place => month.pieces[place] ?? []);
  const own = addOn ? (rule.minutes?.atLeast ?? 0) : counted;
  const why: Why[] = rule.units
    ? [{ says: 'session-units', with: { units, each: rule.units.each } }]
    : rule.minutes
      ? [{ says: 'session-minutes', with: { minutes, atLeast: rule.minutes.atLeast } }]
      : [{ says: 'session-held' }];
  const of = (code: Rule, n: number, used: MinutesUsed[], says: Why[]) =>
    line({ offer, rule: code, units: n, day: offer.day, used, why: says }, chosen, month);
  const first = of(rule, units, upTo(pieces, 0, own), why);
  if (!addOn || further === 0) return [first];
  const each = addOn.addOn?.each ?? 0;
  return [
    first,
    of(addOn, further, upTo(pieces, own, counted), [
      { says: 'further-minutes', with: { units: further, each } },
    ]),
  ];
}

function untimedLine(offer: Offer, chosen: Chosen, month: Month): ClaimLine {
  const { device } = offer;
  const why: Why = device
    ? {
        says: device.recorded ? 'device-days-recorded' : 'device-days',
        with: { days: device.daysWithReadings, from: device.from, until: offer.day },
      }
    : { says: 'no-minutes-asked' };
  return line({ offer, rule: offer.rule, units: 1, day: offer.day, used: [], why: [why] }, chosen, month);
}

function monthLines(chosen: Chosen, month: Month): ClaimLine[] {
  const free = freeAfter(chosen.sessions, month.pieces);
  const supply = month.pieces.map(({ minutes }, place) => ({
    takers: free.has(place)
      ? chosen.given.reduce(
          (bits, { offer }, n) => (offer.pieces.includes(place) ? bits | (1 << n) : bits),
          0,
        )
      : 0,
    minutes,
  }));
  const demands = chosen.given.map(({ minutes }, n) => ({ bit: 1 << n, minutes }));
  const dealt = dealOut(supply, demands);
  return chosen.given.flatMap((given, n) => {
    const pieces = dealt
      .filter(({ demand }) => demand === n)
      .flatMap(({ part, minutes }) => {
        const piece = month.pieces[part];
        return piece ? [{ ...piece, minutes }] : [];
      });
    const left = leftOf(given.offer, free, dealt, month);
    return givenLines(given, pieces, left, chosen, month);
  });
}

/** Minutes that could feed an offer and were dealt to none. */
function leftOf(
  { pieces }: Offer,
  free: ReadonlySet<number>,
  dealt: ReturnType<typeof dealOut>,
  month: Month,
): number {
  const places = pieces.filter(place => free.has(place));
  const had = sum(places.map(place => month.pieces[place]?.minutes ?? 0));
  return had - sum(dealt.filter(({ part }) => places.includes(part)).map(({ minutes }) => minutes));
}

function givenLines(
  { offer, further, minutes }: Given,
  pieces: readonly Piece[],
  left: number,
  chosen: Chosen,
  month: Month,
): ClaimLine[] {
  const { rule, addOn } = offer;
  const atLeast = rule.minutes?.atLeast ?? 0;
  const of = (code: Rule, units: number, used: MinutesUsed[], why: Why[]) =>
    line({ offer, rule: code, units, day: dayOfLast(used, pieces) ?? offer.day, used, why }, chosen, month);
  const first = of(rule, 1, upTo(pieces, 0, atLeast), [
    { says: 'minutes-reached', with: { minutes, atLeast } },
  ]);
  if (!addOn?.addOn || further === 0) return [first];
  const { each, most } = addOn.addOn;
  const why: Why[] = [{ says: 'further-minutes', with: { units: further, each } }];
  // The cap is told where it took something away.
  if (further === most && left >= each) why.push({ says: 'cap-reached', with: { most, minutes: left } });
  return [first, of(addOn, further, upTo(pieces, atLeast, minutes), why)];
}

type Drawn = { offer: Offer; rule: Rule; units: number; day: string; used: MinutesUsed[]; why: Why[] };

function line(
  { offer, rule, units, day, used, why }: Drawn,
  chosen: Chosen,
  { facts, rules, pieces }: Month,
): ClaimLine {
  const staff = new Map(pieces.map(({ contact }) => [contact.id, contact.staff.id]));
  const { modifiers, unverified } = modifiersOf(rule, offer, facts, rules);
  const ids = [...new Set(used.map(({ contactId }) => staff.get(contactId) ?? ''))];
  if (ids.length === 0 && offer.contact) ids.push(offer.contact.staff.id);
  return {
    key: rule === offer.rule ? offer.key : `${rule.code} ${offer.key.slice(offer.key.indexOf(' ') + 1)}`,
    ...{ code: rule.code, label: rule.label, programme: rule.programme, units, day },
    ...(offer.contact && { contactId: offer.contact.id }),
    ...(offer.device && { deviceId: offer.device.deviceId }),
    minutes: used.reduce((all, one) => all + one.minutes, 0),
    used,
    place: placeOf(rule, offer, facts),
    modifiers,
    practitionerId: offer.practitionerId,
    staffIds: ids.toSorted(compare),
    why,
    ...{ source: rule.source, mark: rule.mark },
    unverified: [...partsFromMemory(rule, offer, chosen, facts, rules), ...unverified],
  };
}

/** The minutes from the one to the other, in order, by piece. */
function upTo(pieces: readonly Piece[], from: number, to: number): MinutesUsed[] {
  let passed = 0;
  return pieces.flatMap(({ contact, work, minutes }) => {
    const begins = Math.max(from, passed);
    const ends = Math.min(to, passed + minutes);
    passed += minutes;
    return ends > begins
      ? [{ contactId: contact.id, workId: work.id, activity: work.activity, minutes: ends - begins }]
      : [];
  });
}

const dayOfLast = (used: readonly MinutesUsed[], pieces: readonly Piece[]): string | undefined =>
  pieces.find(({ contact }) => contact.id === used.at(-1)?.contactId)?.contact.day;
