import { beforeAll, expect, test } from 'vitest';
import { byFullScan, cpuMs, fiveThousandResources, weightsFound, yearOfWeights } from './many-resources.ts';
import type { FhirStore } from './types.ts';

let store: FhirStore;
beforeAll(async () => {
  store = await fiveThousandResources();
});

test('a sorted search over 5,000 resources takes a tenth of a full scan, and the first one no more than the scan', () => {
  const search = () => store.search('Observation', new URLSearchParams(yearOfWeights));
  let found: ReturnType<typeof search> = [];
  const scan = cpuMs(() => expect(byFullScan(store).length).toBe(weightsFound));
  const first = cpuMs(() => {
    found = search();
  });
  expect(found).toMatchObject({ total: weightsFound });
  const again = cpuMs(() => {
    for (let turn = 0; turn < 20; turn += 1) search();
  });
  expect(first).toBeLessThan(scan * 1.5);
  expect(again / 20).toBeLessThan(scan / 10);
});
