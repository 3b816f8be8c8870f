import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The day of a bundle's newest date comes to lie this many days before today. */
const NEWEST_DAYS_AGO = 2;
const DAY_MS = 86_400_000;
const DATE_PROPERTY =
  /(date|dateTime|instant|start|end|issued|authoredOn|started|created|recorded|lastUpdated)$/i;
const DATE = /^(\d{4})(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/**
 * Reads every `*.json` of a folder as a Synthea R4 transaction Bundle and returns its resources, ready to be
 * stored: `urn:uuid:` references become `Type/id`, and all dates of a bundle move by one constant number of
 * days so that the newest lands two days before `today` (YYYY-MM-DD). Births move
 * too, so ages stay what they were when Synthea stopped. Throws, naming the file, when one is no such Bundle.
 */
export async function syntheaPatients(dir: string, today: string): Promise<fhir4.FhirResource[]> {
  const files = (await readdir(dir)).filter(name => name.endsWith('.json')).sort();
  const bundles = await Promise.all(
    files.map(async name => resourcesOf(parsed(await readFile(join(dir, name), 'utf8'), name), today)),
  );
  return sharedOnce(bundles.flat());
}

function parsed(text: string, file: string): fhir4.Bundle<fhir4.FhirResource> {
  const bundle = JSON.parse(text);
  if (bundle?.resourceType !== 'Bundle' || !Array.isArray(bundle.entry)) {
    throw new Error(`${file} is not a FHIR Bundle with entries`);
  }
  return bundle;
}

function resourcesOf(bundle: fhir4.Bundle<fhir4.FhirResource>, today: string): fhir4.FhirResource[] {
  const targets = new Map<string, string>();
  const resources = (bundle.entry ?? []).flatMap(({ fullUrl, resource }) => {
    if (fullUrl && resource?.id) targets.set(fullUrl, `${resource.resourceType}/${resource.id}`);
    return resource ? [resource] : [];
  });

  let newest = '';
  rewritten(resources, (value, key) => {
    if (isDate(value, key) && value.slice(0, 10) > newest) newest = value.slice(0, 10);
    return value;
  });
  const days = newest ? daysBetween(newest, today) - NEWEST_DAYS_AGO : 0;
  return rewritten(resources, (value, key) => {
    if (key === 'reference') return targets.get(value) ?? value;
    return isDate(value, key) ? shifted(value, days) : value;
  });
}

/** Organizations and practitioners appear in several bundles; each is kept once. */
function sharedOnce(resources: fhir4.FhirResource[]): fhir4.FhirResource[] {
  const byReference = new Map(
    resources.map(resource => [`${resource.resourceType}/${resource.id}`, resource]),
  );
  return [...byReference.values()];
}

/** The same tree with every string changed by the rule, which is told the property it stands in. */
function rewritten<T>(node: T, rule: (value: string, key: string) => string): T {
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return rule(value, name);
    if (Array.isArray(value)) return value.map(entry => walk(entry, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, walk(child, name)]));
  };
  return walk(node, '') as T;
}

/** Told by the property as well: a postal code of four digits looks like a year. */
function isDate(value: string, key: string): boolean {
  return DATE_PROPERTY.test(key) && DATE.test(value);
}

/** Moves the date and leaves clock, offset and precision as they are. */
function shifted(value: string, days: number): string {
  const padded = `${value.slice(0, 10)}${'-07-01'.slice(value.slice(0, 10).length - 4)}`;
  const moved = new Date(Date.parse(`${padded.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString();
  return moved.slice(0, Math.min(value.length, 10)) + value.slice(10);
}

function daysBetween(from: string, to: string): number {
  const start = Date.parse(`${from.length === 10 ? from : `${from.slice(0, 4)}-12-31`}T00:00:00Z`);
  return Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY_MS);
}
