import { expect, test } from 'vitest';
import { flatten } from '../../client/coach/prep/flatten.ts';

test('a resource is told field by field, with its own names and nothing interpreted', () => {
  expect(
    flatten({
      resourceType: 'Observation',
      code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }, { code: 'HBA1C' }] },
      valueQuantity: { value: 8.2, unit: '%' },
      active: false,
      gone: null,
    }),
  ).toEqual([
    ['resourceType', 'Observation'],
    ['code.coding[1].system', 'http://loinc.org'],
    ['code.coding[1].code', '4548-4'],
    ['code.coding[2].code', 'HBA1C'],
    ['valueQuantity.value', '8.2'],
    ['valueQuantity.unit', '%'],
    ['active', 'false'],
  ]);
});

test('an attached file does not fill the screen', () => {
  const [line] = flatten({ data: 'A'.repeat(1_000_000) });
  expect(line?.[1]).toHaveLength(2001);
  expect(flatten(Array.from({ length: 5000 }, (_, at) => at))).toHaveLength(400);
});
