import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftShape, type SessionDraft } from '../../../../server/domain/session/draft.ts';
import {
  applyEdits,
  type Edit,
  editsBetween,
  fingerprint,
  invert,
} from '../../../../server/domain/session/edits.ts';
import { mergeText } from '../../../../server/domain/session/merge-text.ts';
import { checkShape } from '../../../../server/domain/session/shape-check.ts';
import { someDraft, someEdit, someLeaf } from './arbitraries.ts';

const rosa: SessionDraft = {
  agenda: { words: 'My sugar scares me' },
  plans: { p1: { goal: 'Walk after dinner', timesPer: 3, days: { mon: true, wed: true } } },
};

describe('writing a session field by field', () => {
  test('the structure grows on the way to a field', () => {
    const { draft } = applyEdits({}, [{ path: ['plans', 'p1', 'confidence', 'c1', 'value'], to: 8 }]);
    expect(draft).toEqual({ plans: { p1: { confidence: { c1: { value: 8 } } } } });
  });

  test('a draft that is edited stays as it was for whoever still holds it', () => {
    const before = structuredClone(rosa);
    applyEdits(rosa, [{ path: ['agenda', 'words'], from: 'My sugar scares me', to: 'My feet' }]);
    expect(rosa).toEqual(before);
  });

  test('a group that was emptied disappears', () => {
    const { draft } = applyEdits(rosa, [{ path: ['agenda', 'words'], from: 'My sugar scares me' }]);
    expect(draft).not.toHaveProperty('agenda');
  });

  test('an emptied text box is the same as no text', () => {
    const { draft, conflicts } = applyEdits(rosa, [
      { path: ['agenda', 'words'], from: 'My sugar scares me', to: '' },
    ]);
    expect([draft.agenda, conflicts]).toEqual([undefined, []]);
  });

  test('a plan is removed by its id, and removing it again does nothing', () => {
    const removal: Edit[] = [{ path: ['plans', 'p1'] }];
    const once = applyEdits(rosa, removal);
    expect(once.draft.plans).toBeUndefined();
    expect(applyEdits(once.draft, removal)).toEqual(once);
  });

  test('a plan somebody else changed meanwhile is not removed unseen', () => {
    const seen = fingerprint(rosa.plans?.p1);
    const changed = applyEdits(rosa, [
      { path: ['plans', 'p1', 'goal'], from: 'Walk after dinner', to: 'Swim' },
    ]);
    const { draft, conflicts } = applyEdits(changed.draft, [{ path: ['plans', 'p1'], from: seen }]);
    expect(draft.plans?.p1?.goal).toBe('Swim');
    expect(conflicts).toHaveLength(1);
  });

  test('two people in two fields both succeed', () => {
    const mine = applyEdits(rosa, [{ path: ['plans', 'p1', 'where'], to: 'around the block' }]);
    const both = applyEdits(mine.draft, [{ path: ['plans', 'p1', 'when'], to: 'after dinner' }]);
    expect(both.draft.plans?.p1).toMatchObject({ where: 'around the block', when: 'after dinner' });
  });

  test('two people in one field: the first stays, the second is told both', () => {
    const first = applyEdits(rosa, [{ path: ['plans', 'p1', 'timesPer'], from: 3, to: 2 }]);
    const second = applyEdits(first.draft, [{ path: ['plans', 'p1', 'timesPer'], from: 3, to: 5 }]);
    expect(second.draft.plans?.p1?.timesPer).toBe(2);
    expect(second.conflicts).toEqual([{ path: ['plans', 'p1', 'timesPer'], mine: 5, theirs: 2 }]);
  });

  test('a word typed letter by letter in one save can be sent twice', () => {
    const typing: Edit[] = [
      { path: ['tellClinician'], to: 'D' },
      { path: ['tellClinician'], from: 'D', to: 'Di' },
      { path: ['tellClinician'], from: 'Di', to: 'Dizzy' },
    ];
    const once = applyEdits({}, typing);
    expect(applyEdits(once.draft, typing)).toEqual({
      draft: { tellClinician: 'Dizzy' },
      conflicts: [],
      refused: [],
    });
  });

  test.each([
    [['plans', '__proto__', 'goal'], 'x', 'bad-id'],
    [['plans', 'constructor', 'goal'], 'x', 'bad-id'],
    [['plans', 'toString'], undefined, 'bad-id'],
    [['__proto__', 'polluted'], 'x', 'unknown-field'],
    [['constructor', 'prototype', 'polluted'], 'x', 'unknown-field'],
    [['plans', 'p1', 'nonsense'], 'x', 'unknown-field'],
    [['plans', 'p1', 'goal', 'deeper'], 'x', 'not-a-group'],
    [['plans', 'p1', 'confidence', 'c1', 'value'], 11, 'out-of-range'],
    [['plans', 'p1', 'confidence', 'c1', 'value'], 7.5, 'not-whole'],
    [['plans', 'p1', 'confidence', 'c1', 'value'], '8', 'not-a-number'],
    [['plans', 'p1', 'howMuch'], Number.NaN, 'not-a-number'],
    [['plans', 'p1', 'start'], '2026-02-30', 'not-a-day'],
    [['plans', 'p1', 'start'], '2026-3-1', 'not-a-day'],
    [['nextContact', 'time'], '24:00', 'not-a-clock-time'],
    [['plans', 'p1', 'days', 'mon'], 'yes', 'not-a-choice'],
    [['plans', 'p1', 'days', 'funday'], true, 'unknown-field'],
    [['behaviours', 'b1', 'stage'], 'ready', 'not-a-choice'],
    [['agenda', 'words'], 'half a \ud83d pair', 'not-well-formed'],
    [['agenda', 'words'], 'a\0b', 'not-well-formed'],
    [['plans', 'p1', 'unit'], 'glasses of water with every single meal', 'too-long'],
    [['agenda'], 'words', 'not-a-field'],
    [['plans', 'p1'], 'walk', 'not-a-field'],
    [['redFlags', 'r1', 'toldAt'], 'yesterday', 'not-an-instant'],
    [[], 'x', 'not-a-field'],
  ] satisfies [string[], Edit['to'], string][])('%j := %j is refused: %s', (path, to, because) => {
    const { draft, refused } = applyEdits(rosa, [{ path, to }]);
    expect(refused).toEqual([{ path, because }]);
    expect(draft).toEqual(rosa);
  });

  test('a list takes no more than its shape says, and what is there can still be changed', () => {
    const six = Object.fromEntries([1, 2, 3, 4, 5, 6].map(n => [`p${n}`, { goal: `goal ${n}` }]));
    const { draft, refused } = applyEdits({ plans: six }, [
      { path: ['plans', 'p7', 'goal'], to: 'a seventh' },
      { path: ['plans', 'p6', 'what'], to: 'walk' },
    ]);
    expect(refused).toEqual([{ path: ['plans', 'p7', 'goal'], because: 'too-many' }]);
    expect(draft.plans?.p6?.what).toBe('walk');
  });

  test('undo gives back what stood there and leaves alone what others did since', () => {
    const edits: Edit[] = [
      { path: ['plans', 'p1'] },
      { path: ['agenda', 'words'], from: 'My sugar scares me', to: 'My feet' },
    ];
    const done = applyEdits(rosa, edits).draft;
    const meanwhile = applyEdits(done, [{ path: ['tellClinician'], to: 'Asks about insulin' }]).draft;
    expect(applyEdits(meanwhile, invert(edits, rosa)).draft).toEqual({
      ...rosa,
      tellClinician: 'Asks about insulin',
    });
  });
});

