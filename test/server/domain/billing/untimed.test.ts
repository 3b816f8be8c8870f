import { describe, expect, it } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Statable } from '../../../../server/domain/billing/vocabulary.ts';
import { tellWhy } from '../../../../server/domain/billing/why-words.ts';
import { aCall, aMonth, rulesOf, told } from './a-month.ts';

const october = rulesOf('2026-10');
const saying = (...yes: Statable[]) => ({
  stated: { ...aMonth().stated, ...Object.fromEntries(yes.map(that => [that, { is: true }])) },
});
const lasting = (n: number) => ({
  conditions: Array.from({ length: n }, (_, i) => ({
    ...{ id: `c${i}`, kinds: ['chronic' as const, 'behavioural' as const], lastsMonths: 60 },
  })),
});
const of = (facts: Partial<MonthFacts>) => evaluateMonth(aMonth(facts), october);

describe('a month of advanced primary care', () => {
  it.each<[number, Statable[], string]>([
    [0, [], 'G0556'],
    [1, [], 'G0556'],
    [2, [], 'G0557'],
    [2, ['qualified-medicare-beneficiary'], 'G0558'],
    [1, ['qualified-medicare-beneficiary'], 'G0556'],
    [2, ['behavioural-care-general'], 'G0557 G0570'],
    [2, ['behavioural-care-first-month'], 'G0557 G0568'],
  ])('with %i lasting conditions and %j is one line and no minutes: %s', (n, yes, codes) => {
    expect(told(of({ ...lasting(n), ...saying('primary-care-focal-point', ...yes) }).chosen.lines)).toBe(
      codes,
    );
  });

  it('was not claimed with behavioural care before 2026', () => {
    const month = { month: '2025-11', consents: [{ to: 'apcm' as const, day: '2025-01-05' }] };
    const visits = [{ id: 'v', kind: 'office' as const, day: '2025-04-02', practitionerId: 'osei' }];
    const facts = aMonth({
      ...month,
      visits,
      ...saying('primary-care-focal-point', 'behavioural-care-general'),
    });
    expect(told(evaluateMonth(facts, rulesOf('2025-11')).chosen.lines)).toBe('G0557');
  });

  it('is not told of where the patient is not in it', () => {
    const { missing, notBillable } = of({ consents: [] });
    expect([...missing, ...notBillable].filter(({ programme }) => programme === 'apcm')).toEqual([]);
  });

  it('stands beside CHI only where the practice answers for it, and then the line says so', () => {
    const at = (turnedOn: string[]) =>
      of({
        ...saying('primary-care-focal-point'),
        practice: { ...aMonth().practice, turnedOn },
        contacts: [aCall('k1', '2026-10-06', 60, 'chw')],
      });
    expect(told(at([]).chosen.lines)).toBe('G0019');
    expect(told(at([]).alternatives[0]?.lines ?? [])).toBe('G0557');
    const both = at(['apcm-with-chi']).chosen.lines;
    expect(told(both)).toBe('G0019 G0557');
    expect(both[1]?.unverified).toEqual([{ says: 'allowed-from-memory', with: { code: 'G0019' } }]);
  });
});

describe('a device', () => {
  const device = { deviceId: 'd1', kind: 'rpm' as const, from: '2026-09-15', daysWithReadings: 17 };
  it('is set up once an episode, and claimed in the month in which its thirty days end', () => {
    const setUp = { ...device, setUp: '2026-09-15' };
    const claimedOn = (day: string) => [{ code: '99453', day, units: 1, practitionerId: 'osei' }];
    expect(of({ devices: [setUp] }).chosen.lines.map(({ code, day }) => `${code} ${day}`)).toEqual([
      '99453 2026-10-14',
      '99454 2026-10-14',
    ]);
    expect(told(of({ devices: [setUp], earlier: claimedOn('2026-09-20') }).chosen.lines)).toBe('99454');
    expect(told(of({ devices: [setUp], earlier: claimedOn('2025-09-20') }).chosen.lines)).toBe('99453 99454');
    expect(told(of({ devices: [device] }).chosen.lines)).toBe('99454');
    expect(of({ devices: [{ ...device, from: '2026-10-03' }] }).chosen.lines).toEqual([]);
  });

  it('that nobody says is cleared and automatic is asked about', () => {
    const { chosen, missing } = of({ devices: [device], stated: {} });
    expect(chosen.lines).toEqual([]);
    expect(
      missing.find(({ code }) => code === '99454')?.lacks.map(({ what }) => tellWhy(what, 'es')),
    ).toEqual([
      'El aparato es uno definido por la FDA y envía las lecturas por sí mismo.',
      'La persona ya es paciente del consultorio.',
    ]);
  });
});

