import { evalFhirPathTyped, type FhirPathAtom, parseFhirPath, toTypedValue } from '@medplum/core';
import { loadDefinitions, type ParameterDefinition } from './definitions.ts';
import { periodSpan, type Span, spanOf } from './search-dates.ts';
import type { Json } from './types.ts';

/** What a search parameter finds in one resource. */
export type IndexValue =
  | { kind: 'token'; system?: string; code?: string; text?: string }
  | { kind: 'date'; span: Span }
  | { kind: 'reference'; reference: string; identifier?: { system?: string; value?: string } }
  | { kind: 'string'; text: string }
  | { kind: 'quantity'; value: number; system?: string; code?: string; unit?: string }
  | { kind: 'number'; value: number }
  | { kind: 'uri'; uri: string };

/** The parameter as defined for this type, or undefined. */
export function parameterOf(type: string, code: string): ParameterDefinition | undefined {
  return compiledFor(type).get(code)?.definition;
}

/** Codes of all parameters of this type that find references. */
export function referenceParameters(type: string): string[] {
  const all = [...compiledFor(type).values()].map(one => one.definition);
  return all.filter(definition => definition.type === 'reference').map(definition => definition.code);
}

/**
 * The values of one search parameter in a resource. Kept per resource object, so that only the first
 * search over a resource pays; a stored resource is never changed in place.
 */
export function indexValues(resource: Json, code: string): readonly IndexValue[] {
  const values = kept.get(resource) ?? new Map<string, readonly IndexValue[]>();
  kept.set(resource, values);
  const found = values.get(code) ?? read(resource, code);
  values.set(code, found);
  return found;
}

/** Letters only: no case, no accents, so that `núñez` is found by `nunez`. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

const kept = new WeakMap<Json, Map<string, readonly IndexValue[]>>();

type Compiled = { definition: ParameterDefinition; atom: FhirPathAtom };
const compiled = new Map<string, Map<string, Compiled>>();

function compiledFor(type: string): Map<string, Compiled> {
  const found = compiled.get(type);
  if (found) return found;
  const definitions = loadDefinitions().parameters[type] ?? [];
  const fresh = new Map(
    definitions.map(definition => [
      definition.code,
      { definition, atom: parseFhirPath(definition.expression) },
    ]),
  );
  compiled.set(type, fresh);
  return fresh;
}

function read(resource: Json, code: string): IndexValue[] {
  const parameter = compiledFor(resource.resourceType).get(code);
  if (!parameter) return [];
  const found = evalFhirPathTyped(parameter.atom, [toTypedValue(resource as never)]);
  const valuesOf = readers[parameter.definition.type];
  return valuesOf ? found.flatMap(({ value, type }) => valuesOf(value, type)) : [];
}

type Parts = Record<string, unknown>;
type Reader = (value: unknown, type: string) => IndexValue[];
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

const readers: Record<string, Reader> = {
  token: readTokens,
  date: readDates,
  reference: readReferences,
  string: readStrings,
  quantity: readQuantities,
  number: value => (typeof value === 'number' ? [{ kind: 'number', value }] : []),
  uri: value => (typeof value === 'string' ? [{ kind: 'uri', uri: value }] : []),
};

function readTokens(value: unknown, type: string): IndexValue[] {
  if (typeof value !== 'object' || value === null) return [{ kind: 'token', code: String(value) }];
  const parts = value as Parts;
  if (type === 'CodeableConcept') {
    const codings = (parts.coding as Parts[] | undefined) ?? [];
    const own = codings.flatMap(coding => readTokens(coding, 'Coding'));
    return parts.text === undefined ? own : [...own, { kind: 'token', text: text(parts.text) }];
  }
  if (type === 'Identifier') {
    const label = text((parts.type as Parts | undefined)?.text);
    return [{ kind: 'token', system: text(parts.system), code: text(parts.value), text: label }];
  }
  if (type === 'ContactPoint') return [{ kind: 'token', code: text(parts.value) }];
  return [{ kind: 'token', system: text(parts.system), code: text(parts.code), text: text(parts.display) }];
}

function readDates(value: unknown, type: string): IndexValue[] {
  if (typeof value === 'string') return spans(spanOf(value));
  const parts = (value ?? {}) as Parts;
  if (type !== 'Timing') return spans(periodSpan(parts.start, parts.end));
  const { event, repeat } = parts as { event?: string[]; repeat?: { boundsPeriod?: Parts } };
  const events = (event ?? []).map(spanOf);
  return [...events, periodSpan(repeat?.boundsPeriod?.start, repeat?.boundsPeriod?.end)].flatMap(spans);
}

function spans(span: Span | undefined): IndexValue[] {
  return span ? [{ kind: 'date', span }] : [];
}

function readReferences(value: unknown): IndexValue[] {
  if (typeof value === 'string') return [{ kind: 'reference', reference: value }];
  const { reference, identifier } = (value ?? {}) as { reference?: string; identifier?: Parts };
  if (reference === undefined && identifier === undefined) return [];
  const named = identifier && { system: text(identifier.system), value: text(identifier.value) };
  return [{ kind: 'reference', reference: reference ?? '', identifier: named }];
}

const nameParts = ['text', 'family', 'given', 'prefix', 'suffix'];
const addressParts = ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'];

function readStrings(value: unknown, type: string): IndexValue[] {
  if (typeof value === 'string') return [{ kind: 'string', text: value }];
  const parts = (value ?? {}) as Parts;
  const keys = type === 'Address' ? addressParts : type === 'CodeableConcept' ? ['text'] : nameParts;
  return keys
    .flatMap(key => parts[key] ?? [])
    .flatMap(one => (typeof one === 'string' ? [{ kind: 'string' as const, text: one }] : []));
}

function readQuantities(value: unknown): IndexValue[] {
  const { value: number, system, code, unit, currency } = (value ?? {}) as Parts;
  if (typeof number !== 'number') return [];
  const named = text(code) ?? text(currency);
  return [{ kind: 'quantity', value: number, system: text(system), code: named, unit: text(unit) }];
}
