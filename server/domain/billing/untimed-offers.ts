import { daysAfter, lastDay } from './calendar.ts';
import type { Lack } from './evaluation.ts';
import { isInForce, isOn, practitionerOf } from './in-force.ts';
import { type Counted, unitsLeft } from './limits.ts';
import type { DevicePeriod, MonthFacts } from './month-facts.ts';
import { offBecause } from './month-offers.ts';
import { answerTo, lackOf } from './needs.ts';
import { type Found, inOrderOfState } from './offers.ts';
import { billerLack } from './performers.ts';
import type { Need, Rule } from './rule.ts';

/**
 * Codes that take no minutes: a month of primary care management, a device's thirty days, what happens once. They are
 * told of only where the patient is in the service at all: consent was given, and every yes-or-no of it is answered.
 */
export function untimedOffers(rule: Rule, facts: MonthFacts, before: readonly Counted[]): Found {
  if (!rule.device) return oneOffer(rule, facts, before, lastDay(facts.month), undefined);
  const found: Found = { offers: [], missing: [], notBillable: [] };
  if (facts.devices === 'not-known') return found;
  for (const device of facts.devices) {
    const day = daysAfter(device.from, 29);
    if (!day.startsWith(facts.month) || !rule.device.kinds.includes(device.kind)) continue;
    const { atLeast, atMost = 30 } = rule.device.days;
    if (device.daysWithReadings < atLeast || device.daysWithReadings > atMost) continue;
    if (rule.limit?.kind === 'once-per-episode' && device.setUp === undefined) continue;
    const one = oneOffer(rule, facts, before, day, device);
    for (const list of ['offers', 'missing', 'notBillable'] as const)
      found[list].push(...(one[list] as never[]));
  }
  return found;
}

function oneOffer(
  rule: Rule,
  facts: MonthFacts,
  before: readonly Counted[],
  day: string,
  device: DevicePeriod | undefined,
): Found {
  const nothing: Found = { offers: [], missing: [], notBillable: [] };
  const { code, programme } = rule;
  const practitioner = practitionerOf(facts);
  const practitionerId = practitioner === 'not-known' ? practitioner : practitioner.id;
  const answers = rule.needs.map(need => ({ need, answer: answerTo(need, facts, day, practitionerId) }));
  if (!isInForce(rule, day, facts) || answers.some(one => isOutOfPlace(rule, one))) return nothing;
  if (!isOn(rule, facts))
    return { ...nothing, notBillable: [{ code, programme, because: [offBecause(rule)] }] };
  const lacks: Lack[] = answers.flatMap(({ need, answer }) =>
    answer === 'yes' ? [] : [lackOf(need, answer)],
  );
  if (rule.limit && facts.earlier === 'not-known')
    lacks.push({
      state: 'not-known',
      fixer: 'biller',
      what: { says: 'lacks-earlier' },
      fix: { says: 'find-earlier' },
    });
  lacks.push(...billerLack(rule, practitioner));
  if (lacks.length > 0)
    return { ...nothing, missing: [{ code, programme, minutes: 0, lacks: inOrderOfState(lacks) }] };
  const inEpisode = before.filter(
    line => rule.limit?.kind !== 'once-per-episode' || line.day >= (device?.setUp ?? ''),
  );
  if (unitsLeft(rule, 1, day, inEpisode, 'not-known') === 0) return nothing;
  const key = [code, day, ...(device ? [device.deviceId] : [])].join(' ');
  return {
    ...nothing,
    offers: [{ kind: 'untimed', key, rule, practitionerId, day, ...(device && { device }), pieces: [] }],
  };
}

/** Not a service this patient is in: silence rather than a list of everything that could be begun. */
function isOutOfPlace(
  rule: Rule,
  { need, answer }: { need: Need; answer: ReturnType<typeof answerTo> },
): boolean {
  if (answer === 'yes') return false;
  if (need.needs === 'consent') return rule.device === undefined;
  if (need.needs === 'stated') return answer === 'no' || rule.per === 'once' || rule.beside !== undefined;
  return need.needs === 'conditions' && answer === 'no';
}
