import type { Shape } from '../shape.ts';
import { draftShape, type SessionDraft } from './draft.ts';
import { mergeText } from './merge-text.ts';
import { checkShape, type ShapeFault, shapeUnder } from './shape-check.ts';

/** A value inside a draft, or its absence. */
export type Leaf = string | number | boolean | undefined;

/**
 * One change at one place of a draft, as the writer saw it: `from` is what stood there for them. Two writers meet
 * field by field: an edit applies when the place still holds `from` (or already `to`), and is a conflict otherwise.
 * `to: undefined` empties the place; a path that ends at a list's id with `to: undefined` removes that entry. A
 * removal may carry the entry's `fingerprint` as `from`: then it is a conflict when the entry was changed since.
 */
export type Edit = { path: string[]; from?: Leaf; to?: Leaf };
export type Conflict = { path: string[]; mine: Leaf; theirs: Leaf };

/** An edit that does not fit the draft's shape, or names what this patient's chart does not hold. */
export type EditRefused = ShapeFault | { path: string[]; because: 'not-in-this-chart' };

export type Edited = { draft: SessionDraft; conflicts: Conflict[]; refused: EditRefused[] };

/**
 * The draft after the edits; the draft that came in is not touched. Structure is created on the way and an emptied
 * group disappears. Where two texts can be put together line by line they are; otherwise the place keeps what it
 * holds and the edit is a conflict. Edits that do not fit the shape are refused one by one. Sending the same edits
 * again changes nothing.
 */
export function applyEdits(draft: SessionDraft, edits: readonly Edit[]): Edited {
  const edited = structuredCopy(draft) as Group;
  const conflicts: Conflict[] = [];
  const refused: EditRefused[] = [];
  for (const edit of inOneStep(edits)) {
    const place = placeOf(edit.path);
    const because = 'because' in place ? place.because : refusalOf(place, edit, edited);
    if (because) {
      refused.push({ path: edit.path, because });
      continue;
    }
    const theirs = valueAt(edited, edit.path);
    const outcome = meet(edit, theirs);
    if ('conflict' in outcome) conflicts.push({ path: edit.path, mine: edit.to, theirs: leafOf(theirs) });
    else put(edited, edit.path, outcome.put);
  }
  return { draft: edited as SessionDraft, conflicts, refused };
}

/** The edits that turn one draft into another, field by field; used for undo and for taking over a recovered draft. */
export function editsBetween(before: SessionDraft, after: SessionDraft): Edit[] {
  return difference([], before as Group, after as Group);
}

/** The edits that undo `edits`, as they were applied to `before`. Fields others changed since then stay as they are. */
export function invert(edits: readonly Edit[], before: SessionDraft): Edit[] {
  return editsBetween(applyEdits(before, edits).draft, before);
}

/**
 * What a list's entry holds, in a few letters: the `from` of a removal that must not overrun another's change. Taken
 * of the entry as it stood before the edits of the same save. Tells changes apart; it is no seal.
 */
export const fingerprint = (entry: unknown): string => {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (const letter of canonical(entry)) {
    a = Math.imul(a ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    b = Math.imul(b ^ a, 0x85ebca6b);
  }
  return [a, b].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
};

const canonical = (value: unknown): string =>
  isGroup(value)
    ? `{${Object.keys(value)
        .sort()
        .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
        .join(',')}}`
    : JSON.stringify(value ?? null);

type Group = { [key: string]: unknown };

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null;
const structuredCopy = (value: unknown): unknown =>
  isGroup(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCopy(inner)]))
    : value;
const blankIsAbsent = (leaf: Leaf): Leaf => (leaf === '' ? undefined : leaf);
const leafOf = (value: unknown): Leaf => (isGroup(value) ? fingerprint(value) : (value as Leaf));

