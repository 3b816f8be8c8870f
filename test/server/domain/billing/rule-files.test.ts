import { describe, expect, it } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { RuleFile } from '../../../../server/domain/billing/rule.ts';
import { checkedRuleFile } from '../../../../server/domain/billing/rule-check.ts';
import { builtFrom, ruleSetFor, ruleSets, rulesOn } from '../../../../server/domain/billing/rule-sets.ts';
import medicare2025 from '../../../../server/domain/billing/rules/medicare-2025.json' with { type: 'json' };
import medicare2026 from '../../../../server/domain/billing/rules/medicare-2026.json' with { type: 'json' };
import { switchesIn } from '../../../../server/domain/billing/switches.ts';
import { aCall, aMonth, told } from './a-month.ts';

const asked =
  `0591T 0592T 0593T 99490 99439 99487 99489 99491 99437 99424 99425 99426 99427 G0556 G0557 G0558 G0568 G0569
  G0570 G0019 G0022 G0023 G0024 G0140 G0146 99484 99453 99445 99454 99470 99457 99458 98975 98976 98977 98978 98979 98980
  98981 98984 98985 98986 99406 99407 G0447 G0473 G0446 G0136 96156 96158 96159 96164 96165 96167 96168 G0108 G0109 G9886
  G9887 G9871 G9880 G9881 G9888 G9890 G9891`.split(/\s+/);

const changed = (path: string, to: unknown): unknown => {
  const file = structuredClone(medicare2026) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const place = steps.reduce((at, step) => at[step] as Record<string, unknown>, file);
  if (to === undefined) delete place[last];
  else place[last] = to;
  return file;
};

describe('the files of rules', () => {
  it('hold every code that coaching work may be claimed by', () => {
    const codes = ruleSetFor('medicare', '2026-10')?.rules.map(({ code }) => code) ?? [];
    expect(asked.filter(code => !codes.includes(code))).toEqual([]);
  });

  it('say of each rule where it is from, in both languages, and what of it is from memory', () => {
    for (const rule of ruleSets.flatMap(({ rules }) => rules)) {
      expect(rule.source.length, rule.code).toBeGreaterThan(8);
      expect(rule.label.en, rule.code).not.toBe(rule.label.es);
      if (/from memory/i.test(rule.source))
        expect(rule.mark === 'M' || rule.unverified !== undefined, rule.code).toBe(true);
    }
  });

  it.each<[string, string, unknown, string]>([
    [
      'a threshold that is none',
      'rules.3.minutes.atLeast',
      0.5,
      'G0019: minutes.atLeast: is not a whole number above 0',
    ],
    ['a credential nobody has', 'rules.3.performers.1', 'wizard', 'G0019: performers.1: is none of nbc-hwc'],
    ['a rule without a source', 'rules.3.source', undefined, 'G0019: source: is missing'],
    ['a field nobody reads', 'rules.3.minuts', 60, 'G0019: minuts: is no field of this'],
    ['a day that is none', 'rules.3.from', '2024-1-1', 'G0019: from: is not a day (YYYY-MM-DD)'],
    ['an end before the beginning', 'rules.3.to', '2023-12-31', 'G0019: to: is before from'],
    ['a need nobody knows', 'rules.3.needs.0.needs', 'luck', 'G0019: needs.0.needs: is none of consent'],
    ['a mark that is none', 'rules.3.mark', 'V3', 'G0019: mark: is none of V1, V2, M'],
    ['no list of rules', 'rules', {}, 'rules: is not a list'],
    [
      'an exclusion of no scope',
      'exclusions.0.scope',
      'sometimes',
      'exclusion 1: scope: is none of same-day',
    ],
  ])('are refused at the start with file, rule and field: %s', (_, path, to, wrong) => {
    expect(() => checkedRuleFile('medicare-2026', changed(path, to))).toThrow(
      `rules medicare-2026: ${wrong}`,
    );
  });

  it.each<[string, string, unknown, string]>([
    ['an add-on to nothing', 'rules.4.addOn.to.0', 'G9999', 'G0022: addOn.to: G9999 is not among the rules'],
    [
      'an exclusion of nothing',
      'exclusions.0.between.0.0',
      'G9998',
      'exclusion 24: between: G9998 is neither',
    ],
    ['the end of what never was', 'ended.0', 'G9997', 'G9997: ended: it is not in medicare-2025'],
    [
      'a beginning that is not there',
      'startsFrom',
      'medicare-2019',
      'rules medicare-2019: there is no such file',
    ],
  ])('are refused where they do not fit together: %s', (_, path, to, wrong) => {
    const files = {
      'medicare-2025': checkedRuleFile('medicare-2025', medicare2025),
      'medicare-2026': changed(path, to) as RuleFile,
    };
    expect(() => builtFrom('medicare-2026', files)).toThrow(wrong);
  });

  it('are those of the month, not of today: each code means what it meant then', () => {
    const meaning = (code: string, month: string) =>
      ruleSetFor('medicare', month)?.rules.find(rule => rule.code === code)?.label.en;
    expect(meaning('G0136', '2025-12')).toBe('Social-needs risk assessment');
    expect(meaning('G0136', '2026-01')).toBe('Physical activity and nutrition assessment');
    expect(meaning('99445', '2025-12')).toBeUndefined();
    expect(meaning('99470', '2026-01')).toBe('RPM management, 10 to 19 minutes');
    expect(meaning('G0511', '2026-01')).toBeUndefined();
  });

  it('are the newest there are for a month of a year that has none, and none before the first', () => {
    expect(ruleSetFor('medicare', '2027-02')?.year).toBe(2026);
    expect(ruleSetFor('medicare', '2024-12')).toBeUndefined();
    expect(ruleSetFor('a plan without rules', '2026-10')).toBeUndefined();
  });
});

