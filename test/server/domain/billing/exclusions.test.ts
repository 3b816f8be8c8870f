import { describe, expect, it } from 'vitest';
import { choose } from '../../../../server/domain/billing/choose.ts';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { Contact, MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Credential, Programme, Topic } from '../../../../server/domain/billing/vocabulary.ts';
import { aCall, aMonth, rulesOf } from './a-month.ts';

/**
 * The matrix of what stands together in one month, as it was published: X never, P not under the same practitioner, S
 * together with minutes of their own, M only where the practice answers for it, A avoided (from memory).
 */
const columns = ['CCM', 'Cx CCM', 'PCM', 'APCM', 'CHI', 'PIN', 'BHI', 'RPM', 'RTM'] as const;
type Column = (typeof columns)[number];
const matrix: Record<string, string> = {
  CCM: '- X P X S S S S S',
  PCM: 'P X - X S S S S S',
  APCM: 'X X X - M M X M M',
  CHI: 'S S S M - A S S S',
  RPM: 'S S S M S S S - X',
};

const base: Record<Column, { code: string; programme: Programme }> = {
  CCM: { code: '99490', programme: 'ccm' },
  'Cx CCM': { code: '99487', programme: 'complex-ccm' },
  PCM: { code: '99426', programme: 'pcm' },
  APCM: { code: 'G0557', programme: 'apcm' },
  CHI: { code: 'G0019', programme: 'chi' },
  PIN: { code: 'G0023', programme: 'pin' },
  BHI: { code: '99484', programme: 'bhi' },
  RPM: { code: '99457', programme: 'rpm' },
  RTM: { code: '98980', programme: 'rtm' },
};
const permits = ['apcm-with-chi', 'apcm-with-pin', 'apcm-with-rpm', 'apcm-with-rtm'];
const others = [{ id: 'ruiz', credentials: ['physician'] as Credential[] }];

/** A month with minutes enough for everything, each minute good for one programme only. */
function fullMonth(turnedOn: string[], under: (programme: Programme) => string = () => 'osei'): MonthFacts {
  const call = (n: number, programme: Programme, by: Credential, about?: Topic): Contact =>
    aCall(`k${n}`, `2026-10-0${n}`, 60, by, {
      practitionerId: under(programme),
      ...(about && { about: [about] }),
    });
  return aMonth({
    otherPractitioners: others,
    visits: ['osei', 'ruiz'].map(id => ({ id, kind: 'office', day: '2026-04-02', practitionerId: id })),
    practice: { ...aMonth().practice, turnedOn: ['G0023', ...turnedOn] },
    stated: {
      ...aMonth().stated,
      'moderate-or-high-decision-making': { is: true },
      'plan-set-up-or-revised': { is: true },
      'frequent-changes-or-complex': { is: true },
      'primary-care-focal-point': { is: true },
    },
    contacts: [
      call(1, 'ccm', 'rn'),
      call(2, 'pcm', 'lpn'),
      call(3, 'chi', 'chw'),
      call(4, 'pin', 'trained-pin'),
      call(5, 'bhi', 'rn', 'mental-health'),
      call(6, 'rpm', 'ma', 'readings'),
      call(7, 'rtm', 'ma', 'therapy-readings'),
    ],
  });
}

/** Whether the biller may have both. */
const together = (a: Column, b: Column, facts: MonthFacts) => {
  const wanted = [a, b].map(one => ({ code: base[one].code, units: 1 }));
  return 'lines' in choose(facts, rulesOf('2026-10'), wanted);
};

const cells = Object.entries(matrix).flatMap(([row, told]) =>
  told.split(' ').flatMap((cell, n) => {
    const column = columns[n];
    return column && cell !== '-' ? [[row as Column, column, cell] as const] : [];
  }),
);

