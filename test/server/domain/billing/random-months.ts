import fc from 'fast-check';
import type { Contact, MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Exclusion, Rule, RuleSet } from '../../../../server/domain/billing/rule.ts';
import { type Credential, practiceKinds, type Topic } from '../../../../server/domain/billing/vocabulary.ts';
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
const topics: (Topic | undefined)[] = [
  ...[
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'tobacco',
    'weight',
    'mental-health',
    'readings',
    'therapy-readings',
  ],
  ...['health-behaviour', 'diabetes', 'food', 'activity'],
] as (Topic | undefined)[];

const day = fc.integer({ min: 1, max: 31 }).map(n => `2026-10-${String(n).padStart(2, '0')}`);
const known = <T>(value: fc.Arbitrary<T>, weight = 12) =>
  fc.oneof({ weight, arbitrary: value }, { weight: 1, arbitrary: fc.constant('not-known' as const) });

/** Mostly all of them. */
const most = <T>(all: readonly T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant([...all]) }, { weight: 1, arbitrary: fc.subarray([...all]) });

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
  work: fc.array(work, { minLength: 1, maxLength: 3 }),
});

/** A patient's month of whatever may happen in one; most of what is needed is there, so that much may be claimed. */
export const anyMonth: fc.Arbitrary<MonthFacts> = fc
  .record({
    contacts: fc.array(contact, { maxLength: 7 }),
    kind: fc.constantFrom('office', 'office', ...practiceKinds),
    turnedOn: fc.oneof(
      { weight: 2, arbitrary: fc.subarray(switches) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    consents: known(most(['ccm', 'pcm', 'chi', 'pin', 'bhi', 'rpm', 'rtm', 'apcm'] as const)),
    revoked: fc.option(day),
    carePlans: known(most(['comprehensive', 'disease', 'drivers', 'behavioural'] as const)),
    stated: most(statedKeys()),
    denied: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(statedKeys()) },
    ),
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
  })
  .map(drawn);

type Drawn = {
  contacts: (Omit<Contact, 'id' | 'staff' | 'work'> & {
    by: Credential[];
    work: { activity: string; seconds: number; about: Topic | undefined }[];
  })[];
} & Record<string, unknown>;

function statedKeys() {
  return [
    ...['moderate-or-high-decision-making', 'plan-set-up-or-revised', 'frequent-changes-or-complex'],
    ...['primary-care-focal-point', 'qualified-medicare-beneficiary', 'behavioural-care-general'],
    ...['established-patient', 'device-cleared-and-automatic', 'rating-scales', 'continuity'],
    ...['five-a-framework', 'primary-care-setting', 'evidence-based-tool', 'individual-training-justified'],
  ] as (keyof MonthFacts['stated'])[];
}

// biome-ignore lint/suspicious/noExplicitAny: what fast-check drew, made into facts here and nowhere else
function drawn(of: any): MonthFacts {
  const {
    contacts,
    kind,
    turnedOn,
    consents,
    revoked,
    carePlans,
    stated,
    denied,
    conditions,
    devices,
    earlier,
  } = of as Drawn;
  const whole = aMonth();
  return aMonth({
    practice: { ...whole.practice, kind, turnedOn } as MonthFacts['practice'],
    practitioner: of.practitioner,
    otherPractitioners: [{ id: 'ruiz', credentials: ['np'] }],
    contacts: contacts.map(({ by, work: works, ...rest }, n) => ({
      ...rest,
      id: `k${n}`,
      staff: { id: `s${by.join()}`, credentials: by },
      work: works.map((one, w) => ({
        ...one,
        id: `w${w}`,
        ...(one.about ? { about: [one.about] } : { about: undefined }),
      })),
    })) as unknown as Contact[],
    consents:
      consents === 'not-known'
        ? 'not-known'
        : (consents as 'ccm'[]).map((to, n) => ({
            ...{ to, day: n % 4 === 3 ? '2026-10-04' : '2026-01-05' },
            ...(revoked && n % 4 === 2 ? { revoked: revoked as string } : {}),
          })),
    carePlans:
      carePlans === 'not-known'
        ? 'not-known'
        : (carePlans as 'drivers'[]).map(one => ({ kind: one, from: '2026-04-02' })),
    stated: {
      ...whole.stated,
      ...Object.fromEntries([
        ...(stated as string[]).map(key => [key, { is: true }]),
        ...(denied as string[]).map(key => [key, { is: false }]),
      ]),
    },
    conditions:
      conditions === 'not-known' || whole.conditions === 'not-known'
        ? 'not-known'
        : whole.conditions.slice(0, conditions as number),
    devices: (devices as { kind: 'rpm'; from: string; daysWithReadings: number }[]).map((one, n) => ({
      ...one,
      deviceId: `d${n}`,
      setUp: one.from,
    })),
    earlier:
      earlier === 'not-known'
        ? 'not-known'
        : (earlier as [string, number][]).map(([code, back], n) => ({
            ...{ code, day: `2026-0${9 - Math.min(8, back)}-1${n}`, units: 1, practitionerId: 'osei' },
          })),
  });
}

