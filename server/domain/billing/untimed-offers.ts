import { daysAfter, daysBetween, lastDay, monthsPassed } from './calendar.ts';
import type { Lack } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import { type Before, unitsLeft } from './limits.ts';
import type { Contact, DevicePeriod, MonthFacts } from './month-facts.ts';
import { type Answer, answerTo, lackOf } from './needs.ts';
import { judged, notBillable, type Offer, offBecause, type Verdict } from './offers.ts';
import { billerLack, countsFor } from './performers.ts';
import type { Need, Rule } from './rule.ts';
import { earlierLack } from './session-offers.ts';
import { isLikely } from './worth-stating.ts';

/**
 * Codes that take no minutes: a month of primary care management, a device's thirty days, what happens once, what a
 * programme is paid for becoming of the patient. They are told of only where the patient is in the programme at all.
 */
export function untimedOffers(rule: Rule, facts: MonthFacts, before: Before): Verdict[] {
  return occasionsOf(rule, facts, before).flatMap(({ day, device, contact }) => {
    const practitioner = practitionerOf(facts);
    const offer: Offer = {
      ...{
        kind: 'untimed',
        key: [rule.code, day, device?.deviceId ?? contact?.id].filter(Boolean).join(' '),
      },
      ...{ rule, day, pieces: [] },
      practitionerId: practitioner === 'not-known' ? practitioner : practitioner.id,
      ...(device && { device }),
      ...(contact && { contact }),
    };
    return isInForce(rule, day, facts) ? verdictOn(offer, facts, before) : [];
  });
}

type Occasion = { day: string; device?: DevicePeriod; contact?: Contact };

function occasionsOf(rule: Rule, facts: MonthFacts, before: Before): Occasion[] {
  if (rule.milestone) return milestones(rule, rule.milestone, facts, before);
  const { device } = rule;
  if (!device) return [{ day: lastDay(facts.month) }];
  if (facts.devices === 'not-known') return [];
  const { atLeast, atMost = 30 } = device.days;
  return facts.devices
    .filter(({ kind }) => device.kinds.includes(kind))
    .map(period => ({ day: daysAfter(period.from, 29), device: period }))
    .filter(
      ({ day, device: { daysWithReadings: days, setUp } }) =>
        day.startsWith(facts.month) &&
        days >= atLeast &&
        days <= atMost &&
        (rule.limit?.kind !== 'once-per-episode' || setUp !== undefined),
    );
}

/** Days of the month on which so much was lost, by a weight of at most five days from a session where it is one's. */
function milestones(
  { per, performers }: Rule,
  { lostPercent, months }: NonNullable<Rule['milestone']>,
  { weights, contacts, month }: MonthFacts,
  { lines }: Before,
): Occasion[] {
  if (weights === undefined || weights === 'not-known' || weights.length === 0) return [];
  const inOrder = weights.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const first = inOrder[0]?.kilograms ?? 0;
  const enough = inOrder.filter(({ kilograms }) => (first - kilograms) * 100 >= first * (lostPercent ?? 0));
  if (per !== 'session')
    return enough
      .filter(({ day }) => day.startsWith(month))
      .slice(0, 1)
      .map(({ day }) => ({ day }));
  const began = lines
    .filter(({ code }) => code.startsWith('G98'))
    .map(({ day }) => day)
    .sort()[0];
  return contacts
    .filter(({ day, staff }) => {
      const at = began === undefined ? 0 : monthsPassed(began, day) + 1;
      const inTime = months === undefined || (at >= months.from && at <= months.to);
      const ours = performers === undefined || countsFor({ performers } as Rule, staff.credentials);
      return day.startsWith(month) && inTime && ours && enough.some(one => near(one.day, day));
    })
    .map(contact => ({ day: contact.day, contact }));
}

const near = (a: string, b: string) => Math.abs(daysBetween(a, b)) <= 5;

function verdictOn(offer: Offer, facts: MonthFacts, before: Before): Verdict[] {
  const { rule, day, device } = offer;
  const answers = rule.needs.map(need => ({
    need,
    answer: answerTo(need, facts, { day }, offer.practitionerId),
  }));
  if (answers.some(one => isOutOfPlace(rule, one, facts))) return [];
  if (!isOn(rule, facts)) return [notBillable(offer, offBecause(rule))];
  const lacks: Lack[] = answers.flatMap(({ need, answer }) =>
    answer === 'yes' ? [] : [lackOf(need, answer, facts)],
  );
  lacks.push(...billerLack(rule, practitionerOf(facts)));
  if (rule.limit && facts.earlier === 'not-known') return [judged(offer, [...lacks, earlierLack], 0)];
  const ofEpisode = before.lines.filter(
    line => rule.limit?.kind !== 'once-per-episode' || line.day >= (device?.setUp ?? ''),
  );
  return unitsLeft(rule, 1, day, { ...before, lines: ofEpisode }) === 0 ? [] : [judged(offer, lacks, 0)];
}

/** Not a programme this patient is in: silence rather than a list of everything that could be begun. */
function isOutOfPlace(
  rule: Rule,
  { need, answer }: { need: Need; answer: Answer },
  facts: MonthFacts,
): boolean {
  if (answer === 'yes') return false;
  if (need.needs === 'consent') return rule.device === undefined;
  if (need.needs === 'stated')
    return (
      rule.device === undefined &&
      (answer === 'no' || ((rule.per === 'once' || rule.beside !== undefined) && !isLikely(rule, facts)))
    );
  return need.needs === 'conditions' && answer === 'no';
}
