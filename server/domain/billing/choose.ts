import { conflictOf } from './conflicts.ts';
import type { LineSet, Unlawful, WantedLine, Why } from './evaluation.ts';
import { levels } from './give-minutes.ts';
import { linesOf } from './lines.ts';
import { type MonthAllotment, monthAllotment } from './month-allotment.ts';
import type { MonthFacts } from './month-facts.ts';
import { type Offer, saidOf } from './offers.ts';
import { sum } from './pieces.ts';
import type { RuleSet } from './rule.ts';
import { freeAfter, take } from './session-taking.ts';
import type { Given, Taken } from './sets.ts';
import { suffices } from './supply.ts';

/**
 * A set that the biller wants instead of the one that was chosen, drawn as lines with the minutes they stand on; or why it
 * is not lawful. A base and its add-on are asked for as two lines, as they are claimed.
 */
export function choose(facts: MonthFacts, rules: RuleSet, wanted: readonly WantedLine[]): LineSet | Unlawful {
  const { allotment } = monthAllotment(facts, rules);
  const { pieces, offers, turnedOn } = allotment;
  const asked = wanted.filter(({ units }) => units > 0);
  const base = offers.flatMap(offer => {
    const line = asked.find(one => isFor(one, offer));
    return line ? [{ offer, line, more: asked.find(one => isMoreOf(one, offer)) }] : [];
  });
  const why: Why[] = [
    ...asked.flatMap((line, n) => strayOf(line, asked.slice(0, n), base, rules)),
    ...base.flatMap(({ offer }, n) => apartFrom(offer, base.slice(0, n), facts, rules)),
  ];
  const sessions: Taken[] = [];
  const given: Given[] = [];
  for (const { offer, line, more } of base) {
    const further = more?.units ?? 0;
    if (offer.kind === 'session') {
      const one = take(offer, sessions, freeAfter(sessions, pieces), { ...allotment, turnedOn });
      const most = { [offer.rule.code]: one?.units ?? 0, [offer.addOn?.code ?? '']: one?.further ?? 0 };
      why.push(...tooMany([line, ...(more ? [more] : [])], most));
      if (one) sessions.push(fewer(one, line.units, further));
    } else {
      const ways = levels(offer, sum(offer.pieces.map(place => pieces[place]?.minutes ?? 0)));
      const way = ways.find(one => one.further === further);
      const most = { [offer.rule.code]: 1, [offer.addOn?.code ?? '']: ways[0]?.further ?? 0 };
      why.push(...tooMany([line, ...(more ? [more] : [])], most));
      if (offer.kind === 'month' && way) given.push(way);
    }
  }
  const untimed = base.flatMap(({ offer }) => (offer.kind === 'untimed' ? [offer] : []));
  if (why.length === 0 && !enough(given, sessions, allotment)) why.push({ says: 'minutes-spent-twice' });
  if (why.length === 0) why.push(...moreThanMost(given, sessions, allotment));
  if (why.length > 0) return { unlawful: why };
  const month = { facts, rules, pieces, all: sum(pieces.map(({ minutes }) => minutes)) };
  return linesOf({ sessions, untimed, given }, month, [{ says: 'chosen-by-biller' }]);
}

type Base = { offer: Offer; line: WantedLine };

const isFor = (line: WantedLine, offer: Offer): boolean =>
  line.code === offer.rule.code && isSame(line, offer);

const isMoreOf = (line: WantedLine, offer: Offer): boolean =>
  line.code === offer.addOn?.code && isSame(line, offer);

/** A code alone is enough where a month has one; a session or a device is named where the line names one. */
function isSame({ contactId, deviceId, practitionerId }: WantedLine, offer: Offer): boolean {
  const said = saidOf(offer);
  return (
    (said.contactId ?? contactId) === contactId &&
    (said.deviceId ?? deviceId) === deviceId &&
    (offer.kind !== 'month' || practitionerId === undefined || practitionerId === offer.practitionerId)
  );
}

