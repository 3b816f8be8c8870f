import { type Rule, rulesOf } from './structures.ts';

/** A profile's rules as a tree of elements: `component` has children, and slices that have children again. */
export type Branch = {
  name: string;
  slice?: string;
  rule: Rule;
  children: Branch[];
  slices: Branch[];
};

/** The tree of a profile with all it stands on; the root is the resource (or the extension) itself. */
export function treeOf(url: string): Branch {
  const known = grown.get(url);
  if (known) return known;
  const root = branch('');
  for (const rule of rulesOf(url)) {
    const [, ...segments] = rule.id.split('.');
    segments.reduce(grow, root).rule = rule;
  }
  grown.set(url, root);
  return root;
}
const grown = new Map<string, Branch>();

function grow(parent: Branch, segment: string): Branch {
  const [name = '', slice] = segment.split(':');
  const element = parent.children.find(child => child.name === name) ?? added(parent.children, branch(name));
  if (slice === undefined) return element;
  return element.slices.find(one => one.slice === slice) ?? added(element.slices, branch(name, slice));
}

const branch = (name: string, slice?: string): Branch => ({
  name,
  slice,
  rule: { id: name },
  children: [],
  slices: [],
});

function added(to: Branch[], one: Branch): Branch {
  to.push(one);
  return one;
}
