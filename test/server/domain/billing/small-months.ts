import fc from 'fast-check';
import type { MonthFacts } from '../../../../server/domain/billing/month-facts.ts';
import type { Exclusion, Rule, RuleSet } from '../../../../server/domain/billing/rule.ts';
import type { Credential } from '../../../../server/domain/billing/vocabulary.ts';
import { aMonth } from './a-month.ts';

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
