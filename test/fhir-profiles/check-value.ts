import { isDeepStrictEqual } from 'node:util';
import { type Fault, profileFaults, type TypeOf } from './check-rules.ts';
import { isKnown, type Rule } from './structures.ts';
import { codesIn } from './value-sets.ts';

export type Json = { [key: string]: unknown };

/** Whether a value holds all that a pattern holds (of lists: each member somewhere), or is exactly what is fixed. */
export function fits(value: unknown, wanted: unknown, exactly: boolean): boolean {
  if (exactly) return isDeepStrictEqual(value, wanted);
  if (Array.isArray(wanted)) {
    return wanted.every(one => Array.isArray(value) && value.some(member => fits(member, one, false)));
  }
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(wanted).every(([key, one]) => fits((value as Json)[key], one, false));
}

/** A choice that a profile narrowed: `effectivePeriod` where only a moment is taken. */
export function typeFaults({ id, type = [] }: Rule, written: string | undefined, at: string): Fault[] {
  if (written === undefined || type.length === 0 || !/\[x\](:\w+)?$/.test(id)) return [];
  const allowed = type.map(({ code }) => `${code.charAt(0).toUpperCase()}${code.slice(1)}`);
  return allowed.includes(written) ? [] : [{ at, says: `is ${written}, not ${allowed.join(' or ')}` }];
}

/** A required value set: of a concept one coding must be of it. A set that nobody can list here is passed over. */
export function bindingFaults({ binding }: Rule, value: unknown, at: string): Fault[] {
  if (binding?.strength !== 'required' || binding.valueSet === undefined) return [];
  const set = codesIn(binding.valueSet);
  if (!set) return [];
  const codes = codingsOf(value);
  const isOf = codes.some(({ system, code }) =>
    system === undefined ? [...set].some(one => one.endsWith(`|${code}`)) : set.has(`${system}|${code}`),
  );
  return isOf || codes.length === 0
    ? codes.length === 0 && isConcept(value)
      ? [{ at, says: `has no code of ${binding.valueSet}` }]
      : []
    : [{ at, says: `is not of ${binding.valueSet}` }];
}

/** A code on its own, a Coding, a Quantity's unit, or the codings of a concept. */
function codingsOf(value: unknown): { system?: string; code: string }[] {
  if (typeof value === 'string') return [{ code: value }];
  const { coding, system, code } = (value ?? {}) as Json;
  if (Array.isArray(coding)) return coding.flatMap(codingsOf);
  return typeof code === 'string' ? [{ system: typeof system === 'string' ? system : '', code }] : [];
}

const isConcept = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('coding' in value || 'text' in value);

/** A reference to a type the profile does not take. One that names no type is believed. */
export function referenceFaults({ type = [] }: Rule, value: unknown, at: string, typeOf: TypeOf): Fault[] {
  const targets = type.flatMap(({ targetProfile = [] }) => targetProfile).map(nameOfTarget);
  const { reference } = (value ?? {}) as { reference?: unknown };
  if (targets.length === 0 || typeof reference !== 'string' || targets.includes('resource')) return [];
  const pointed = typeOf(reference) ?? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference)?.[1];
  if (pointed === undefined || targets.includes(pointed.toLowerCase())) return [];
  return [{ at, says: `points to ${pointed}, not ${targets.join(' or ')}` }];
}

/** `…/us-core-practitionerrole` and `…/PractitionerRole` are the same type to a reference. */
const nameOfTarget = (profile: string): string =>
  (profile.split('/').at(-1) ?? '').replace(/^us-core-/, '').toLowerCase();

/** An extension a profile names is looked at by its own definition. */
export function extensionFaults({ type = [] }: Rule, value: unknown, at: string, typeOf: TypeOf): Fault[] {
  const profiles = type.filter(({ code }) => code === 'Extension').flatMap(({ profile = [] }) => profile);
  return profiles.flatMap(profile => contentFaults(profile, value as Json, at, typeOf));
}

/** Every extension of a resource has a definition that is known, and holds what that says. */
export function allExtensionFaults(value: unknown, at: string, typeOf: TypeOf): Fault[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => allExtensionFaults(one, `${at}[${i}]`, typeOf));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = `${at}.${key}`;
    if (!/^(extension|modifierExtension)$/.test(key)) return allExtensionFaults(inner, place, typeOf);
    return (inner as Json[]).flatMap((one, index) =>
      contentFaults(String(one.url), one, `${place}[${index}]`, typeOf),
    );
  });
}

function contentFaults(url: string, extension: Json, at: string, typeOf: TypeOf): Fault[] {
  if (!isKnown(url)) return [{ at, says: `no definition of ${url} is known` }];
  return profileFaults(url, { ...extension, resourceType: 'Extension' }, typeOf).map(fault => ({
    ...fault,
    at: fault.at.replace('Extension', at),
  }));
}
