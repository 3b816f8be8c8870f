import { type InternalSchemaElement, tryGetDataType } from '@medplum/core';

/** One value met in a resource: where, of which FHIR type, and the required value set it must come from. */
export type Visit = { path: string; type: string; value: unknown; requiredValueSet?: string };

type Child = { type: string; requiredValueSet?: string };

/**
 * Every value of a resource, parents before children, with the type its definition gives it.
 * Elements that R4 does not define are passed over: the structure check names them.
 */
export function visitAll(resource: { resourceType: string }): Visit[] {
  const visits: Visit[] = [];
  collect(resource, resource.resourceType, resource.resourceType, visits);
  return visits;
}

function collect(value: object, type: string, path: string, visits: Visit[]): void {
  const children = childrenOf(type);
  for (const [key, child] of Object.entries(value)) {
    const known = children.get(key);
    if (!known) continue;
    const values = Array.isArray(child) ? child : [child];
    values.forEach((one, index) => {
      const at = Array.isArray(child) ? `${path}.${key}[${index}]` : `${path}.${key}`;
      const own = known.type === 'Resource' ? resourceTypeOf(one) : known.type;
      visits.push({ path: at, type: own, value: one, requiredValueSet: known.requiredValueSet });
      if (one !== null && typeof one === 'object') collect(one, own, at, visits);
    });
  }
}

function resourceTypeOf(value: unknown): string {
  const type = (value as { resourceType?: unknown } | null)?.resourceType;
  return typeof type === 'string' ? type : 'Resource';
}

const known = new Map<string, Map<string, Child>>();

function childrenOf(type: string): Map<string, Child> {
  const found = known.get(type) ?? readChildren(type);
  known.set(type, found);
  return found;
}

function readChildren(type: string): Map<string, Child> {
  const elements = Object.entries(tryGetDataType(type)?.elements ?? {});
  return new Map(elements.flatMap(([name, element]) => namesOf(name, element)));
}

/** `value[x]` is met as `valueQuantity`, `valueString` and so on. */
function namesOf(name: string, element: InternalSchemaElement): [string, Child][] {
  const { binding } = element;
  const requiredValueSet = binding?.strength === 'required' ? binding.valueSet?.split('|')[0] : undefined;
  return element.type.map(({ code }) => {
    const key = name.endsWith('[x]')
      ? `${name.slice(0, -3)}${code.charAt(0).toUpperCase()}${code.slice(1)}`
      : name;
    return [key, { type: code, requiredValueSet }];
  });
}
