import { draftShape, type SessionDraft } from '../../../server/domain/session/draft.ts';
import type { Leaf } from '../../../server/domain/session/edits.ts';
import { shapeUnder } from '../../../server/domain/session/shape-check.ts';
import type { Shape } from '../../../server/domain/shape.ts';

/** What a draft holds at a place: a value, a group, or nothing. */
export function valueAt(draft: SessionDraft, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    draft,
  );
}

export const leafAt = (draft: SessionDraft, path: readonly string[]): Leaf => {
  const value = valueAt(draft, path);
  return typeof value === 'object' ? undefined : (value as Leaf);
};

/** The shape of a place: the field on the screen takes its limits from it. Throws for a place that is none. */
export function shapeAt(path: readonly string[]): Shape {
  return path.reduce<Shape>((shape, key) => {
    const under = shapeUnder(shape, key);
    if ('because' in under) throw new Error(`no place in a draft: ${path.join('.')}`);
    return under.shape;
  }, draftShape);
}

export const samePlace = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, at) => b[at] === key);
