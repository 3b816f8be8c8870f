import { evalFhirPath } from '@medplum/core';
import { beforeAll, expect, test } from 'vitest';
import { createFhirStore } from './store.ts';
import { weight } from './test-resources.ts';
import type { FhirStore, Resource } from './types.ts';

const query = 'patient=p7&code=http%3A%2F%2Floinc.org%7C29463-7&date=ge2026-01-01&_sort=-date&_count=100';
let store: FhirStore;

beforeAll(async () => {
  store = await createFhirStore();
  for (let at = 0; at < 100; at += 1) store.put({ resourceType: 'Patient', id: `p${at}` });
  for (let at = 0; at < 4900; at += 1) {
    const on = new Date(Date.UTC(2026, 0, 1) + (at - 2000) * 3_600_000).toISOString();
    store.put(weight(`p${at % 100}`, 60 + (at % 40), on) as Resource);
  }
});

/** CPU milliseconds, which other work on this machine does not stretch. */
function cpuMs(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function naive(): Resource[] {
  return store.all('Observation').filter(resource => {
    const first = (path: string) => evalFhirPath(path, resource as never)[0];
    return (
      first('Observation.subject.reference') === 'Patient/p7' &&
      first("Observation.code.coding.where(system='http://loinc.org').code") === '29463-7' &&
      String(first('Observation.effective')) >= '2026-01-01'
    );
  });
}

test('a sorted search over 5,000 resources takes a tenth of a full scan, and the first one no more than the scan', () => {
  const search = () => store.search('Observation', new URLSearchParams(query));
  let found: ReturnType<typeof search> = [];
  const scan = cpuMs(() => expect(naive().length).toBe(29));
  const first = cpuMs(() => {
    found = search();
  });
  expect(found).toMatchObject({ total: 29 });
  const again = cpuMs(() => {
    for (let turn = 0; turn < 20; turn += 1) search();
  });
  expect(first).toBeLessThan(scan * 1.5);
  expect(again / 20).toBeLessThan(scan / 10);
});
