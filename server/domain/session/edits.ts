/** A value inside a draft, or its absence. */
export type Leaf = string | number | boolean | undefined;

/**
 * One change at one place of a draft, as the writer saw it: `from` is what stood there for them. Two writers meet
 * field by field: an edit applies when the place still holds `from` (or already `to`), and is a conflict otherwise.
 * `to: undefined` empties the place; a path that ends at a list's id with `to: undefined` removes that entry.
 */
export type Edit = { path: string[]; from?: Leaf; to?: Leaf };
export type Conflict = { path: string[]; mine: Leaf; theirs: Leaf };
