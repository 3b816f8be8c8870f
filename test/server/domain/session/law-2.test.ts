import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanDraft, SessionDraft } from '../../../../server/domain/session/draft.ts';
import { applyEdits, type Edit } from '../../../../server/domain/session/edits.ts';
import { activate, planState } from '../../../../server/domain/session/plan.ts';
import type { ActivePlan } from '../../../../server/domain/session/signed.ts';
import { stepWords } from '../../../../server/domain/session/step-words.ts';
import { randomCases } from '../../../parts/random-cases.ts';
import { someLeaf } from './arbitraries.ts';
import { agreed, rules, walking } from './walking.ts';

describe('law 2', () => {
  const edit = (path: string[], to: fc.Arbitrary<Edit['to']>): fc.Arbitrary<Edit> =>
    fc
      .oneof({ weight: 9, arbitrary: to }, { weight: 1, arbitrary: someLeaf })
      .map(value => ({ path: ['plans', 'p1', ...path], to: value }));
  const text = fc.constantFrom('walk', 'swim', '', ' ', undefined);
  const instants = fc.constantFrom(
    '2026-03-02T17:00:00Z',
    '2026-03-02T17:05:00Z',
    '2026-03-02T09:10:00-08:00',
  );
  const reading = fc.constantFrom('r1', 'r2');
  const present = 'the step as it stands';
  const aboutStep = fc.constantFrom(present, 'Walk, once a day', '');

  const oneEdit: fc.Arbitrary<Edit> = fc.oneof(
    edit(['goal'], text),
    edit(['what'], text),
    edit(['timesPer'], fc.integer({ min: 0, max: 8 })),
    edit(['per'], fc.constantFrom('day', 'week')),
    edit(['howMuch'], fc.constantFrom(0, 10, 20, undefined)),
    edit(['start'], fc.constantFrom('2026-03-02', '2026-02-30')),
    edit(['belowThresholdReason'], fc.constantFrom('she insists', ' ', undefined)),
    edit(['agreement', 'says'], fc.constantFrom('agrees', 'declines')),
    edit(['agreement', 'at'], instants),
    edit(['nextContact', 'date'], fc.constantFrom('2026-03-16', '2026-03-01', undefined)),
    edit(['nextContact', 'means'], fc.constantFrom('phone', undefined)),
    aboutStep.map((to): Edit => ({ path: ['plans', 'p1', 'agreement', 'toStep'], to })),
    fc
      .tuple(reading, aboutStep)
      .map(([id, to]): Edit => ({ path: ['plans', 'p1', 'confidence', id, 'aboutStep'], to })),
    reading.chain(id => edit(['confidence', id, 'value'], fc.integer({ min: -1, max: 11 }))),
    reading.chain(id => edit(['confidence', id, 'at'], instants)),
    someLeaf.map((to): Edit => ({ path: ['plans', 'p1', '__proto__', 'status'], to })),
    fc.constant<Edit>({ path: ['plans', 'p1'] }),
  );

  const written = (draft: SessionDraft, { path, to }: Edit): SessionDraft => {
    const from = path.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      draft,
    );
    const words = to === present ? stepWords(draft.plans?.p1 ?? {}, 'en') : to;
    return applyEdits(draft, [
      { path, to: words, from: typeof from === 'object' ? undefined : (from as Edit['from']) },
    ]).draft;
  };

  /** What an active plan would have to answer for; each with its name, so that a failure says which. */
  const broken = (made: ActivePlan, plan: PlanDraft): string[] => {
    const step = stepWords(plan, 'en');
    const about = Object.values(plan.confidence ?? {}).filter(
      each => each.aboutStep === step && each.at !== undefined && each.value !== undefined,
    );
    const latest = Math.max(...about.map(each => Date.parse(each.at ?? '')));
    const checks: [string, boolean][] = [
      ['the patient agrees', plan.agreement?.says === 'agrees'],
      ['to this very step', plan.agreement?.toStep === step],
      ['the reading is about this step', about.some(each => each.value === made.confidence.value)],
      ['the reading is the latest', Date.parse(made.confidence.at) === latest],
      ['sure enough or a reason', made.confidence.value >= 7 || Boolean(made.belowThresholdReason?.trim())],
      ['the goal has words', made.goal.trim() !== ''],
      ['the next contact has a day to come', made.nextContact.date >= '2026-03-02'],
      ['and a means', Boolean(made.nextContact.means)],
    ];
    return checks.filter(([, holds]) => !holds).map(([name]) => name);
  };

  test('no sequence of edits makes a plan active that the patient did not agree to', {
    timeout: 180_000,
  }, () => {
    const counts = { active: 0, not: 0 };
    fc.assert(
      fc.property(fc.boolean(), fc.array(oneEdit, { maxLength: 10 }), (fromAgreed, edits) => {
        const draft = edits.reduce(written, { plans: { p1: fromAgreed ? agreed : walking } });
        const plan = draft.plans?.p1 ?? {};
        const made = activate('p1', plan, rules);
        const isReady = planState(plan, rules).status === 'ready';
        counts[made.status === 'active' ? 'active' : 'not'] += 1;
        if (made.status !== 'active') return !isReady && made.missing.length > 0;
        const faults = broken(made, plan);
        if (faults.length > 0) throw new Error(faults.join('; '));
        return isReady;
      }),
      { numRuns: randomCases(20_000) },
    );
    expect(counts.active).toBeGreaterThan(randomCases(1000));
    expect(counts.not).toBeGreaterThan(randomCases(1000));
  });
});
