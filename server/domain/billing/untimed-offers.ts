import { daysAfter, daysBetween, lastDay, monthsPassed } from './calendar.ts';
import type { Lack } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import { type Before, unitsLeft } from './limits.ts';
import type { Contact, DevicePeriod, MonthFacts } from './month-facts.ts';
import { type Answer, answerTo, lackOf } from './needs.ts';
import { judged, notBillable, type Offer, offBecause, type Verdict } from './offers.ts';
import { billerLack, countsFor } from './performers.ts';
import type { Need, Rule } from './rule.ts';
import { earlierLack, weightLack } from './session-offers.ts';
import { isLikely } from './worth-stating.ts';

/**
 * Codes that take no minutes: a month of primary care management, a device's thirty days, what happens once, what a
 * programme is paid for becoming of the patient. They are told of only where the patient is in the programme at all.
 */
export function untimedOffers(rule: Rule, facts: MonthFacts, before: Before): Verdict[] {
  return occasionsOf(rule, facts, before).flatMap(({ day, device, contact, lacks }) => {
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
    if (!isInForce(rule, day, facts)) return [];
    return lacks ? perhapsOne(offer, lacks, facts, before) : verdictOn(offer, facts, before);
  });
}

/** `lacks`: what nobody wrote down of the occasion itself, so that it may be one. */
type Occasion = { day: string; device?: DevicePeriod; contact?: Contact; lacks?: Lack };

function occasionsOf(rule: Rule, facts: MonthFacts, before: Before): Occasion[] {
  if (rule.milestone) return milestones(rule, rule.milestone, facts, before);
  const { device } = rule;
  if (!device) return [{ day: lastDay(facts.month) }];
  const to = device.kinds.includes('rpm') ? 'rpm' : 'rtm';
  if (facts.devices === 'not-known') return [{ day: lastDay(facts.month), lacks: deviceLack(to) }];
  const { atLeast, atMost = 30 } = device.days;
  return facts.devices
    .filter(({ kind, open }) => device.kinds.includes(kind) && !open)
    .map(period => ({ day: daysAfter(period.from, 29), device: period }))
    .filter(
      ({ day, device: { daysWithReadings: days, setUp } }) =>
        day.startsWith(facts.month) &&
        (days === 'not-known' || (days >= atLeast && days <= atMost)) &&
        (rule.limit?.kind !== 'once-per-episode' || setUp !== undefined),
    )
    .map(one => ({
      ...one,
      ...(one.device.daysWithReadings === 'not-known' && {
        lacks: daysLack(to, { from: one.device.from, until: one.day }),
      }),
    }));
}

const deviceLack = (to: 'rpm' | 'rtm'): Lack => ({
  ...{ state: 'not-known', fixer: 'biller', what: { says: 'lacks-device', with: { to } } },
  fix: { says: 'say-device' },
});
const daysLack = (to: 'rpm' | 'rtm', days: { from: string; until: string }): Lack => ({
  ...{ state: 'not-known', fixer: 'biller', what: { says: 'lacks-device-days', with: { to, ...days } } },
  fix: { says: 'say-device-days' },
});

/**
 * What may be claimed once somebody wrote the occasion itself down: told only where nothing is missing besides but facts
 * that are stated, so that the patient agreed to it and is in the programme.
 */
function perhapsOne(offer: Offer, lack: Lack, facts: MonthFacts, before: Before): Verdict[] {
  return verdictOn(offer, facts, before).flatMap(one => {
    const others = one.is === 'missing' ? one.missing.lacks : [];
    const isIt = one.is === 'offered' || one.is === 'missing';
    const isStated = others.every(({ what }) => what.says === 'lacks-stated');
    return isIt && isStated ? [judged(offer, [lack, ...others], 0)] : [];
  });
}

/**
 * Days of the month on which so much was lost since the first session, by a weight of at most five days from a session
 * where it is one's. Where no weight tells of the month's sessions, or none of the first, the weights are missing.
 */
function milestones(
  { per, performers }: Rule,
  { lostPercent, months }: NonNullable<Rule['milestone']>,
  { weights, contacts, month }: MonthFacts,
  { lines }: Before,
): Occasion[] {
  const held = contacts.filter(
    ({ day, staff }) =>
      day.startsWith(month) &&
      staff.credentials.includes('lifestyle-coach') &&
      (performers === undefined || countsFor({ performers } as Rule, staff.credentials)),
  );
  const began = [...lines.filter(({ code }) => isSession(code)), ...held].map(({ day }) => day).toSorted()[0];
  if (began === undefined) return [];
  const inOrder = (weights === undefined || weights === 'not-known' ? [] : weights)
    .filter(({ day }) => daysBetween(began, day) >= -5)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const first = inOrder[0];
  const isWeighed = (day: string) => inOrder.some(one => one !== first && near(one.day, day));
  const inTime = held.filter(({ day }) => {
    const at = monthsPassed(began, day) + 1;
    return day !== began && (months === undefined || (at >= months.from && at <= months.to));
  });
  const unweighed = inTime.filter(({ day }) => first === undefined || !isWeighed(day));
  const last = per === 'session' || unweighed.length === inTime.length ? unweighed.at(-1) : undefined;
  const missed: Occasion[] = last
    ? [{ day: last.day, ...(per === 'session' && { contact: last }), lacks: weightLack(began, last.day) }]
    : [];
  if (first === undefined) return missed;
  const enough = inOrder.filter(
    ({ kilograms }) => (first.kilograms - kilograms) * 100 >= first.kilograms * (lostPercent ?? 0),
  );
  const reached =
    per === 'session'
      ? inTime
          .filter(({ day }) => enough.some(one => near(one.day, day)))
          .map(contact => ({ day: contact.day, contact }))
      : enough
          .filter(({ day }) => day.startsWith(month))
          .slice(0, 1)
          .map(({ day }) => ({ day }));
  return reached.length > 0 ? reached : missed;
}

/** Attendance codes of MDPP, all years'. */
const isSession = (code: string): boolean => ['G9886', 'G9887', 'G9871'].includes(code);

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