describe('two people in one text', () => {
  const base = 'Sleeps badly\nCooks on Sundays\nLikes music';
  test.each([
    [
      'one wrote at the top, one at the end',
      base.replace('badly', 'well'),
      `${base}\nHas a dog`,
      `${base.replace('badly', 'well')}\nHas a dog`,
    ],
    ['only I wrote', `${base}\nmine`, base, `${base}\nmine`],
    ['only they wrote', base, `${base}\ntheirs`, `${base}\ntheirs`],
    ['both wrote the same', `${base}\nsame`, `${base}\nsame`, `${base}\nsame`],
    ['both changed the same line', base.replace('badly', 'well'), base.replace('badly', 'poorly'), undefined],
    ['both added at the end', `${base}\nmine`, `${base}\ntheirs`, undefined],
    ['touching lines', base.replace('badly', 'well'), base.replace('Sundays', 'Mondays'), undefined],
  ])('%s', (_, mine, theirs, merged) => {
    expect(mergeText(base, mine, theirs)).toBe(merged);
  });

  test('a merge loses no line that either of them wrote', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, lines, lines, (base, mine, theirs) => {
        const merged = mergeText(base.join('\n'), mine.join('\n'), theirs.join('\n'));
        if (merged === undefined) return;
        const count = (text: string[], line: string) => text.filter(each => each === line).length;
        for (const line of new Set([...mine, ...theirs])) {
          const added = Math.max(count(mine, line), count(theirs, line)) - count(base, line);
          if (added > 0) expect(count(merged.split('\n'), line)).toBeGreaterThanOrEqual(added);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('whatever is sent', () => {
  test('a draft that fits its shape still fits it, and nothing leaks into every object', () => {
    fc.assert(
      fc.property(someDraft, fc.array(someEdit, { maxLength: 20 }), (draft, edits) => {
        const edited = applyEdits(draft, edits);
        expect(checkShape(draftShape, edited.draft)).toEqual([]);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('sending a save twice is the same as sending it once', () => {
    const chain = fc.tuple(someEdit, fc.array(someLeaf, { maxLength: 3 })).map(([edit, then]) =>
      [edit.to, ...then].map((to, n, all) => ({
        path: edit.path,
        from: n === 0 ? edit.from : all[n - 1],
        to,
      })),
    );
    fc.assert(
      fc.property(someDraft, fc.array(chain, { maxLength: 4 }), (draft, chains) => {
        const once = applyEdits(draft, chains.flat());
        const twice = applyEdits(once.draft, chains.flat());
        if (once.conflicts.length === 0 && once.refused.length === 0) expect(twice).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });

  test('the edits between two drafts turn the one into the other', () => {
    fc.assert(
      fc.property(someDraft, someDraft, (before, after) => {
        expect(applyEdits(before, editsBetween(before, after)).draft).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });
});
