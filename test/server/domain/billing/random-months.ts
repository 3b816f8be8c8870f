import fc from 'fast-check';
import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import {
  type Credential,
  practiceKinds,
  type Statable,
  type Topic,
} from '../../../../server/domain/billing/vocabulary.ts';
import { aMonth, rulesOf } from './a-month.ts';

const october = rulesOf('2026-10');
/** Everything from memory or by contract that a practice may turn on. */
const switches = [
  ...october.rules.flatMap(({ code, mark, byContract, midpoint }) => [
    ...(mark === 'M' || byContract ? [code] : []),
    ...(midpoint ? [`${code}-midpoint`] : []),
  ]),
  ...october.exclusions.flatMap(({ unless }) => unless ?? []),
];

const staff: Credential[][] = [
  ['rn'],
  ['rn', 'nbc-hwc', 'trained-chi'],
  ['chw'],
  ['nbc-hwc'],
  ['ma', 'trained-chi', 'trained-pin'],
  ['trained-pin-peer', 'peer'],
  ['physician'],
  ['psychologist'],
  ['cdces', 'rd'],
  [],
];
const topics: (Topic | undefined)[] = ['tobacco', 'weight', 'mental-health', 'readings', 'therapy-readings'];
topics.push(
  'health-behaviour',
  'diabetes',
  'food',
  'activity',
  ...Array.from({ length: 5 }, () => undefined),
);
/** Yes or no, of those that a line of everyday coaching hangs on. */
const saidOften: Statable[] = ['moderate-or-high-decision-making', 'plan-set-up-or-revised'];
saidOften.push('frequent-changes-or-complex', 'primary-care-focal-point', 'qualified-medicare-beneficiary');
saidOften.push(
  'behavioural-care-general',
  'established-patient',
  'device-cleared-and-automatic',
  'rating-scales',
);
saidOften.push('continuity', 'five-a-framework', 'primary-care-setting', 'evidence-based-tool');

const day = fc.integer({ min: 1, max: 31 }).map(n => `2026-10-${String(n).padStart(2, '0')}`);
const known = <T>(value: fc.Arbitrary<T>, weight = 12) =>
  fc.oneof({ weight, arbitrary: value }, { weight: 1, arbitrary: fc.constant('not-known' as const) });

const rarely = <T>(some: fc.Arbitrary<T[]>, weight = 1): fc.Arbitrary<T[]> =>
  fc.oneof({ weight, arbitrary: some }, { weight: 3, arbitrary: fc.constant<T[]>([]) });

/** Mostly all of them. */
const most = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<T[]>([...all]) },
    { weight: 1, arbitrary: fc.subarray<T>([...all]) },
  );

const work = fc.record({
  activity: fc.constantFrom('planning', 'teaching', 'documenting', 'preparing', 'coordinating', 'talking'),
  seconds: fc.oneof(
    fc.integer({ min: 0, max: 4_800 }),
    fc.integer({ min: 1, max: 90 }).map(n => n * 60),
  ),
  about: fc.constantFrom(...topics),
});

const contact = fc.record({
  day,
  mode: fc.constantFrom('in-person', 'video', 'phone', 'message', 'without-patient'),
  where: known(fc.constantFrom('practice', 'home', 'outreach', 'elsewhere')),
  by: fc.constantFrom(...staff),
  practitionerId: fc.constantFrom(undefined, undefined, undefined, undefined, 'osei', 'ruiz'),
  supervised: known(fc.constantFrom('general', 'direct', 'direct', 'direct', 'none')),
  live: known(fc.constantFrom(true, true, true, false)),
  group: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    { size: 6 },
    { size: 1 },
    { size: 'not-known' as const },
  ),
  first: known(fc.boolean()),
  until: fc.constantFrom('08:30', '10:00', '15:00', '24:00'),
  work: fc.array(work, { minLength: 1, maxLength: 3 }),
});

const parts = fc.record({
  contacts: fc.array(contact, { maxLength: 7 }),
  consentAt: fc.option(fc.constantFrom('09:00', '14:00')),
  kind: fc.constantFrom('office', 'office', ...practiceKinds),
  turnedOn: rarely(fc.subarray(switches), 6),
  consents: known(most(['ccm', 'pcm', 'chi', 'pin', 'bhi', 'rpm', 'rtm', 'apcm'] as const)),
  revoked: fc.option(day),
  carePlans: known(most(['comprehensive', 'disease', 'drivers', 'behavioural'] as const)),
  stated: most(saidOften),
  denied: rarely(fc.subarray(saidOften)),
  conditions: known(fc.constantFrom(3, 3, 3, 2, 1, 0)),
  devices: fc.array(
    fc.record({
      kind: fc.constantFrom('rpm', 'rtm-respiratory', 'rtm-cbt'),
      daysWithReadings: fc.integer({ min: 0, max: 30 }),
      from: fc.constantFrom('2026-09-02', '2026-09-20', '2026-10-02'),
    }),
    { maxLength: 2 },
  ),
  earlier: known(
    fc.array(
      fc.tuple(
        fc.constantFrom('99406', 'G0447', '99490', 'G0019', 'G0108', 'G0136'),
        fc.integer({ min: 0, max: 9 }),
      ),
      {
        maxLength: 9,
      },
    ),
  ),
  practitioner: known(fc.constant({ id: 'osei', credentials: ['physician'] as Credential[] }), 30),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

/** A patient's month of whatever may happen in one; most of what is needed is there, so that much may be claimed. */
export const anyMonth: fc.Arbitrary<MonthFacts> = parts.map(monthOf);

function monthOf({ kind, turnedOn, practitioner, stated, denied, conditions, ...of }: Parts): MonthFacts {
  const whole = aMonth();
  const answers = [...stated.map(that => [that, { is: true }]), ...denied.map(that => [that, { is: false }])];
  return aMonth({
    practice: { ...whole.practice, kind, turnedOn },
    ...{ practitioner, otherPractitioners: [{ id: 'ruiz', credentials: ['np'] }] },
    contacts: of.contacts.map(({ by, work: works, practitionerId, group, ...rest }, n) => ({
      ...{ ...rest, id: `k${n}`, staff: { id: `s${by.join()}`, credentials: by } },
      ...(practitionerId && { practitionerId }),
      ...(group && { group }),
      work: works.map(({ about, ...one }, w) => ({ ...one, id: `w${w}`, ...(about && { about: [about] }) })),
    })),
    consents: ifKnown(of.consents, list =>
      list.map((to, n) => ({
        ...{ to, day: n % 4 === 3 ? '2026-10-04' : '2026-01-05' },
        ...(of.consentAt && { time: of.consentAt }),
        ...(of.revoked && n % 4 === 2 && { revoked: of.revoked }),
      })),
    ),
    carePlans: ifKnown(of.carePlans, list => list.map(one => ({ kind: one, from: '2026-04-02' }))),
    stated: { ...whole.stated, ...Object.fromEntries(answers) },
    conditions: ifKnown(conditions, count => ifKnown(whole.conditions, list => list.slice(0, count))),
    devices: of.devices.map((one, n) => ({ ...one, deviceId: `d${n}`, setUp: one.from })),
    earlier: ifKnown(of.earlier, list =>
      list.map(([code, back], n) => ({
        ...{ code, day: `2026-0${9 - Math.min(8, back)}-1${n}`, units: 1, practitionerId: 'osei' },
      })),
    ),
  });
}

const ifKnown = <T, R>(value: T | 'not-known', make: (known: T) => R): R | 'not-known' =>
  value === 'not-known' ? 'not-known' : make(value as T);
