/**
 * The entries of a list that is keyed by id, in the order in which they were added. Ids are made time-ordered by
 * their writer (UUIDv7 or alike), because a stored JSON object does not keep the order of its keys.
 */
export const inOrder = <T>(entries: { readonly [id: string]: T } | undefined): [id: string, entry: T][] =>
  Object.entries(entries ?? {}).sort(([a], [b]) => compare(a, b));

/** The same, by a moment inside the entries first (an attempt, a reading); entries without one come first. */
export const inTimeOrder = <T extends { at?: string }>(
  entries: { readonly [id: string]: T } | undefined,
): [id: string, entry: T][] => inOrder(entries).sort(([, a], [, b]) => compareInstants(a.at, b.at));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const compareInstants = (a = '', b = '') => (Date.parse(a) || 0) - (Date.parse(b) || 0);
