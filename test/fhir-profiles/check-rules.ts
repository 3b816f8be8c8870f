import { evalFhirPathTyped } from '@medplum/core';
import {
  bindingFaults,
  extensionFaults,
  fits,
  type Json,
  referenceFaults,
  typeFaults,
} from './check-value.ts';
import { type Branch, treeOf } from './rule-tree.ts';

/** One thing that is wrong with a resource, and where. */
export type Fault = { at: string; says: string };
/** What type a reference points to, for those that do not say it themselves (`urn:uuid:…`). */
export type TypeOf = (reference: string) => string | undefined;
/** One value of an element; `type` is the end of a choice's name (`Quantity` of `valueQuantity`). */
type Found = { value: unknown; at: string; type?: string };

/**
 * What a profile and all it stands on find wrong with a resource: how many, of which type, pattern, value set, target,
 * slice and invariant. Plain R4 is not looked at here.
 */
export function profileFaults(url: string, resource: Json, typeOf: TypeOf): Fault[] {
  const root = { value: resource, at: String(resource.resourceType) };
  return branchFaults(treeOf(url), [root], typeOf);
}

/** What is wrong with these values of one element or slice, and below them. */
function branchFaults(branch: Branch, values: Found[], typeOf: TypeOf): Fault[] {
  return values.flatMap(one => [
    ...valueFaults(branch, one, typeOf),
    ...branch.children.flatMap(child => childFaults(child, one, typeOf)),
  ]);
}

function childFaults(child: Branch, parent: Found, typeOf: TypeOf): Fault[] {
  const values = valuesOf(child.name, parent);
  return [
    ...countFaults(child, values, `${parent.at}.${child.name}`),
    ...branchFaults(child, values, typeOf),
    ...child.slices.flatMap(slice => {
      const ofSlice = values.filter(one => isOf(slice, child, one));
      const at = `${parent.at}.${child.name}:${slice.slice}`;
      return [...countFaults(slice, ofSlice, at), ...branchFaults(slice, ofSlice, typeOf)];
    }),
  ];
}

function countFaults({ rule: { min = 0, max = '*' } }: Branch, values: Found[], at: string): Fault[] {
  const most = max === '*' ? Number.POSITIVE_INFINITY : Number(max);
  if (values.length >= min && values.length <= most) return [];
  return [{ at, says: `is there ${values.length} times, not ${min} to ${max}` }];
}

function valueFaults({ rule }: Branch, { value, at, type }: Found, typeOf: TypeOf): Fault[] {
  const unlike = Object.entries(rule).filter(
    ([key, wanted]) => /^(pattern|fixed)[A-Z]/.test(key) && !fits(value, wanted, key.startsWith('fixed')),
  );
  return [
    ...unlike.map(([, wanted]) => ({ at, says: `is not ${JSON.stringify(wanted)}` })),
    ...typeFaults(rule, type, at),
    ...bindingFaults(rule, value, at),
    ...referenceFaults(rule, value, at, typeOf),
    ...extensionFaults(rule, value, at, typeOf),
    ...constraintFaults(rule, { value, at, type }),
  ];
}

function constraintFaults({ constraint = [] }: Branch['rule'], { value, at, type }: Found): Fault[] {
  const typed = { type: fhirType(type) ?? (at.includes('.') ? 'Element' : at), value };
  return constraint
    .filter(({ severity, expression }) => severity === 'error' && expression !== undefined)
    .filter(({ expression = '' }) => {
      const [answer] = evalFhirPathTyped(expression, [typed], { '%resource': typed });
      return answer?.value !== true;
    })
    .map(({ key, human }) => ({ at, says: `${human} (${key})` }));
}

/** `DateTime`, as it ends a choice's name, is the primitive `dateTime`. */
const fhirType = (written: string | undefined): string | undefined =>
  primitives.find(one => one.toLowerCase() === written?.toLowerCase()) ?? written;
const primitives = ['dateTime', 'date', 'instant', 'time', 'string', 'boolean', 'integer', 'decimal', 'code'];

/** The values of an element, one by one; of a choice under whatever type it was written. */
function valuesOf(name: string, { value, at }: Found): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const stem = name.endsWith('[x]') ? name.slice(0, -3) : undefined;
  return Object.entries(value).flatMap(([key, found]): Found[] => {
    if (stem === undefined ? key !== name : !isChoice(key, stem)) return [];
    const type = stem === undefined ? undefined : key.slice(stem.length);
    return Array.isArray(found)
      ? found.map((one, index) => ({ value: one, at: `${at}.${key}[${index}]`, type }))
      : [{ value: found, at: `${at}.${key}`, type }];
  });
}

const isChoice = (key: string, stem: string): boolean =>
  key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length));

/** Whether a value belongs to a slice: it is as the slice's rule says where the slicing looks. */
function isOf(slice: Branch, { rule, name }: Branch, one: Found): boolean {
  if (name.endsWith('[x]')) return slice.slice === `${name.slice(0, -3)}${one.type}`;
  // R4's own extensions do not say that extensions are told apart by their url: all are.
  const looks = rule.slicing?.discriminator ?? [{ path: name === 'extension' ? 'url' : '$this' }];
  return looks.every(({ path }) => {
    const segments = path === '$this' ? [] : path.split('.');
    return marks(slice, segments, one.value);
  });
}

function marks(branch: Branch, [segment, ...rest]: string[], value: unknown): boolean {
  if (segment === undefined) return isMarked(branch, value);
  const [extension] = branch.rule.type?.flatMap(type => type.profile ?? []) ?? [];
  if (segment === 'url' && extension) return (value as Json).url === extension;
  const below = branch.children.find(child => child.name === segment);
  const values = valuesOf(segment, { value, at: '' });
  return below !== undefined && values.some(one => marks(below, rest, one.value));
}

/** By its pattern where it has one, else by its value set. */
function isMarked({ rule }: Branch, value: unknown): boolean {
  const wanted = Object.entries(rule).filter(([key]) => /^(pattern|fixed)[A-Z]/.test(key));
  if (wanted.length === 0) return bindingFaults(rule, value, '').length === 0;
  return wanted.every(([key, pattern]) => fits(value, pattern, key.startsWith('fixed')));
}