/** Why a wanted line is none at all: unknown, asked for twice, without its base, or nothing this month offers. */
function strayOf(
  line: WantedLine,
  before: readonly WantedLine[],
  base: readonly Base[],
  { rules }: RuleSet,
): Why[] {
  const { code } = line;
  const rule = rules.find(one => one.code === code);
  if (rule === undefined) return [{ says: 'unknown-code', with: { code } }];
  const again = before.some(
    one =>
      one.code === code &&
      one.contactId === line.contactId &&
      one.deviceId === line.deviceId &&
      one.practitionerId === line.practitionerId,
  );
  if (again) return [{ says: 'wanted-twice', with: { code } }];
  if (base.some(one => one.line === line)) return [];
  if (rule.addOn === undefined) return [{ says: 'not-offered', with: { code } }];
  return base.some(({ offer }) => isMoreOf(line, offer))
    ? []
    : [{ says: 'without-its-base', with: { code, base: rule.addOn.to.join(', ') } }];
}

function apartFrom(offer: Offer, before: readonly Base[], facts: MonthFacts, rules: RuleSet): Why[] {
  const { beside, code } = offer.rule;
  const why = before.flatMap(({ offer: other }): Why[] => {
    const conflict = conflictOf(other, offer, facts, rules);
    return conflict ? [{ says: 'apart', with: { code, other: other.rule.code, scope: conflict.scope } }] : [];
  });
  if (beside && !before.some(({ offer: { rule } }) => beside.includes(rule.code)))
    why.push({ says: 'without-its-base', with: { code, base: beside.join(', ') } });
  return why;
}

const tooMany = (lines: readonly WantedLine[], most: { readonly [code: string]: number }): Why[] =>
  lines
    .filter(({ code, units }) => units > (most[code] ?? 0) || !Number.isInteger(units))
    .map(({ code, units }) => ({ says: 'not-so-many-units', with: { code, units, most: most[code] ?? 0 } }));

/** A session of which fewer units are claimed than it has. */
function fewer(one: Taken, units: number, further: number): Taken {
  const { rule, addOn } = one.offer;
  if (rule.units) return { ...one, units, counted: units * rule.units.each };
  if (!addOn?.addOn) return one;
  return {
    ...one,
    further,
    counted: Math.min(one.counted, (rule.minutes?.atLeast ?? 0) + further * addOn.addOn.each),
  };
}

function enough(
  given: readonly Given[],
  sessions: readonly Taken[],
  { pieces }: MonthAllotment['allotment'],
) {
  const free = freeAfter(sessions, pieces);
  const supply = [...free].map(place => ({
    takers: given.reduce((bits, { offer }, n) => (offer.pieces.includes(place) ? bits | (1 << n) : bits), 0),
    minutes: pieces[place]?.minutes ?? 0,
  }));
  return suffices(
    supply,
    given.map(({ minutes }, n) => ({ bit: 1 << n, minutes })),
  );
}

/** A code of few minutes does not stand for many: what is left of its minutes beside the set counts with it. */
function moreThanMost(
  given: readonly Given[],
  sessions: readonly Taken[],
  { pieces }: MonthAllotment['allotment'],
): Why[] {
  const free = freeAfter(sessions, pieces);
  return given.flatMap(({ offer }): Why[] => {
    const atMost = offer.rule.minutes?.atMost;
    const own = sum(offer.pieces.map(place => (free.has(place) ? (pieces[place]?.minutes ?? 0) : 0)));
    const others = given.filter(
      one => one.offer !== offer && one.offer.pieces.some(n => offer.pieces.includes(n)),
    );
    const minutes = own - sum(others.map(one => one.minutes));
    if (atMost === undefined || minutes <= atMost) return [];
    return [{ says: 'has-more-minutes', with: { code: offer.rule.code, minutes, atMost } }];
  });
}