/** A few rules with small numbers, as data, and a month of a few minutes: for the slow search. */
export const smallMonth: fc.Arbitrary<{ facts: MonthFacts; rules: RuleSet }> = fc
  .record({
    contacts: fc.array(
      fc.record({
        by: fc.integer({ min: 0, max: 3 }),
        works: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
      }),
      {
        maxLength: 3,
      },
    ),
    bases: fc.array(
      fc.record({
        atLeast: fc.integer({ min: 1, max: 4 }),
        each: fc.integer({ min: 1, max: 3 }),
        most: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
        session: fc.boolean(),
        addOn: fc.boolean(),
        performers: fc.subarray(['rn', 'ma', 'chw'] as const, { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    apart: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 2,
    }),
  })
  .filter(({ contacts }) => contacts.flatMap(({ works }) => works).reduce((all, one) => all + one, 0) <= 7)
  .map(({ contacts, bases, apart }) => {
    const rules = bases.flatMap(({ atLeast, each, most, session, addOn, performers }, n): Rule[] => {
      const own: Omit<Rule, 'code' | 'per'> = {
        ...{ label: { en: 'a', es: 'b' }, from: '2025-01-01', supervision: 'none', needs: [] },
        ...{ programme: (['ccm', 'chi', 'bhi'] as const)[n] ?? 'ccm', source: 'drawn', mark: 'V1' },
      };
      const code = `A000${n}`;
      const base: Rule = {
        ...own,
        code,
        per: session ? 'session' : 'month',
        minutes: { atLeast },
        performers: [...performers],
      };
      const more: Rule = {
        ...own,
        code: `B000${n}`,
        per: 'month',
        addOn: { to: [code], each, ...(most && { most }) },
      };
      return addOn && !session ? [base, more] : [base];
    });
    const exclusions = apart
      .filter(([a, b]) => a !== b && a < bases.length && b < bases.length)
      .map(
        ([a, b]): Exclusion => ({
          between: [[`A000${a}`], [`A000${b}`]],
          scope: 'same-month',
          source: 'drawn',
          mark: 'V1',
        }),
      );
    const team: Credential[][] = [['rn'], ['ma'], ['rn', 'chw'], ['rn', 'ma', 'chw']];
    const facts = aMonth({
      contacts: contacts.map(({ by, works }, n) => ({
        ...{
          id: `k${n}`,
          day: `2026-10-0${n + 1}`,
          mode: 'phone',
          where: 'home',
          supervised: 'general',
          live: true,
        },
        staff: { id: `s${by}`, credentials: team[by] ?? [] },
        work: works.map((minutes, w) => ({ id: `w${w}`, activity: 'talking', seconds: minutes * 60 + 59 })),
      })),
    });
    return {
      facts,
      rules: {
        payer: 'drawn',
        year: 2026,
        rules,
        exclusions,
        modifiers: [],
        oneClaimant: [],
        codesElsewhere: [],
      },
    };
  });
