import { describe, expect, it } from 'vitest';
import { callDue } from '../../../../server/domain/billing/call-due.ts';
import { choose } from '../../../../server/domain/billing/choose.ts';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { Contact, MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import { tellWhy } from '../../../../server/domain/billing/why-words.ts';
import { aCall, aMonth, rulesOf, told } from './a-month.ts';

const october = rulesOf('2026-10');
const hour = [aCall('k1', '2026-10-06', 60, 'chw')];
const of = (facts: Partial<MonthFacts>) => evaluateMonth(aMonth({ contacts: hour, ...facts }), october);
const lacking = (facts: Partial<MonthFacts>) =>
  of(facts).missing.map(({ code, lacks }) => [
    code,
    ...lacks.map(({ what, state, fixer }) => `${what.says} ${state} ${fixer}`),
  ]);

describe('what is missing', () => {
  it.each<[string, Partial<MonthFacts>, string]>([
    ['no consent', { consents: [] }, 'lacks-consent no coach'],
    ['nobody looked for consents', { consents: 'not-known' }, 'lacks-consent not-known coach'],
    [
      'consent for another service',
      { consents: [{ to: 'ccm', day: '2026-01-05' }] },
      'lacks-consent no coach',
    ],
    ['no visit', { visits: [] }, 'lacks-visit no physician'],
    ['visits could not be read', { visits: 'not-known' }, 'lacks-visit not-known physician'],
    ['no plan that names the drivers', { carePlans: [] }, 'lacks-care-plan no physician'],
    ['nobody knows the practitioner', { practitioner: 'not-known' }, 'lacks-practitioner not-known biller'],
  ])('is told with who can put it right: %s', (_, facts, lack) => {
    expect(of(facts).chosen.lines).toEqual([]);
    expect(lacking(facts)[0]).toEqual(expect.arrayContaining(['G0019', lack]));
  });

  it('says what the set would gain by it', () => {
    expect(of({ consents: [] }).missing[0]).toMatchObject({ minutes: 60, gain: { minutes: 60, lines: 1 } });
  });

  it.each<[string, Partial<MonthFacts>, Contact[], string]>([
    [
      'a visit thirteen months ago',
      { visits: [{ id: 'v', kind: 'office', day: '2025-10-05', practitionerId: 'osei' }] },
      hour,
      '',
    ],
    [
      'a visit twelve months ago',
      { visits: [{ id: 'v', kind: 'office', day: '2025-10-06', practitionerId: 'osei' }] },
      hour,
      'G0019',
    ],
    [
      'a visit with another practitioner',
      { visits: [{ id: 'v', kind: 'office', day: '2026-04-02', practitionerId: 'ruiz' }] },
      hour,
      '',
    ],
    ['consent of the same day', { consents: [{ to: 'chi', day: '2026-10-06' }] }, hour, 'G0019'],
    ['consent of the day after', { consents: [{ to: 'chi', day: '2026-10-07' }] }, hour, ''],
    [
      'consent taken back the day after',
      { consents: [{ to: 'chi', day: '2026-01-05', revoked: '2026-10-07' }] },
      hour,
      'G0019',
    ],
    [
      'consent taken back the same day',
      { consents: [{ to: 'chi', day: '2026-01-05', revoked: '2026-10-06' }] },
      hour,
      '',
    ],
    ['a home-health plan', { stated: { 'not-under-home-health-plan': { is: false } } }, hour, ''],
    ['nobody supervising', {}, [aCall('k1', '2026-10-06', 60, 'chw', { supervised: 'none' })], ''],
    ['a coach without training for it', {}, [aCall('k1', '2026-10-06', 60, 'nbc-hwc')], ''],
    ['a health centre', { practice: { ...aMonth().practice, kind: 'fqhc', place: '50' } }, hour, 'G0019'],
  ])('decides whether an hour of CHI is claimed: %s', (_, facts, contacts, codes) => {
    expect(told(of({ ...facts, contacts }).chosen.lines)).toBe(codes);
  });

  it('is not asked for where the answer is no: that is not billable', () => {
    const one = [{ id: 'c1', kinds: ['chronic' as const], lastsMonths: 60 }];
    const { missing, notBillable } = of({ contacts: [aCall('k1', '2026-10-06', 30, 'rn')], conditions: one });
    expect(missing.map(({ code }) => code)).not.toContain('99490');
    expect(notBillable).toContainEqual({
      ...{ code: '99490', programme: 'ccm' },
      because: [{ says: 'lacks-conditions', with: { count: 2, kind: 'chronic' } }],
    });
  });

  it('is asked for where nobody knows how long a condition will last', () => {
    const two = ['c1', 'c2'].map(id => ({
      id,
      kinds: ['chronic' as const],
      lastsMonths: 'not-known' as const,
    }));
    const facts = { contacts: [aCall('k1', '2026-10-06', 30, 'rn')], conditions: two };
    expect(lacking(facts)).toContainEqual(['99490', 'lacks-conditions not-known physician']);
  });

  it('cannot be made up for: minutes from before the consent stay lost', () => {
    const { notBillable } = of({ consents: [{ to: 'chi', day: '2026-10-20' }] });
    expect(notBillable).toContainEqual({
      code: 'G0019',
      programme: 'chi',
      because: [{ says: 'before-consent', with: { to: 'chi', since: '2026-10-20' } }],
    });
  });
});

describe('a month of before', () => {
  it('of a health centre is worked out by the rules of then', () => {
    const on = (month: string) => {
      const contacts = [aCall('k1', `${month}-06`, 20, 'rn')];
      const practice = {
        ...aMonth().practice,
        kind: 'fqhc' as const,
        place: '50' as const,
        turnedOn: ['G0511'],
      };
      const since = {
        consents: [{ to: 'ccm' as const, day: '2025-01-05' }],
        visits: [{ id: 'v', kind: 'office' as const, day: '2025-04-02', practitionerId: 'osei' }],
      };
      const carePlans = [{ kind: 'comprehensive' as const, from: '2025-04-02' }];
      return told(
        evaluateMonth(aMonth({ month, contacts, practice, carePlans, ...since }), rulesOf(month)).chosen
          .lines,
      );
    };
    expect([on('2025-09'), on('2025-10'), on('2026-01')]).toEqual(['G0511', '99490', '99490']);
  });

  it('of a year without rules says whose rules it was worked out by', () => {
    const { chosen, rules } = evaluateMonth(
      aMonth({ month: '2027-01', asOf: '2027-01-20' }),
      rulesOf('2027-01'),
    );
    expect(rules.year).toBe(2026);
    expect(chosen.why).toContainEqual({ says: 'rules-of-other-year', with: { year: 2026 } });
  });
});

describe('minutes that are short', () => {
  const short = (minutes: number, asOf: string) =>
    of({ contacts: [aCall('k1', '2026-10-06', minutes, 'chw')], asOf });

  it.each([
    [53, '2026-10-28', [{ code: 'G0019', programme: 'chi', minutes: 7, daysLeft: 4 }]],
    [60, '2026-10-31', [{ code: 'G0022', programme: 'chi', minutes: 30, daysLeft: 1, addsTo: 'G0019' }]],
    [89, '2026-10-31', [{ code: 'G0022', programme: 'chi', minutes: 1, daysLeft: 1, addsTo: 'G0019' }]],
    [53, '2026-11-01', []],
  ])('%i of them, looked at on %s', (minutes, asOf, expected) => {
    expect(short(minutes, asOf).short).toEqual(expected);
  });

  it('reach the coach as a call that is due and nothing else', () => {
    expect(callDue(short(53, '2026-10-28'))).toEqual({ by: '2026-10-31' });
    expect(callDue(short(12, '2026-10-28'))).toBeUndefined();
    expect(callDue(short(53, '2026-11-01'))).toBeUndefined();
  });

  it('are not told of where a cap ends it', () => {
    const { short: list } = of({ contacts: [aCall('k1', '2026-10-06', 75, 'rn')] });
    expect(list.filter(({ programme }) => programme === 'ccm')).toEqual([]);
  });
});

describe('the biller’s own choice', () => {
  const both = aMonth({ contacts: [aCall('k1', '2026-10-06', 80, ['rn', 'trained-chi'])] });

  it('is offered as whole sets, each lawful: all minutes to two programmes, or to one of them', () => {
    const { chosen, alternatives } = evaluateMonth(both, october);
    expect(told(chosen.lines)).toBe('99490 G0019');
    expect(chosen.minutesNotUsed).toBe(0);
    for (const { lines } of alternatives)
      expect(
        choose(
          both,
          october,
          lines.map(({ code, units }) => ({ code, units })),
        ),
      ).toHaveProperty('lines');
  });

  it.each<[string, { code: string; units: number }[], string[]]>([
    ['only CHI', [{ code: 'G0019', units: 1 }], []],
    [
      'CCM to its cap',
      [
        { code: '99490', units: 1 },
        { code: '99439', units: 2 },
      ],
      [],
    ],
    [
      'CCM beyond its cap',
      [
        { code: '99490', units: 1 },
        { code: '99439', units: 3 },
      ],
      ['not-so-many-units'],
    ],
    [
      'CCM to its cap and CHI',
      [
        { code: '99490', units: 1 },
        { code: '99439', units: 2 },
        { code: 'G0019', units: 1 },
      ],
      ['minutes-spent-twice'],
    ],
    ['an add-on alone', [{ code: '99439', units: 1 }], ['without-its-base']],
    [
      'a code twice',
      [
        { code: 'G0019', units: 1 },
        { code: 'G0019', units: 1 },
      ],
      ['wanted-twice'],
    ],
    ['half a unit', [{ code: 'G0019', units: 0.5 }], ['not-so-many-units']],
    ['a code nobody knows', [{ code: 'G9999', units: 1 }], ['unknown-code']],
    ['a code of another month', [{ code: '99454', units: 1 }], ['not-offered']],
    ['nothing', [], []],
  ])('is held against the rules: %s', (_, wanted, unlawful) => {
    const answer = choose(both, october, wanted);
    expect('unlawful' in answer ? answer.unlawful.map(({ says }) => says) : []).toEqual(unlawful);
  });
});

describe('a line', () => {
  it('wears the place of the session, and a modifier from memory only where the practice answers for it', () => {
    const worn = (mode: Contact['mode'], where: Contact['where'], turnedOn: string[] = []) => {
      const practice = {
        ...aMonth().practice,
        offers: ['coaching' as const],
        turnedOn: ['0592T', ...turnedOn],
      };
      const { chosen } = of({
        practice,
        contacts: [aCall('k1', '2026-10-06', 30, 'nbc-hwc', { mode, where })],
      });
      return chosen.lines.flatMap(({ place, modifiers }) => [place, ...modifiers]);
    };
    expect(worn('in-person', 'practice')).toEqual(['11']);
    expect(worn('in-person', 'home')).toEqual(['12']);
    expect(worn('phone', 'home')).toEqual(['10', '93']);
    expect(worn('video', 'elsewhere')).toEqual(['02']);
    expect(worn('video', 'home', ['modifier-95'])).toEqual(['10', '95']);
    expect(worn('phone', 'not-known')).toEqual(['not-known', '93']);
    expect(worn('not-known', 'practice')).toEqual([]);
  });

  it('of a session that must be held in person waits until somebody said how they met', () => {
    const practice = { ...aMonth().practice, offers: ['obesity' as const] };
    const held = (mode: Contact['mode']) =>
      of({
        practice,
        contacts: [
          aCall('k1', '2026-10-06', 15, 'physician', {
            mode,
            where: 'practice',
            about: ['weight'],
            supervised: 'direct',
          }),
        ],
      });
    const saysOf = (mode: Contact['mode']) =>
      held(mode).missing.flatMap(({ code, lacks }) =>
        lacks.map(({ what, fixer }) => [code, what.says, fixer]),
      );
    expect(held('not-known').chosen.lines).toEqual([]);
    expect(saysOf('not-known')).toContainEqual(['G0447', 'lacks-mode', 'coach']);
    expect(saysOf('in-person').map(([, says]) => says)).not.toContain('lacks-mode');
    expect(held('phone').missing).toEqual([]);
  });

  it('of care management wears the practice’s place however the patient was reached', () => {
    expect(of({}).chosen.lines).toMatchObject([
      { place: '11', modifiers: [], practitionerId: 'osei', staffIds: ['dana'] },
    ]);
  });

  it('says which minutes it stands on, the earliest first, and on which day they were complete', () => {
    const contacts = [aCall('k2', '2026-10-20', 40, 'chw'), aCall('k1', '2026-10-06', 59, 'chw')];
    expect(of({ contacts }).chosen.lines).toMatchObject([
      {
        code: 'G0019',
        day: '2026-10-20',
        used: [
          { contactId: 'k1', minutes: 59 },
          { contactId: 'k2', minutes: 1 },
        ],
      },
      { code: 'G0022', day: '2026-10-20', used: [{ contactId: 'k2', minutes: 30 }] },
    ]);
  });

  it('of a session takes along what was prepared and written down for it: that feeds nothing else', () => {
    const practice = {
      ...aMonth().practice,
      offers: ['coaching' as const, 'ccm' as const],
      turnedOn: ['0592T'],
    };
    const contact = aCall('k1', '2026-10-06', 30, ['nbc-hwc', 'rn']);
    const written = { id: 'w2', activity: 'documenting' as const, seconds: 20 * 60 };
    const { chosen, unused } = of({ practice, contacts: [{ ...contact, work: [...contact.work, written] }] });
    expect(told(chosen.lines)).toBe('99490 99439');
    const wanted = (more: { code: string; units: number }[]) =>
      choose(aMonth({ practice, contacts: [{ ...contact, work: [...contact.work, written] }] }), october, [
        { code: '0592T', units: 1, contactId: 'k1' },
        ...more,
      ]);
    expect(unused).toMatchObject([{ minutes: 10, because: { says: 'below-next-step' } }]);
    expect(wanted([])).toMatchObject({ lines: [{ code: '0592T', minutes: 30 }], minutesNotUsed: 20 });
    expect(wanted([{ code: '99490', units: 1 }])).toEqual({ unlawful: [{ says: 'minutes-spent-twice' }] });
  });

  it('floors the seconds of each activity by itself', () => {
    const half = (id: string) => ({ id, activity: 'planning' as const, seconds: 30 * 60 - 1 });
    const contact = { ...aCall('k1', '2026-10-06', 0, 'chw'), work: [half('w1'), half('w2'), half('w3')] };
    expect(of({ contacts: [contact] }).chosen.lines).toMatchObject([{ code: 'G0019', minutes: 60 }]);
    expect(of({ contacts: [{ ...contact, work: contact.work.slice(0, 2) }] }).chosen.lines).toEqual([]);
  });

  it('says what of it is from memory', () => {
    expect(of({}).chosen.lines[0]?.unverified).toEqual([
      { says: 'part-from-memory', with: { part: 'needs' } },
    ]);
  });

  it('is explained in both languages, with nothing left in braces', () => {
    const { chosen, notBillable, missing, unused } = of({ consents: [{ to: 'ccm', day: '2026-01-05' }] });
    const all = [
      ...chosen.why,
      ...notBillable.flatMap(({ because }) => because),
      ...unused.map(({ because }) => because),
      ...missing.flatMap(({ lacks }) => lacks.flatMap(({ what, fix }) => [what, fix])),
    ];
    for (const why of all)
      for (const language of ['en', 'es'] as const) expect(tellWhy(why, language)).toMatch(/^[^{}]+$/);
  });
});
