import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './check-value.ts';

const folder = join(import.meta.dirname, '..', '..', 'fhir-profiles');

export type Example = { key: string; resource: Json };

/** What the mappers write, exactly (`examples`), or shapes whose mappers come later (`shapes`). */
export const examplesIn = (part: 'examples' | 'shapes'): Example[] =>
  readdirSync(join(folder, part)).map(name => ({
    key: name.replace('.json', ''),
    resource: JSON.parse(readFileSync(join(folder, part, name), 'utf8')) as Json,
  }));

/** One example, for a test to change. */
export function example(key: string): Json {
  const found = [...examplesIn('examples'), ...examplesIn('shapes')].find(one => one.key === key);
  if (!found) throw new Error(`there is no example ${key}`);
  return structuredClone(found.resource);
}
