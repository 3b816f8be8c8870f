import { expect, test } from 'vitest';
import { byFullScan, fiveThousandResources, weightsFound, yearOfWeights } from './many-resources.ts';
import type { Resource, SearchResult } from './types.ts';

// How quick it is, beside that scan, is measured by `npm run bench -- --only search`.
test('a sorted search over 5,000 resources finds what looking at each one finds, newest first, however often it is asked', async () => {
  const store = await fiveThousandResources();
  const dayOf = (one: Resource) => String((one as fhir4.Observation).effectiveDateTime);
  const newestFirst = byFullScan(store)
    .toSorted((one, other) => dayOf(other).localeCompare(dayOf(one)))
    .map(({ id }) => id);
  expect(newestFirst.length).toBe(weightsFound);
  for (let time = 0; time < 2; time += 1) {
    const found = store.search('Observation', new URLSearchParams(yearOfWeights)) as SearchResult;
    expect(found.matches.map(({ id }) => id)).toEqual(newestFirst);
  }
});