describe('rules that a practice answers for', () => {
  const commercial = ruleSetFor('commercial', '2026-10');

  it('are Medicare’s, every one marked as not verified for this payer, without what is Medicare’s own programme', () => {
    const medicare = ruleSetFor('medicare', '2026-10')?.rules ?? [];
    const codes = commercial?.rules.map(({ code }) => code) ?? [];
    expect(medicare.map(({ code }) => code).filter(code => !codes.includes(code))).toEqual(
      medicare.filter(({ programme }) => programme === 'mdpp').map(({ code }) => code),
    );
    expect(new Set(commercial?.rules.map(({ mark }) => mark))).toEqual(new Set(['M']));
    expect(commercial?.rules.every(({ source }) => source.startsWith('As Medicare, not verified'))).toBe(
      true,
    );
  });

  it('are off until it does, and then what was from memory or by contract still waits for its own switch', () => {
    expect(rulesOn('commercial', '2026-10', [])).toMatchObject({ isOff: true, rules: [] });
    expect(rulesOn('commercial', '2026-10', ['payer-commercial'])).toBe(commercial);
    const facts = aMonth({ contacts: [aCall('k1', '2026-10-06', 35, 'nbc-hwc')] });
    const of = (...turnedOn: string[]) =>
      evaluateMonth(
        { ...facts, practice: { ...facts.practice, turnedOn } },
        rulesOn('commercial', '2026-10', turnedOn),
      ).chosen.lines;
    expect(told(of('payer-commercial'))).toBe('');
    expect(told(of('payer-commercial', '0592T'))).toBe('');
    const [line] = of('payer-commercial', 'commercial-0592T');
    expect(line).toMatchObject({ code: '0592T', mark: 'M' });
    expect(line?.unverified).toContainEqual({ says: 'from-memory' });
    expect(of()).toEqual([]);
  });

  it('have one switch for the whole, named beside those of single codes', () => {
    const names = switchesIn(ruleSets).map(({ name }) => name);
    expect(names).toContain('payer-commercial');
    expect(names).toContain('commercial-0592T');
    expect(names).not.toContain('99490');
    expect(names.length).toBe(new Set(names).size);
  });
});
