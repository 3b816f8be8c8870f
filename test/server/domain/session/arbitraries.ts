import fc from 'fast-check';
import { draftShape, type SessionDraft } from '../../../../server/domain/session/draft.ts';
import { applyEdits, type Edit, type Leaf } from '../../../../server/domain/session/edits.ts';
import type { Shape } from '../../../../server/domain/shape.ts';

const id = fc.constantFrom('a1', 'a2', 'a3', '01j-9');
const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  '0',
  'é',
  'nope',
);

/** A value that fits a leaf of the draft. */
const fitting = (shape: Shape): fc.Arbitrary<Leaf> => {
  switch (shape.kind) {
    case 'text':
      return fc.constantFrom('Walk', 'Caminar', 'one\ntwo', 'x', '  spaced  ', '<b>bold</b>');
    case 'choice':
      return fc.constantFrom(...shape.of);
    case 'number':
      return shape.whole
        ? fc.integer({ min: shape.min, max: Math.min(shape.max, 100) })
        : fc.constantFrom(shape.min, 1.5, 20, 30).filter(n => n >= shape.min && n <= shape.max);
    case 'yesNo':
      return fc.boolean();
    case 'day':
      return fc.constantFrom('2026-03-02', '2026-03-16', '2024-02-29');
    case 'clock':
      return fc.constantFrom('09:30', '17:00');
    case 'instant':
      return fc.constantFrom('2026-03-02T17:00:00Z', '2026-03-02T17:05:00.250Z', '2026-03-02T09:10:00-08:00');
    default:
      return fc.constant(true);
  }
};

const placeIn = (shape: Shape, path: string[] = []): fc.Arbitrary<Edit> => {
  if (shape.kind === 'group') {
    return fc.oneof(...Object.entries(shape.fields).map(([key, inner]) => placeIn(inner, [...path, key])));
  }
  if (shape.kind === 'list') return id.chain(key => placeIn(shape.of, [...path, key]));
  if (shape.kind === 'choices') {
    return fc.constantFrom(...shape.of).map(key => ({ path: [...path, key], to: true }));
  }
  return fitting(shape).map(to => ({ path, to }));
};

/** One edit that fits the draft, of any field. */
export const fittingEdit: fc.Arbitrary<Edit> = placeIn(draftShape);

export const someLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.constantFrom<Leaf>(
    undefined,
    '',
    'yes',
    'agrees',
    true,
    false,
    0,
    8,
    -0,
    3.3,
    Number.NaN,
    1e9,
    'a\0b',
    '\ud83d',
  ),
  fc.string({ maxLength: 8 }),
);

/** Fitting and unfitting edits, hostile paths and values among them. */
export const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fittingEdit },
  { weight: 1, arbitrary: fc.tuple(fittingEdit, someLeaf).map(([edit, to]) => ({ ...edit, to })) },
  { weight: 1, arbitrary: fc.tuple(fittingEdit, someLeaf).map(([edit, from]) => ({ ...edit, from })) },
  { weight: 1, arbitrary: fittingEdit.map(edit => ({ path: edit.path.slice(0, 2) })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fittingEdit, hostileKey, fc.nat(4))
      .map(([edit, key, at]) => ({ ...edit, path: edit.path.toSpliced(at, 1, key) })),
  },
);

export const someDraft: fc.Arbitrary<SessionDraft> = fc
  .array(fittingEdit, { maxLength: 12 })
  .map(edits => applyEdits({}, edits).draft);
