import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from '../../../../server/domain/billing/choose.ts';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { LineSet, WantedLine } from '../../../../server/domain/billing/evaluation.ts';
import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { RuleSet } from '../../../../server/domain/billing/rule.ts';
import { rulesOf } from './a-month.ts';
import { mostMinutesBySlowSearch } from './brute-force.ts';
import { anyMonth } from './random-months.ts';
import { smallMonth } from './small-months.ts';

/** `npm run test:billing` asks for a hundred thousand; what runs with every other test is a part of it. */
const months = Number(process.env.BILLING_MONTHS ?? 500);
const longest = Math.max(60_000, months * 10);
const october = rulesOf('2026-10');

describe('any month', () => {
  it(
    `spends no minute twice, breaks no exclusion, passes no cap and no limit: ${months} of them`,
    () => {
      fc.assert(
        fc.property(anyMonth, facts => {
          const { chosen, alternatives } = evaluateMonth(facts, october);
          for (const set of [chosen, ...alternatives]) {
            expect(faultsOf(set, facts, october)).toEqual([]);
            expect(choose(facts, october, wantedOf(set))).toMatchObject({ minutesUsed: set.minutesUsed });
          }
          for (const other of alternatives)
            expect(other.minutesNotUsed).toBeGreaterThanOrEqual(chosen.minutesNotUsed);
        }),
        { numRuns: months },
      );
    },
    longest,
  );

  it(
    'is worked out the same whatever the order of the facts',
    () => {
      fc.assert(
        fc.property(anyMonth, facts => {
          const turned = <T>(list: readonly T[] | 'not-known') =>
            list === 'not-known' ? list : list.toReversed();
          const reversed: MonthFacts = {
            ...facts,
            contacts: facts.contacts.toReversed().map(one => ({ ...one, work: one.work.toReversed() })),
            ...{
              consents: turned(facts.consents),
              visits: turned(facts.visits),
              devices: turned(facts.devices),
            },
            ...{
              conditions: turned(facts.conditions),
              carePlans: turned(facts.carePlans),
              earlier: turned(facts.earlier),
            },
          };
          const backwards = {
            ...october,
            rules: october.rules.toReversed(),
            exclusions: october.exclusions.toReversed(),
          };
          expect(evaluateMonth(reversed, backwards)).toEqual(evaluateMonth(facts, october));
        }),
        { numRuns: Math.ceil(months / 4) },
      );
    },
    longest,
  );

  it(
    'of a few minutes stands on exactly as many as a search of every way finds',
    () => {
      fc.assert(
        fc.property(smallMonth, ({ facts, rules }) => {
          const { chosen } = evaluateMonth(facts, rules);
          expect(chosen.minutesUsed).toBe(mostMinutesBySlowSearch(facts, rules));
          expect(faultsOf(chosen, facts, rules)).toEqual([]);
        }),
        { numRuns: months },
      );
    },
    longest,
  );
});

const wantedOf = ({ lines }: LineSet): WantedLine[] =>
  lines.map(({ code, units, contactId, deviceId, practitionerId }) => ({
    ...{ code, units, practitionerId },
    ...(contactId && { contactId }),
    ...(deviceId && { deviceId }),
  }));

/** What is wrong with a set, by the rules as they are written; counted anew from the facts. */
function faultsOf(
  { lines }: LineSet,
  facts: MonthFacts,
  { rules, exclusions, oneClaimant }: RuleSet,
): string[] {
  const faults: string[] = [];
  const spent = new Map<string, number>();
  for (const { contactId, workId, minutes } of lines.flatMap(({ used }) => used))
    spent.set(`${contactId} ${workId}`, (spent.get(`${contactId} ${workId}`) ?? 0) + minutes);
  for (const { id, work } of facts.contacts)
    for (const one of work)
      if ((spent.get(`${id} ${one.id}`) ?? 0) > Math.floor(one.seconds / 60))
        faults.push(`${id} ${one.id} spent twice`);

  for (const line of lines) {
    const rule = rules.find(({ code }) => code === line.code);
    if (rule === undefined) return [`${line.code} is no rule`];
    const on = facts.practice.turnedOn;
    const midpoint = on.includes(`${rule.code}-midpoint`) ? rule.midpoint : undefined;
    const base =
      rule.addOn &&
      lines.find(
        one =>
          rule.addOn?.to.includes(one.code) &&
          one.contactId === line.contactId &&
          one.practitionerId === line.practitionerId,
      );
    if (rule.addOn && !base) faults.push(`${line.code} without its base`);
    if (rule.addOn && line.units > (rule.addOn.most ?? 99)) faults.push(`${line.code} passes its cap`);
    const least = rule.addOn
      ? (line.units - 1) * rule.addOn.each + (midpoint?.each ?? rule.addOn.each)
      : (midpoint?.atLeast ?? rule.minutes?.atLeast ?? (rule.units ? rule.units.each * line.units : 0));
    if (line.minutes < least) faults.push(`${line.code} stands on ${line.minutes} of ${least} minutes`);
    if (!rule.addOn && rule.minutes?.atMost && line.minutes > rule.minutes.atMost)
      faults.push(`${line.code} is too long`);
    const asked = rule.addOn ? rules.find(({ code }) => code === base?.code) : rule;
    for (const { contactId, workId } of line.used) {
      const contact = facts.contacts.find(({ id }) => id === contactId);
      const work = contact?.work.find(({ id }) => id === workId);
      if (asked?.performers && !contact?.staff.credentials.some(one => asked.performers?.includes(one)))
        faults.push(`${line.code} by the wrong hands`);
      if (asked?.about && !work?.about?.some(one => asked.about?.includes(one)))
        faults.push(`${line.code} about nothing of it`);
      const consent = asked?.needs.find(one => one.needs === 'consent');
      const given =
        facts.consents !== 'not-known' &&
        facts.consents.some(
          one =>
            one.to === consent?.to &&
            contact &&
            one.day <= contact.day &&
            !(one.day === contact.day && one.time && contact.until && one.time > contact.until) &&
            !(one.revoked && one.revoked <= contact.day),
        );
      if (consent && !given) faults.push(`${line.code} without consent on ${contact?.day}`);
    }
    if (
      (rule.mark === 'M' || rule.byContract) &&
      !on.includes(rule.code) &&
      !(base && on.includes(base.code))
    )
      faults.push(`${line.code} is off`);
    if (rule.limit?.kind === 'sessions-in-12-months' && facts.earlier !== 'not-known') {
      const pool = rule.limit.pool;
      const count = [...facts.earlier, ...lines].filter(one => pool.includes(one.code)).length;
      if (count > rule.limit.most) faults.push(`${line.code} passes its limit`);
    }
  }

  for (const [n, a] of lines.entries())
    for (const b of lines.slice(0, n)) {
      const one =
        oneClaimant.includes(a.programme) &&
        a.programme === b.programme &&
        a.practitionerId !== b.practitionerId;
      const apart = exclusions.some(({ between: [left, right], scope, unless }) => {
        const is = (side: readonly string[], line: typeof a) =>
          side.includes(line.code) || side.includes(line.programme);
        const meets = (is(left, a) && is(right, b)) || (is(left, b) && is(right, a));
        const reaches =
          scope === 'same-month' ||
          (scope === 'same-day' ? a.day === b.day : a.practitionerId === b.practitionerId);
        return meets && reaches && !(unless && facts.practice.turnedOn.includes(unless));
      });
      if (one || apart) faults.push(`${a.code} beside ${b.code}`);
    }
  return faults;
}