describe('a device of which nobody wrote', () => {
  const stated = aMonth().stated;
  const only = (...to: ('rpm' | 'rtm' | 'ccm')[]) => to.map(one => ({ to: one, day: '2026-01-05' }));
  const lacks = (facts: Partial<MonthFacts>) =>
    of(facts).missing.map(one =>
      [one.code, ...one.lacks.map(({ what, fixer }) => `${fixer}: ${tellWhy(what, 'en')}`)].join(' '),
    );

  it('is asked about where the patient agreed to it and nothing else is missing but what the desk states', () => {
    const since = 'biller: Since when the device is in use for remote monitoring of measures.';
    expect(lacks({ devices: 'not-known', consents: only('rpm') })).toEqual([
      `99445 ${since}`,
      `99453 ${since}`,
      `99454 ${since}`,
    ]);
    const unsaid = { ...stated, 'established-patient': undefined };
    expect(lacks({ devices: 'not-known', consents: only('rpm'), stated: unsaid })[0]).toBe(
      `99445 ${since} biller: The patient is an established patient.`,
    );
    expect(lacks({ devices: 'not-known', consents: only('ccm') })).toEqual([]);
    expect(lacks({ devices: [], consents: only('rpm') })).toEqual([]);
    const no = { ...stated, 'device-cleared-and-automatic': { is: false } };
    expect(lacks({ devices: 'not-known', consents: only('rpm'), stated: no })).toEqual([]);
  });

  it('is asked about by the days of its own thirty where their number is missing, once they are over', () => {
    const period = {
      deviceId: 'd1',
      kind: 'rpm',
      from: '2026-09-15',
      daysWithReadings: 'not-known',
    } as const;
    const days = 'biller: On how many days from 15 Sep 2026 to 14 Oct 2026 the device had a reading.';
    expect(lacks({ devices: [period], consents: only('rpm') })).toEqual([`99445 ${days}`, `99454 ${days}`]);
    expect(lacks({ devices: [{ ...period, open: true }], consents: only('rpm') })).toEqual([]);
    const [line] = of({ devices: [{ ...period, daysWithReadings: 16, recorded: true }] }).chosen.lines;
    expect(line?.why.map(one => tellWhy(one, 'es'))).toEqual([
      '16 días con una lectura del 15 sep 2026 al 14 oct 2026, contados en el expediente.',
    ]);
  });
});

describe('the diabetes prevention program', () => {
  const coach = saying('mdpp-eligible', 'coach-rostered');
  const session = (mode: 'in-person' | 'video' | 'message', day = '2026-10-06') =>
    aCall('k1', day, 60, 'lifestyle-coach', { mode, group: { size: 9 } });
  const on = (...turnedOn: string[]) => ({ practice: { ...aMonth().practice, turnedOn } });

  it.each([
    ['in-person', ['G9886'], 'G9886'],
    ['in-person', [], ''],
    ['video', [], 'G9887'],
    ['message', [], 'G9871'],
  ] as const)('a session %s, with %j turned on: %s', (mode, turnedOn, codes) => {
    expect(told(of({ contacts: [session(mode)], ...coach, ...on(...turnedOn) }).chosen.lines)).toBe(codes);
  });

  it('ends after twenty-two sessions in twelve months, and does not begin again', () => {
    const held = (n: number, year: string) =>
      Array.from({ length: n }, (_, i) => ({
        ...{
          code: 'G9887',
          day: `${year}-0${1 + Math.floor(i / 4)}-1${i % 4}`,
          units: 1,
          practitionerId: 'osei',
        },
      }));
    const with_ = (earlier: MonthFacts['earlier']) =>
      told(of({ contacts: [session('video')], ...coach, earlier }).chosen.lines);
    expect([with_(held(21, '2026')), with_(held(22, '2026')), with_(held(3, '2025'))]).toEqual([
      'G9887',
      '',
      '',
    ]);
  });

  it('is paid for five percent lost, once, where the practice answers for that code', () => {
    const weights = [
      { day: '2026-01-10', kilograms: 100 },
      { day: '2026-10-08', kilograms: 95 },
    ];
    const first = { code: 'G9887', day: '2026-01-10', units: 1, practitionerId: 'osei' };
    const earlier = [first, { ...first, code: 'G9880', day: '2026-08-08' }];
    const facts = { weights, earlier: [first], ...coach, ...on('G9880', 'G9881') };
    expect(told(of(facts).chosen.lines)).toBe('G9880');
    expect(told(of({ ...facts, earlier }).chosen.lines)).toBe('');
    expect(
      told(
        of({ ...facts, weights: [{ day: '2026-01-10', kilograms: 99.9 }, ...weights.slice(1)] }).chosen.lines,
      ),
    ).toBe('');
  });

  it('counts what was lost since the first session: a weight from long before it is no beginning', () => {
    const first = { code: 'G9887', day: '2026-01-10', units: 1, practitionerId: 'osei' };
    const facts = { earlier: [first], ...coach, ...on('G9880') };
    const since = (...kilograms: [string, number][]) =>
      told(of({ ...facts, weights: kilograms.map(([day, kg]) => ({ day, kilograms: kg })) }).chosen.lines);
    expect(since(['2025-03-01', 108], ['2026-01-10', 100], ['2026-10-08', 96])).toBe('');
    expect(since(['2025-03-01', 108], ['2026-01-06', 100], ['2026-10-08', 95])).toBe('G9880');
  });

  it('asks for the weights where a session of the month has none, and tells which', () => {
    const first = { code: 'G9887', day: '2026-01-10', units: 1, practitionerId: 'osei' };
    const facts = { contacts: [session('video')], consents: [], earlier: [first], ...coach, ...on('G9880') };
    const lacks = (weights: MonthFacts['weights']) =>
      of({ ...facts, weights })
        .missing.flatMap(one => one.lacks)
        .map(({ what, fixer }) => `${fixer}: ${tellWhy(what, 'en')}`);
    expect(lacks(undefined)).toEqual([
      'biller: The weights that show it: one about 10 Jan 2026, one about 6 Oct 2026.',
    ]);
    expect(lacks([{ day: '2026-01-10', kilograms: 100 }])).toHaveLength(1);
    expect(
      lacks([
        { day: '2026-01-10', kilograms: 100 },
        { day: '2026-10-05', kilograms: 99 },
      ]),
    ).toEqual([]);
    expect(of({ ...facts, ...on() }).missing).toEqual([]);
  });
});
