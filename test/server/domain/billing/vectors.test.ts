import { describe, expect, it } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { Contact, MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Credential, Programme, Topic } from '../../../../server/domain/billing/vocabulary.ts';
import { aCall, aMonth, rulesOf, told } from './a-month.ts';

const october = rulesOf('2026-10');
const only = (offers: Programme[], turnedOn: string[] = []) => ({
  practice: { ...aMonth().practice, offers, turnedOn },
});
const claimed = (facts: Partial<MonthFacts>, month = '2026-10') =>
  told(evaluateMonth(aMonth({ month, ...facts }), rulesOf(month)).chosen.lines);

describe('minutes of a month become codes, as published', () => {
  it.each<[string, Programme[], Credential, Topic[] | undefined, [number, string][]]>([
    [
      'CCM by staff',
      ['ccm'],
      'rn',
      undefined,
      [
        [19, ''],
        [20, '99490'],
        [39, '99490'],
        [40, '99490 99439'],
        [60, '99490 99439x2'],
        [120, '99490 99439x2'],
      ],
    ],
    [
      'complex CCM, which falls back to CCM',
      ['ccm', 'complex-ccm'],
      'rn',
      undefined,
      [
        [19, ''],
        [59, '99490 99439'],
        [60, '99487'],
        [89, '99487'],
        [90, '99487 99489'],
        [120, '99487 99489x2'],
      ],
    ],
    [
      'CCM by the practitioner',
      ['ccm-by-practitioner'],
      'physician',
      undefined,
      [
        [29, ''],
        [30, '99491'],
        [59, '99491'],
        [60, '99491 99437'],
      ],
    ],
    [
      'PCM by staff',
      ['pcm'],
      'lpn',
      undefined,
      [
        [29, ''],
        [30, '99426'],
        [60, '99426 99427'],
        [90, '99426 99427x2'],
        [150, '99426 99427x2'],
      ],
    ],
    [
      'PCM by the practitioner',
      ['pcm-by-practitioner'],
      'np',
      undefined,
      [
        [29, ''],
        [30, '99424'],
        [60, '99424 99425'],
      ],
    ],
    [
      'CHI',
      ['chi'],
      'chw',
      undefined,
      [
        [59, ''],
        [60, 'G0019'],
        [89, 'G0019'],
        [90, 'G0019 G0022'],
        [120, 'G0019 G0022x2'],
      ],
    ],
    [
      'BHI',
      ['bhi'],
      'rn',
      ['mental-health'],
      [
        [19, ''],
        [20, '99484'],
        [60, '99484'],
      ],
    ],
    [
      'RPM management',
      ['rpm'],
      'ma',
      ['readings'],
      [
        [9, ''],
        [10, '99470'],
        [19, '99470'],
        [20, '99457'],
        [39, '99457'],
        [40, '99457 99458'],
        [60, '99457 99458x2'],
      ],
    ],
    [
      'RTM management',
      ['rtm'],
      'ma',
      ['therapy-readings'],
      [
        [9, ''],
        [10, '98979'],
        [19, '98979'],
        [20, '98980'],
        [40, '98980 98981'],
      ],
    ],
  ])('%s', (_, offers, by, about, rows) => {
    const stated = {
      ...aMonth().stated,
      'moderate-or-high-decision-making': { is: true },
      'plan-set-up-or-revised': { is: true },
      'frequent-changes-or-complex': { is: true },
    };
    for (const [minutes, codes] of rows) {
      const contacts = [aCall('k1', '2026-10-06', minutes, by, about && { about })];
      expect(claimed({ contacts, stated, ...only(offers) }), `${minutes} minutes`).toBe(codes);
    }
  });

  it.each<[string, string, string[], string]>([
    ['PIN by a navigator', 'trained-pin', ['G0023', 'G0024'], 'G0023 G0024'],
    ['PIN by a peer', 'trained-pin-peer', ['G0140', 'G0146'], 'G0140 G0146'],
  ])('%s only once the practice answers for it: the rule is from memory', (_, by, turnedOn, codes) => {
    const contacts = [aCall('k1', '2026-10-06', 90, by as Credential)];
    const { chosen, notBillable } = evaluateMonth(aMonth({ contacts }), october);
    expect(chosen.lines).toEqual([]);
    expect(notBillable.flatMap(({ because }) => because.map(({ says }) => says))).toContain(
      'off-until-turned-on',
    );
    const on = evaluateMonth(aMonth({ contacts, ...only(['pin', 'pin-peer'], turnedOn) }), october);
    expect(told(on.chosen.lines)).toBe(codes);
    expect(on.chosen.lines[0]?.unverified).toContainEqual({ says: 'from-memory' });
  });

  it('RPM management needs a live contact, by phone, video or in person', () => {
    const silent = [aCall('k1', '2026-10-06', 40, 'ma', { about: ['readings'], live: false })];
    const rpm = evaluateMonth(aMonth({ contacts: silent, ...only(['rpm']) }), october);
    expect(rpm.chosen.lines).toEqual([]);
    expect(rpm.missing.map(({ code, lacks }) => [code, lacks[0]?.fixer, lacks[0]?.state])).toContainEqual([
      '99457',
      'coach',
      'no',
    ]);
  });

  it.each([
    ['2026-10', 1, ''],
    ['2026-10', 2, '99445'],
    ['2026-10', 15, '99445'],
    ['2026-10', 16, '99454'],
    ['2026-10', 30, '99454'],
    ['2025-11', 15, ''],
    ['2025-11', 16, '99454'],
  ])('in %s, %i days with readings within 30: %s', (month, daysWithReadings, codes) => {
    const consents = [{ to: 'rpm' as const, day: '2025-01-05' }];
    const devices = [{ deviceId: 'd1', kind: 'rpm' as const, from: `${month}-01`, daysWithReadings }];
    expect(claimed({ devices, consents }, month)).toBe(codes);
  });
});

