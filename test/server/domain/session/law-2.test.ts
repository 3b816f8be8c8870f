import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit } from '../../../../server/domain/session/edits.ts';
import { activate, planState } from '../../../../server/domain/session/plan.ts';
import { stepWords } from '../../../../server/domain/session/step-words.ts';
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

  test('no sequence of edits makes a plan active that the patient did not agree to', () => {
    let active = 0;
    fc.assert(
      fc.property(fc.boolean(), fc.array(oneEdit, { maxLength: 14 }), (fromAgreed, edits) => {
        let draft = { plans: { p1: fromAgreed ? agreed : walking } } as Parameters<typeof applyEdits>[0];
        for (const { path, ...sent } of edits) {
          const from = path.reduce<unknown>(
            (value, key) => (value as Record<string, unknown> | undefined)?.[key],
            draft,
          );
          const to = sent.to === present ? stepWords(draft.plans?.p1 ?? {}, 'en') : sent.to;
          draft = applyEdits(draft, [
            { path, to, from: typeof from === 'object' ? undefined : (from as Edit['from']) },
          ]).draft;
        }
        const plan = draft.plans?.p1 ?? {};
        const made = activate('p1', plan, rules);
        expect(made.status === 'active').toBe(planState(plan, rules).status === 'ready');
        if (made.status !== 'active') {
          expect(made.missing.length).toBeGreaterThan(0);
          return;
        }
        active += 1;
        const step = stepWords(plan, 'en');
        expect(plan.agreement).toMatchObject({ says: 'agrees', toStep: step });
        const said = Object.values(plan.confidence ?? {}).filter(each => each.aboutStep === step && each.at);
        expect(said.map(each => each.value)).toContain(made.confidence.value);
        const latest = Math.max(
          ...said.filter(each => each.value !== undefined).map(each => Date.parse(each.at ?? '')),
        );
        expect(Date.parse(made.confidence.at)).toBe(latest);
        if (made.confidence.value < 7) expect(made.belowThresholdReason?.trim()).toBeTruthy();
        expect(made.goal.trim()).not.toBe('');
        expect(made.nextContact.date >= '2026-03-02').toBe(true);
        expect(made.nextContact.means).toBeTruthy();
      }),
      { numRuns: 20_000 },
    );
    expect(active).toBeGreaterThan(500);
  });
});
