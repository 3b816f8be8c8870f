import { describe, expect, it } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Statable } from '../../../../server/domain/billing/vocabulary.ts';
import { aCall, aMonth, rulesOf } from './a-month.ts';

const october = rulesOf('2026-10');
const hour = [aCall('k1', '2026-10-06', 60, 'rn')];
const only = (...to: NonNullable<Extract<MonthFacts['consents'], readonly object[]>>[number]['to'][]) => ({
  consents: to.map(one => ({ to: one, day: '2026-01-05' })),
});
const saying = (...yes: Statable[]) => ({
  stated: { ...aMonth().stated, ...Object.fromEntries(yes.map(that => [that, { is: true }])) },
});
const chronic = (kinds: ('chronic' | 'behavioural')[] = ['chronic']) => ({
  conditions: [1, 2].map(n => ({ id: `c${n}`, kinds, lastsMonths: 60 })),
});

/** What is told as worth stating: code, then each fact with who may say it. */
const worth = (facts: Partial<MonthFacts>) =>
  evaluateMonth(aMonth({ contacts: hour, ...facts }), october)
    .missing.filter(({ worthStating }) => worthStating)
    .map(({ code, lacks }) =>
      [code, ...lacks.map(({ what, fixer }) => `${what.with?.that} ${fixer}`)].join(', '),
    );
const complex = '99487, moderate-or-high-decision-making physician, plan-set-up-or-revised physician';

describe('what lacks nothing but a stated fact is told, though the month would gain no minutes by it', () => {
  it.each<[string, Partial<MonthFacts>, string[]]>([
    [
      'an hour of a nurse, two lasting conditions, consent and plan',
      { ...only('ccm'), ...chronic() },
      [complex],
    ],
    [
      'the same with one of its two facts stated',
      { ...only('ccm'), ...chronic(), ...saying('plan-set-up-or-revised') },
      ['99487, moderate-or-high-decision-making physician'],
    ],
    [
      'primary care agreed to, two lasting conditions',
      { ...only('apcm'), ...chronic(), contacts: [] },
      [
        'G0557, primary-care-focal-point biller',
        'G0558, primary-care-focal-point biller, qualified-medicare-beneficiary biller',
      ],
    ],
    [
      'primary care with a behavioural condition: what comes on top of it as well',
      {
        ...only('apcm'),
        ...chronic(['chronic', 'behavioural']),
        ...saying('primary-care-focal-point'),
        contacts: [],
      },
      [
        'G0558, qualified-medicare-beneficiary biller',
        'G0568, behavioural-care-first-month physician',
        'G0569, behavioural-care-later-month physician',
        'G0570, behavioural-care-general physician',
      ],
    ],
    [
      'the month in which care began: agreed to and seen',
      {
        consents: [{ to: 'ccm', day: '2026-10-02' }],
        ...chronic(),
        contacts: [],
        visits: [{ id: 'v', kind: 'office', day: '2026-10-02', practitionerId: 'osei' }],
      },
      ['G0506, plan-made-at-visit biller'],
    ],
  ])('%s', (_, facts, told) => expect(worth(facts)).toEqual(told));
});

describe('of what nobody began, nothing is told', () => {
  it.each<[string, Partial<MonthFacts>]>([
    ['fifty-nine minutes', { ...only('ccm'), ...chronic(), contacts: [aCall('k1', '2026-10-06', 59, 'rn')] }],
    ['no consent', { ...only('chi'), ...chronic() }],
    [
      'a visit of a patient who agreed long ago',
      {
        ...only('ccm'),
        ...chronic(),
        contacts: [],
        visits: [{ id: 'v', kind: 'office', day: '2026-10-02', practitionerId: 'osei' }],
      },
    ],
    ['no plan', { ...only('ccm'), ...chronic(), carePlans: [] }],
    [
      'one lasting condition',
      { ...only('ccm'), conditions: [{ id: 'c', kinds: ['chronic'], lastsMonths: 60 }] },
    ],
    ['conditions that nobody read', { ...only('ccm'), conditions: 'not-known' }],
    ['primary care that was not agreed to', { ...only('rtm'), ...chronic(), contacts: [] }],
  ])('%s', (_, facts) => expect(worth(facts)).toEqual([]));

  it('and a no is an answer', () => {
    const stated = { ...aMonth().stated, 'moderate-or-high-decision-making': { is: false } };
    expect(worth({ ...only('ccm'), ...chronic(), stated })).toEqual([]);
  });
});