describe('a session becomes a code, as published', () => {
  const here = (minutes: number, about: Topic[], more: Partial<Contact> = {}) =>
    aCall('k1', '2026-10-06', minutes, 'rn', {
      ...{ about, mode: 'in-person', where: 'practice', supervised: 'direct', ...more },
    });
  const earlierTobacco = (n: number, from = 1) =>
    Array.from({ length: n }, (_, i) => ({
      ...{ code: i % 2 ? '99406' : '99407', day: `2026-0${from + Math.floor(i / 4)}-1${i % 4}` },
      ...{ units: 1, practitionerId: 'osei' },
    }));

  it.each([
    [3, ''],
    [4, '99406'],
    [10, '99406'],
    [11, '99407'],
    [25, '99407'],
  ])('tobacco, %i minutes: %s', (minutes, codes) => {
    expect(claimed({ contacts: [here(minutes, ['tobacco'])] })).toBe(codes);
  });

  it('tobacco: the eighth session in twelve months is one, the ninth is none', () => {
    const contacts = [here(12, ['tobacco'])];
    expect(claimed({ contacts, earlier: earlierTobacco(7) })).toBe('99407');
    const ninth = evaluateMonth(aMonth({ contacts, earlier: earlierTobacco(8) }), october);
    expect(ninth.chosen.lines).toEqual([]);
    expect(ninth.notBillable).toContainEqual({
      ...{ code: '99407', programme: 'tobacco', contactId: 'k1' },
      because: [{ says: 'limit-reached', with: { limit: 'sessions-in-12-months' } }],
    });
  });

  it('tobacco: the count begins anew after eleven full months', () => {
    const earlier = earlierTobacco(8).map(line => ({ ...line, day: line.day.replace('2026', '2025') }));
    const on = (day: string, month: string) =>
      claimed({ contacts: [{ ...here(12, ['tobacco']), day }], earlier }, month);
    expect(on('2025-12-31', '2025-12')).toBe('');
    expect(on('2026-01-02', '2026-01')).toBe('99407');
  });

  it('two sessions of one month share what is left of the limit', () => {
    const contacts = ['2026-10-06', '2026-10-08', '2026-10-13'].map((day, n) => ({
      ...here(12, ['tobacco']),
      ...{ id: `k${n}`, day },
    }));
    expect(claimed({ contacts, earlier: earlierTobacco(6), ...only(['tobacco']) })).toBe('99407 99407');
  });

  it.each([
    [14, ''],
    [15, 'G0447'],
    [40, 'G0447'],
  ])('obesity counselling, %i minutes: %s', (minutes, codes) => {
    expect(claimed({ contacts: [here(minutes, ['weight'])] })).toBe(codes);
  });

  it.each<[string, string, number | undefined, string]>([
    ['in the first month after six days', '2026-09-30', undefined, ''],
    ['in the first month after seven days', '2026-09-29', undefined, 'G0447'],
    ['in the seventh month without weights', '2026-03-20', undefined, ''],
    ['in the seventh month with too little lost', '2026-03-20', 2.9, ''],
    ['in the seventh month with three kilograms lost', '2026-03-20', 3, 'G0447'],
  ])('obesity counselling %s', (_, first, lost, codes) => {
    const earlier = [{ code: 'G0447', day: first, units: 1, practitionerId: 'osei' }];
    const weights =
      lost === undefined
        ? ('not-known' as const)
        : [
            { day: first, kilograms: 100 },
            { day: '2026-09-15', kilograms: 100 - lost },
          ];
    expect(claimed({ contacts: [here(15, ['weight'])], earlier, weights, ...only(['obesity']) })).toBe(codes);
  });

  it.each([
    [29, ''],
    [30, '0592T'],
    [75, '0592T'],
  ])('coaching by contract, %i minutes: %s', (minutes, codes) => {
    const contacts = [aCall('k1', '2026-10-06', minutes, 'nbc-hwc')];
    expect(claimed({ contacts, ...only(['coaching'], ['0592T']) })).toBe(codes);
    expect(claimed({ contacts })).toBe('');
  });

  it('a group becomes a line for each who attended long enough themselves', () => {
    const own = (minutes: number) => aCall('k1', '2026-10-06', minutes, 'nbc-hwc', { group: { size: 7 } });
    const coaching = only(['coaching'], ['0592T', '0593T']);
    expect(claimed({ contacts: [own(30)], ...coaching })).toBe('0593T');
    expect(claimed({ contacts: [own(29)], ...coaching })).toBe('');
  });

  it('a first assessment is 0591T, and until somebody says which it was, neither is claimed', () => {
    const contacts = (first: boolean | 'not-known') => [aCall('k1', '2026-10-06', 55, 'nbc-hwc', { first })];
    const coaching = only(['coaching'], ['0591T', '0592T']);
    expect(claimed({ contacts: contacts(true), ...coaching })).toBe('0591T');
    const unsaid = evaluateMonth(aMonth({ contacts: contacts('not-known'), ...coaching }), october);
    expect(unsaid.chosen.lines).toEqual([]);
    expect(unsaid.missing.map(({ code, lacks }) => [code, lacks.map(({ what }) => what.says)])).toEqual([
      ['0591T', ['lacks-first']],
      ['0592T', ['lacks-first']],
    ]);
  });

  it.each([
    [29, 0, ''],
    [30, 0, 'G0109'],
    [59, 0, 'G0109'],
    [60, 0, 'G0109x2'],
    [60, 19, 'G0109'],
    [60, 20, ''],
  ])('diabetes training in a group, %i minutes after %i half hours: %s', (minutes, before, codes) => {
    const contacts = [here(minutes, ['diabetes'], { group: { size: 6 } })];
    const earlier = before
      ? [{ code: 'G0108', day: '2026-02-03', units: before, practitionerId: 'osei' }]
      : [];
    expect(claimed({ contacts, earlier })).toBe(codes);
  });

  it('diabetes training: four half hours in each later year', () => {
    const contacts = [here(150, ['diabetes'], { group: { size: 6 } })];
    const earlier = [{ code: 'G0109', day: '2025-02-03', units: 20, practitionerId: 'osei' }];
    expect(claimed({ contacts, earlier })).toBe('G0109x4');
  });

  it('health behaviour help: full thirty and fifteen minutes, midpoints only where the practice answers for them', () => {
    const contacts = [here(38, ['health-behaviour'], { staff: { id: 'p', credentials: ['psychologist'] } })];
    const practitioner = { id: 'p', credentials: ['psychologist'] as Credential[] };
    expect(claimed({ contacts, practitioner, ...only(['health-behaviour']) })).toBe('96158');
    const midpoints = only(['health-behaviour'], ['96158-midpoint', '96159-midpoint']);
    expect(claimed({ contacts, practitioner, ...midpoints })).toBe('96158 96159');
  });

  it('G0136 is activity and nutrition now, six months apart and beside a visit', () => {
    const stated = {
      'evidence-based-tool': { is: true },
      'need-known-or-suspected': { is: true },
      'follow-up-arranged': { is: true },
    };
    const contacts = [here(6, ['activity'], { staff: { id: 'osei', credentials: ['physician'] } })];
    const visits = [{ id: 'v2', kind: 'wellness' as const, day: '2026-10-06', practitionerId: 'osei' }];
    const last = (day: string) => [{ code: 'G0136', day, units: 1, practitionerId: 'osei' }];
    expect(claimed({ contacts, visits, stated })).toBe('G0136');
    expect(claimed({ contacts, visits, stated, earlier: last('2026-04-06') })).toBe('G0136');
    expect(claimed({ contacts, visits, stated, earlier: last('2026-04-07') })).toBe('');
    expect(claimed({ contacts, stated })).toBe('');
  });
});
