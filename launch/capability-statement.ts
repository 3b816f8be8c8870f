import type { EmrCapability } from '../server/domain/chart/emr-access.ts';

/**
 * A CapabilityStatement cut down to what decides reading and writing. Undefined when it is not one, or not of
 * FHIR R4. Source: FHIR R4, CapabilityStatement.rest with mode `server`.
 */
export function readCapabilityStatement(statement: unknown): EmrCapability | undefined {
  if (!isObject(statement) || statement.resourceType !== 'CapabilityStatement') return undefined;
  const fhirVersion = statement.fhirVersion;
  if (typeof fhirVersion !== 'string' || !/^4\.0\.\d+$/.test(fhirVersion)) return undefined;
  const rest = list(statement.rest).find(one => one.mode === 'server') ?? list(statement.rest)[0] ?? {};
  const name = isObject(statement.software) ? statement.software.name : undefined;
  const capability: EmrCapability = {
    ...(typeof name === 'string' ? { software: name.slice(0, 120) } : {}),
    fhirVersion,
    reads: {},
    writes: {},
    transaction: codes(rest.interaction).includes('transaction'),
    batch: codes(rest.interaction).includes('batch'),
  };
  for (const resource of list(rest.resource)) addType(capability, resource);
  return capability;
}

type Plain = Record<string, unknown>;

function addType(capability: EmrCapability, resource: Plain): void {
  const type = resource.type;
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{1,40}$/.test(type)) return;
  const does = codes(resource.interaction);
  const search = does.includes('search-type');
  if (search || does.includes('read')) {
    const params = list(resource.searchParam).flatMap(param =>
      typeof param.name === 'string' ? [param.name] : [],
    );
    capability.reads[type] = { search, params: params.slice(0, 80) };
  }
  const create = does.includes('create');
  const update = does.includes('update');
  if (create || update) {
    const conditionalCreate = resource.conditionalCreate === true;
    const updateCreate = update && resource.updateCreate === true;
    capability.writes[type] = {
      ...{ create, update, conditionalCreate },
      ...(updateCreate ? { updateCreate } : {}),
    };
  }
}

const codes = (interactions: unknown): unknown[] => list(interactions).map(one => one.code);

const list = (value: unknown): Plain[] => (Array.isArray(value) ? value.filter(isObject) : []);

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
