import { isDeepStrictEqual } from 'node:util';
import type { TheirChange } from '../../domain/session/signed.ts';
import { record, text } from '../read/loose.ts';

type Body = Record<string, unknown>;

/** What every EMR keeps for itself, and what it may add to any resource without anybody having changed it. */
const theirOwn = ['id', 'meta', 'text', 'identifier', 'extension', 'implicitRules', 'language', 'contained'];

/**
 * Whether a resource in the chart says what was written: every element as it was sent, and none beside them. What an
 * EMR decorates within an element (a display, an extension) is nobody's change.
 */
export const isAsWritten = (written: Body, current: Body): boolean =>
  elementsOf(written).every(name => holds(current[name], written[name])) &&
  elementsOf(current).every(name => name in written);

/**
 * Our change put on what stands in the chart: elements that we mean to change (`ours` against `base`, what we wrote
 * before) become ours, all others stay as they are there. Both resources keep their identifiers.
 */
export const ourChangeOn = (current: Body, base: Body, ours: Body): Body => {
  const { meta: _meta, text: _text, ...kept } = current;
  const changed = new Set(elementsOf({ ...base, ...ours }).filter(name => !same(base[name], ours[name])));
  const merged = Object.entries({ ...ours, ...kept }).filter(([name]) => !changed.has(name));
  const here = [...changed].flatMap(name => (ours[name] === undefined ? [] : [[name, ours[name]] as const]));
  return {
    ...Object.fromEntries([...merged, ...here]),
    identifier: Array.isArray(ours.identifier) ? union(current.identifier, ours.identifier) : ours.identifier,
  };
};

/** What a person must know of a resource that somebody changed, to decide whose words stay. */
export const theirChange = (current: Body, version: string | undefined): TheirChange => {
  const words =
    text(record(current.description).text) ??
    text(current.description) ??
    text(record(current.code).text) ??
    text(current.title);
  const status = text(current.lifecycleStatus) ?? text(current.status);
  const at = text(record(current.meta).lastUpdated);
  return {
    ...(words && { words: words.slice(0, 300) }),
    ...(status && { status }),
    ...(at && { at }),
    version: version ?? '*',
  };
};

const elementsOf = (resource: Body): string[] =>
  Object.keys(resource).filter(name => !theirOwn.includes(name) && resource[name] !== undefined);

/** As they are sent: a key without a value is none. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(plain(one), plain(other));

function holds(current: unknown, written: unknown): boolean {
  if (Array.isArray(written))
    return (
      Array.isArray(current) &&
      current.length === written.length &&
      written.every((each, at) => holds(current[at], each))
    );
  if (typeof written !== 'object' || written === null) return same(current, written);
  return Object.entries(written).every(
    ([name, inner]) =>
      inner === undefined ||
      holds(record(current)[name], inner) ||
      (name === 'reference' && `${record(current)[name]}`.endsWith(`/${inner}`)),
  );
}

function union(one: unknown, other: unknown): unknown[] {
  const [first, second] = [one, other].map(each => (Array.isArray(each) ? each : []));
  return [
    ...(first ?? []),
    ...(second ?? []).filter(each => !(first ?? []).some(known => holds(known, each))),
  ];
}