describe('what is claimed together in one month', () => {
  it.each(cells)('%s and %s: %s', (row, column, cell) => {
    const verified = together(row, column, fullMonth([]));
    const answeredFor = together(row, column, fullMonth(permits));
    const apart = {
      X: [false, false],
      P: [false, false],
      S: [true, true],
      M: [false, true],
      A: [false, false],
    };
    expect([verified, answeredFor]).toEqual(apart[cell as keyof typeof apart]);
  });

  it('CCM and PCM are claimed together by two practitioners, each for their own minutes', () => {
    const under = (programme: Programme) => (programme === 'pcm' ? 'ruiz' : 'osei');
    const facts = fullMonth([], under);
    const wanted = [
      { code: '99490', units: 1, practitionerId: 'osei' },
      { code: '99426', units: 1, practitionerId: 'ruiz' },
    ];
    expect(choose(facts, rulesOf('2026-10'), wanted)).toMatchObject({
      lines: [{ code: '99490' }, { code: '99426' }],
    });
  });

  it.each<[string, string]>([
    ['99445', '99454'],
    ['98984', '98976'],
    ['98985', '98977'],
    ['99490', '99491'],
    ['99487', '99491'],
    ['99484', '99492'],
    ['G0556', '99495'],
    ['G0556', '99452'],
    ['G0556', '99421'],
    ['G0556', 'G2012'],
    ['98975', '99453'],
  ])('%s is not claimed where another line of the month is %s', (code, claimed) => {
    const facts = fullMonth([]);
    const withDevices: MonthFacts = {
      ...facts,
      devices: (
        [
          ['rpm', 5],
          ['rtm-respiratory', 5],
          ['rtm-musculoskeletal', 5],
        ] as const
      ).map(([kind, daysWithReadings]) => ({
        ...{ deviceId: kind, kind, from: '2026-09-20', daysWithReadings, setUp: '2026-09-20' },
      })),
      conditions: (code === 'G0556' ? ['c1'] : ['c1', 'c2']).map(id => ({
        ...{ id, kinds: ['chronic', 'complex', 'behavioural', 'serious'], lastsMonths: 60 },
      })),
    };
    const at = (earlier: MonthFacts['earlier']) => {
      const { chosen, alternatives, notBillable } = evaluateMonth(
        { ...withDevices, earlier },
        rulesOf('2026-10'),
      );
      return {
        lines: [chosen, ...alternatives].flatMap(({ lines }) => lines.map(line => line.code)),
        kept: notBillable.filter(one => one.code === code).flatMap(({ because }) => because),
      };
    };
    expect(at([]).lines).toContain(code);
    const elsewhere = at([{ code: claimed, day: '2026-10-02', units: 1, practitionerId: 'osei' }]);
    expect(elsewhere.lines).not.toContain(code);
    expect(elsewhere.kept).toContainEqual({ says: 'claimed-elsewhere', with: { code: claimed } });
  });

  it.each([
    ['99470', '99457'],
    ['98979', '98980'],
  ])('%s is for a month of few minutes: neither beside %s nor where there are more', (few, many) => {
    const wants = (...codes: string[]) =>
      choose(
        fullMonth([]),
        rulesOf('2026-10'),
        codes.map(code => ({ code, units: 1 })),
      );
    expect(wants(few, many)).toMatchObject({ unlawful: [{ says: 'apart', with: { scope: 'same-month' } }] });
    expect(wants(few)).toEqual({
      unlawful: [{ says: 'has-more-minutes', with: { code: few, minutes: 60, atMost: 19 } }],
    });
  });

  it('one practitioner claims CCM, APCM or CHI in a month, whoever it is', () => {
    for (const code of ['99490', 'G0019']) {
      const earlier = [{ code, day: '2026-10-09', units: 1, practitionerId: 'ruiz' }];
      const { chosen } = evaluateMonth({ ...fullMonth([]), earlier }, rulesOf('2026-10'));
      expect(chosen.lines.map(line => line.code)).not.toContain(code);
    }
  });

  it('diabetes training and nutrition therapy are not claimed on one day, but in one month', () => {
    const at = (day: string) => {
      const held = { mode: 'in-person', where: 'practice' } as const;
      const contacts = [
        aCall('k1', '2026-10-06', 30, 'cdces', { ...held, about: ['diabetes'], group: { size: 5 } }),
        aCall('k2', day, 30, 'rd', { ...held, about: ['food'] }),
      ];
      return evaluateMonth(aMonth({ contacts }), rulesOf('2026-10')).chosen.lines.map(({ code }) => code);
    };
    expect(at('2026-10-06')).toHaveLength(1);
    expect(at('2026-10-07')).toEqual(['G0109', '97803']);
  });
});