/** Typing sends many edits of one place: a chain counts as one, and what is removed later need not be made first. */
function inOneStep(edits: readonly Edit[]): Edit[] {
  const steps: Edit[] = [];
  for (const sent of edits) {
    const edit = { path: sent.path, from: blankIsAbsent(sent.from), to: blankIsAbsent(sent.to) };
    const last = steps.findLastIndex(
      step => startsWith(step.path, edit.path) || startsWith(edit.path, step.path),
    );
    const earlier = steps[last];
    if (earlier && samePath(earlier.path, edit.path) && earlier.to === edit.from) {
      steps[last] = { ...edit, from: earlier.from };
    } else if (edit.to === undefined && edit.path.length > 0) {
      const kept = steps.filter(
        step => step.path.length <= edit.path.length || !startsWith(step.path, edit.path),
      );
      steps.splice(0, steps.length, ...kept, edit);
    } else steps.push(edit);
  }
  return steps;
}

const startsWith = (path: string[], start: string[]) => start.every((key, at) => path[at] === key);
const samePath = (a: string[], b: string[]) => a.length === b.length && startsWith(a, b);

type Place = { shape: Shape; isEntry: boolean; lists: { path: string[]; max: number }[] };

function placeOf(path: string[]): Place | { because: ShapeFault['because'] } {
  let shape: Shape = draftShape;
  let isEntry = false;
  const lists: Place['lists'] = [];
  for (const [depth, key] of path.entries()) {
    const under = shapeUnder(shape, key);
    if ('because' in under) return under;
    isEntry = shape.kind === 'list';
    if (shape.kind === 'list') lists.push({ path: path.slice(0, depth + 1), max: shape.max });
    shape = under.shape;
  }
  return { shape, isEntry, lists };
}

function refusalOf(place: Place, edit: Edit, draft: Group): ShapeFault['because'] | undefined {
  const isLeaf = !['group', 'list', 'choices'].includes(place.shape.kind);
  if (!isLeaf) return place.isEntry && edit.to === undefined ? undefined : 'not-a-field';
  if (edit.to === undefined) return undefined;
  const fault = checkShape(place.shape, edit.to)[0];
  if (fault) return fault.because;
  const full = place.lists.some(list => {
    const siblings = valueAt(draft, list.path.slice(0, -1));
    return (
      isGroup(siblings) && valueAt(draft, list.path) === undefined && Object.keys(siblings).length >= list.max
    );
  });
  return full ? 'too-many' : undefined;
}

function meet(edit: Edit, theirs: unknown): { put: Leaf } | { conflict: true } {
  if (isGroup(theirs)) {
    const changedSince = edit.from !== undefined && edit.from !== fingerprint(theirs);
    return changedSince ? { conflict: true } : { put: undefined };
  }
  if (theirs === edit.to || theirs === edit.from || (edit.to === undefined && theirs === undefined)) {
    return { put: edit.to };
  }
  if (typeof edit.from === 'string' && typeof edit.to === 'string' && typeof theirs === 'string') {
    const merged = mergeText(edit.from, edit.to, theirs);
    const place = placeOf(edit.path);
    const fits = merged !== undefined && 'shape' in place && checkShape(place.shape, merged).length === 0;
    if (fits) return { put: merged };
  }
  return { conflict: true };
}

function valueAt(draft: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    draft,
  );
}

function put(group: Group, path: string[], value: Leaf): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length > 0) {
    const inner = Object.hasOwn(group, key) && isGroup(group[key]) ? (group[key] as Group) : {};
    put(inner, rest, value);
    if (Object.keys(inner).length > 0) group[key] = inner;
    else delete group[key];
  } else if (value === undefined) delete group[key];
  else group[key] = value;
}

function difference(path: string[], before: Group, after: Group): Edit[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap(key => {
    const [was, is] = [before[key], after[key]];
    const here = [...path, key];
    if (isGroup(was) || isGroup(is)) return difference(here, isGroup(was) ? was : {}, isGroup(is) ? is : {});
    return was === is ? [] : [{ path: here, from: was as Leaf, to: is as Leaf }];
  });
}
