import { evalFhirPath } from '@medplum/core';
import { createFhirStore } from './store.ts';
import { weight } from './test-resources.ts';
import type { FhirStore, Resource } from './types.ts';

/** A patient's weights of a year, as an app asks for them. */
export const yearOfWeights =
  'patient=p7&code=http%3A%2F%2Floinc.org%7C29463-7&date=ge2026-01-01&_sort=-date&_count=100';
export const weightsFound = 29;

/** A hundred patients and 4,900 weights. */
export async function fiveThousandResources(): Promise<FhirStore> {
  const store = await createFhirStore();
  for (let at = 0; at < 100; at += 1) store.put({ resourceType: 'Patient', id: `p${at}` });
  for (let at = 0; at < 4900; at += 1) {
    const on = new Date(Date.UTC(2026, 0, 1) + (at - 2000) * 3_600_000).toISOString();
    store.put(weight(`p${at % 100}`, 60 + (at % 40), on) as Resource);
  }
  return store;
}

/** The same search by looking at each with FHIRPath. */
export const byFullScan = (store: FhirStore): Resource[] =>
  store.all('Observation').filter(resource => {
    const first = (path: string) => evalFhirPath(path, resource as never)[0];
    return (
      first('Observation.subject.reference') === 'Patient/p7' &&
      first("Observation.code.coding.where(system='http://loinc.org').code") === '29463-7' &&
      String(first('Observation.effective')) >= '2026-01-01'
    );
  });

/** CPU milliseconds, which other work on this machine does not stretch. */
export function cpuMs(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
