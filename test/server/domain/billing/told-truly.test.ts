import { describe, expect, it } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import type { Why } from '../../../../server/domain/billing/evaluation.ts';
import type { Contact, MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import { tellWhy } from '../../../../server/domain/billing/why-words.ts';
import { aCall, aMonth, rulesOf, told } from './a-month.ts';

const october = rulesOf('2026-10');
const of = (facts: Partial<MonthFacts>, rules = october) => evaluateMonth(aMonth(facts), rules);
const offers = (...programmes: ('ccm' | 'chi' | 'pin')[]) => ({
  ...aMonth().practice,
  offers: programmes,
});
const nurse = (id: string, day: string, minutes: number, until?: string): Contact =>
  aCall(id, day, minutes, 'rn', until === undefined ? {} : { until });
const ccm = { practice: offers('ccm') };
const consent = (day: string, time?: string) => [{ to: 'ccm' as const, day, ...(time && { time }) }];

describe('a consent of the same day', () => {
  it.each<[string, string | undefined, string | undefined, string]>([
    ['given at 14:00, the call was over at 10:30', '14:00', '10:30', ''],
    ['given in the call itself', '10:10', '10:30', '99490'],
    ['given at the minute the call ended', '10:30', '10:30', '99490'],
    ['given before the call', '09:00', '10:30', '99490'],
    ['of which nobody wrote down the hour: its whole day counts', undefined, '10:30', '99490'],
    ['and a call that went past midnight', '23:50', '24:00', '99490'],
  ])('carries minutes only from the contact in which it was given: %s', (_, time, until, codes) => {
    const contacts = [nurse('k1', '2026-10-06', 25, until)];
    expect(told(of({ ...ccm, contacts, consents: consent('2026-10-06', time) }).chosen.lines)).toBe(codes);
  });

  it('counts whole where a rule says so', () => {
    const whole = {
      ...october,
      rules: october.rules.map(rule => ({
        ...rule,
        needs: rule.needs.map(need =>
          need.needs === 'consent' ? { ...need, wholeDay: true as const } : need,
        ),
      })),
    };
    const contacts = [nurse('k1', '2026-10-06', 25, '10:30')];
    const facts = { ...ccm, contacts, consents: consent('2026-10-06', '14:00') };
    expect(told(of(facts, whole).chosen.lines)).toBe('99490');
  });

  it('is told with its day and hour', () => {
    const contacts = [nurse('k1', '2026-10-06', 25, '10:30')];
    const { notBillable } = of({ ...ccm, contacts, consents: consent('2026-10-06', '14:00') });
    expect(tellWhy(notBillable[0]?.because[0] as Why, 'en')).toBe(
      'The minutes are from before the consent for chronic care management of 6 Oct 2026, 14:00; those from then on count.',
    );
  });
});

describe('minutes that no line stands on', () => {
  const sixty = [nurse('k1', '2026-10-06', 60)];
  it.each<[string, Partial<MonthFacts>, Why]>([
    [
      'are from before the consent',
      { contacts: [nurse('k1', '2026-10-06', 25)], consents: consent('2026-10-20') },
      { says: 'counts-from-consent', with: { code: '99490', to: 'ccm', since: '2026-10-20' } },
    ],
    [
      'wait for a consent that nobody gave',
      { contacts: [nurse('k1', '2026-10-06', 25)], consents: [] },
      { says: 'waits-for-missing', with: { code: '99490', fixer: 'coach' } },
    ],
    [
      'wait for a plan',
      { contacts: [nurse('k1', '2026-10-06', 25)], carePlans: [] },
      { says: 'waits-for-missing', with: { code: '99490', fixer: 'physician' } },
    ],
    [
      'would be taken but for an answer that is no',
      { contacts: [nurse('k1', '2026-10-06', 25)], conditions: [] },
      { says: 'code-is-not-billable', with: { code: '99490' } },
    ],
    [
      'are from after the consent was taken back',
      {
        contacts: [nurse('k1', '2026-10-06', 25), nurse('k2', '2026-10-20', 30)],
        consents: [{ to: 'ccm', day: '2026-10-01', revoked: '2026-10-10' }],
      },
      { says: 'after-revoked', with: { code: '99490', to: 'ccm', since: '2026-10-10' } },
    ],
    [
      'are too few',
      { contacts: [nurse('k1', '2026-10-06', 19)] },
      { says: 'too-few-for', with: { code: '99490' } },
    ],
    [
      'are beyond the most that may be claimed',
      { contacts: [...sixty, nurse('k2', '2026-10-07', 45)] },
      { says: 'beyond-cap', with: { code: '99439', most: 2 } },
    ],
    [
      'are too few for another unit',
      { contacts: [nurse('k1', '2026-10-06', 25)] },
      { says: 'below-next-step', with: { code: '99439' } },
    ],
    [
      'are those of somebody without a credential',
      { contacts: [aCall('k1', '2026-10-06', 25, [])] },
      { says: 'no-credential' },
    ],
    [
      'are those of somebody whose credential no programme counts',
      { contacts: [aCall('k1', '2026-10-06', 25, 'chw')] },
      { says: 'feeds-nothing' },
    ],
  ])('say why they are left: they %s', (_, facts, because) => {
    expect(of({ ...ccm, ...facts }).unused.at(-1)?.because).toEqual(because);
  });

  it('count partly where the consent came between: what was before it says so', () => {
    const contacts = [nurse('k1', '2026-10-06', 9), nurse('k2', '2026-10-21', 21)];
    const { chosen, unused } = of({ ...ccm, contacts, consents: consent('2026-10-20') });
    expect(told(chosen.lines)).toBe('99490');
    expect(unused.map(({ contactId, because }) => [contactId, because.says])).toEqual([
      ['k1', 'counts-from-consent'],
      ['k2', 'below-next-step'],
    ]);
  });

  it('tell of a cap only where it took something away', () => {
    const capped = (minutes: number) =>
      of({ ...ccm, contacts: [nurse('k1', '2026-10-06', minutes)] }).chosen.lines[1]?.why.map(
        ({ says }) => says,
      );
    expect(capped(60)).toEqual(['further-minutes']);
    expect(capped(79)).toEqual(['further-minutes']);
    expect(capped(80)).toEqual(['further-minutes', 'cap-reached']);
  });
});

describe('minutes to the next step', () => {
  const contacts = [nurse('k1', '2026-10-06', 25)];
  it('are told while minutes of today would count', () => {
    expect(of({ ...ccm, contacts }).short).toMatchObject([{ code: '99439', minutes: 15 }]);
  });
  it('are not told where the consent was taken back: no minute counts any more', () => {
    const consents = [{ to: 'ccm' as const, day: '2026-10-01', revoked: '2026-10-10' }];
    expect(of({ ...ccm, contacts, consents }).short).toEqual([]);
  });
});

describe('the rule that chose a set', () => {
  const why = (facts: Partial<MonthFacts>) => of(facts).chosen.why[0];
  it('was that it leaves the fewest minutes unused: the next best leaves more', () => {
    // A nurse who is trained for both: 90 minutes of CHI, or 60 of CCM with its two units.
    const contacts = [aCall('k1', '2026-10-06', 95, ['rn', 'trained-chi'])];
    expect(why({ practice: offers('ccm', 'chi'), contacts })).toMatchObject({
      says: 'fewest-unused',
      with: { minutes: 5 },
    });
  });
  it('was that it has fewer lines, where both leave as much', () => {
    const contacts = [aCall('k1', '2026-10-06', 60, ['rn', 'trained-chi'])];
    const { chosen } = of({ practice: offers('ccm', 'chi'), contacts });
    expect(told(chosen.lines)).toBe('G0019');
    expect(chosen.why[0]).toEqual({ says: 'fewest-lines', with: { minutes: 0, codes: '99490, 99439×2' } });
  });
  it('was the order of the codes, where they are equal in everything', () => {
    const contacts = [aCall('k1', '2026-10-06', 60, ['trained-chi', 'trained-pin'])];
    const practice = { ...offers('chi', 'pin'), turnedOn: ['G0023', 'G0024'] };
    const { chosen } = of({ practice, contacts });
    expect(told(chosen.lines)).toBe('G0019');
    expect(chosen.why[0]).toEqual({ says: 'first-by-code', with: { minutes: 0, codes: 'G0023' } });
  });
  it('is none where there is no other', () => {
    const contacts = [nurse('k1', '2026-10-06', 25)];
    expect(why({ ...ccm, contacts })).toEqual({ says: 'only-set', with: { minutes: 5 } });
  });
});

describe('another set', () => {
  const both = ['rn', 'trained-chi'] as const;
  const others = (minutes: number) =>
    of({ practice: offers('ccm', 'chi'), contacts: [aCall('k1', '2026-10-06', minutes, both)] });
  it('says every code that comes and that goes, with what comes on top of each', () => {
    const { chosen, alternatives } = others(90);
    expect(told(chosen.lines)).toBe('G0019 G0022');
    expect(alternatives.map(({ why }) => tellWhy(why[0] as Why, 'en'))).toEqual([
      'Takes 99490 instead of G0022.',
      'Takes 99490, 99439×2 instead of G0019, G0022.',
    ]);
  });
  it('is told too where all it claims more is a unit on top of what is claimed already', () => {
    // 20 of a nurse's and 60 that either may use.
    const contacts = [nurse('k1', '2026-10-06', 20), aCall('k2', '2026-10-07', 60, both)];
    const { chosen, alternatives } = of({ practice: offers('ccm', 'chi'), contacts });
    expect(told(chosen.lines)).toBe('99490 G0019');
    expect(alternatives.map(({ why }) => tellWhy(why[0] as Why, 'en'))).toContain(
      'Takes 99439×2 instead of G0019.',
    );
  });
});
