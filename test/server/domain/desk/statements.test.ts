import { describe, expect, it, test } from 'vitest';
import { statedFacts } from '../../../../server/domain/billing/stated-facts.ts';
import { accreditations, conditionKinds, statable } from '../../../../server/domain/billing/vocabulary.ts';
import type { BillingFact } from '../../../../server/domain/desk/facts.ts';
import type { LackAbout } from '../../../../server/domain/desk/lack-about.ts';
import { lackForm } from '../../../../server/domain/desk/lack-form.ts';
import { questionAbout } from '../../../../server/domain/desk/question-words.ts';
import { heldAs, statedIn } from '../../../../server/domain/desk/said-of-month.ts';
import { tellFact } from '../../../../server/domain/desk/tell-fact.ts';

const about = (lack: LackAbout['lack'], more: Partial<LackAbout> = {}): LackAbout => ({
  ...{ lack, month: '2026-10', visitDays: ['2026-04-02'], thirties: [] },
  contacts: [{ id: 'k1', day: '2026-10-06', mode: 'phone' }],
  problems: [
    { id: 'c1', name: 'Gout', kinds: ['chronic', 'physical'] },
    { id: 'c2', name: 'Type 2 diabetes mellitus', kinds: ['chronic', 'diabetes'], lastsMonths: 120 },
  ],
  ...more,
});
const offers = (lack: LackAbout['lack'], more: Partial<LackAbout> = {}) => {
  const { offers: words, states } = questionAbout(about(lack, more)) ?? { offers: [], states: [] };
  return words.map((one, n) => [one, states[n]]);
};

describe('what a physician answers by one tap is stored as what it states', () => {
  it('a visit of the chart, by its day', () =>
    expect(offers({ says: 'lacks-visit', with: { months: 12 } })).toEqual([
      ['I saw them on Apr 2, 2026', [{ is: 'visit', kind: 'office', day: '2026-04-02' }]],
      ['Please book one', []],
    ]));

  it('that all problems last: each of which nobody said how long', () =>
    expect(offers({ says: 'lacks-conditions', with: { count: 2, kind: 'chronic' } })).toMatchObject([
      ['All active problems in the chart last a year or more', [{ id: 'c1', lastsMonths: 12 }]],
      ['No others last a year', [{ id: 'c1', lastsMonths: 1 }]],
      ['They are not in the chart yet', []],
    ]));

  it('which problem is the complex one; how long it lasts stays as it was known', () =>
    expect(offers({ says: 'lacks-conditions', with: { count: 1, kind: 'complex' } }).slice(0, 2)).toEqual([
      [
        'Gout',
        [
          {
            is: 'condition',
            id: 'c1',
            name: 'Gout',
            kinds: ['chronic', 'physical', 'complex'],
            lastsMonths: 12,
          },
        ],
      ],
      [
        'Type 2 diabetes mellitus',
        [
          {
            ...{ is: 'condition', id: 'c2', name: 'Type 2 diabetes mellitus', lastsMonths: 120 },
            kinds: ['chronic', 'diabetes', 'complex'],
          },
        ],
      ],
    ]));

  it('an order that is there, on the day of the first contact at the latest', () =>
    expect(offers({ says: 'lacks-order', with: { for: accreditations[0] } })[0]).toEqual([
      'Yes, of Oct 6, 2026 or before',
      [{ is: 'order', for: 'diabetes-training', day: '2026-10-06', orBefore: true }],
    ]));

  it('a judgement, for that month alone; whose answer lasts, for good', () => {
    const said = (that: string) => offers({ says: 'lacks-stated', with: { that } })[1];
    const no = { is: 'stated', yes: false };
    expect(said('moderate-or-high-decision-making')).toEqual([
      'No',
      [{ ...no, that: 'moderate-or-high-decision-making', month: '2026-10' }],
    ]);
    expect(said('mdpp-eligible')).toEqual(['No', [{ ...no, that: 'mdpp-eligible' }]]);
  });

  test.each(statable)('%s is asked in words, in either language', that => {
    const { words = '' } = questionAbout(about({ says: 'lacks-stated', with: { that } })) ?? {};
    expect(words).toMatch(/^Is this so( in Oct 2026)?\? [A-Z][^?]+\.$/);
    const fact = { is: 'stated', that, yes: true } as const;
    expect(tellFact(fact, 'es', () => '')).toMatch(/\. Sí\.$/);
    expect(tellFact(fact, 'es', () => '')).not.toContain(that);
  });
});

test('who pays is told by the name of the payer, as it stands in the head of the packet', () => {
  const fact = { is: 'payer', payer: 'medicare' } as const;
  expect(tellFact(fact, 'en', () => '')).toBe('Payer: Medicare');
  expect(tellFact(fact, 'es', () => '')).toBe('Paga: Medicare');
});

describe('the biller writes down herself what a chart or a card shows', () => {
  test.each(statable)('%s: where it is a judgement, only a physician says it', that =>
    expect(lackForm(about({ says: 'lacks-stated', with: { that } })) !== undefined).toBe(
      statedFacts[that].by === 'desk',
    ),
  );

  test.each(conditionKinds)('a condition (%s), out of the problems of the chart', kind =>
    expect(lackForm(about({ says: 'lacks-conditions', with: { count: 1, kind } }))).toMatchObject({
      ...{ is: 'condition', kind },
      problems: [{ name: 'Gout' }, { name: 'Type 2 diabetes mellitus' }],
    }),
  );
});

test('what was said of a month goes before what was said for good, and is not said of another', () => {
  const that = 'rating-scales' as const;
  const facts: BillingFact[] = [
    { is: 'stated', that, yes: false, month: '2026-10' },
    { is: 'stated', that, yes: true },
  ];
  expect(statedIn(facts, '2026-10')).toEqual({ [that]: { is: false } });
  expect(statedIn(facts, '2026-11')).toEqual({ [that]: { is: true } });
});

test('how a contact was held is written down where its record does not tell; what a coach signed stands', () => {
  const held: BillingFact[] = [
    { is: 'held', contactId: 'k1', day: '2026-10-06', mode: 'video', where: 'home' },
  ];
  expect(heldAs({ mode: 'not-known', where: 'not-known' }, 'k1', held)).toEqual({
    mode: 'video',
    where: 'home',
  });
  expect(heldAs({ mode: 'phone', where: 'not-known' }, 'k1', held)).toEqual({ mode: 'phone', where: 'home' });
  expect(heldAs({ mode: 'phone', where: 'not-known' }, 'k2', held).where).toBe('not-known');
});
