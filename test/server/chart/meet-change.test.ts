import { describe, expect, test } from 'vitest';
import { isAsWritten, ourChangeOn } from '../../../server/chart/write/meet-change.ts';

const written = {
  resourceType: 'Goal',
  lifecycleStatus: 'active',
  achievementStatus: { text: 'in progress' },
  description: { text: 'Walk' },
  subject: { reference: 'Patient/rosa' },
  identifier: [{ system: 's', value: 'one' }],
};
const stored = { ...written, id: '7', meta: { versionId: '1', lastUpdated: '2026-10-12T14:27:00Z' } };

describe('a resource says what was written', () => {
  test.each([
    ['as it was stored', stored, true],
    [
      'with a narrative and an extension of the EMR',
      { ...stored, text: { div: 'x' }, extension: [{}] },
      true,
    ],
    [
      'with a display beside the reference',
      { ...stored, subject: { reference: 'Patient/rosa', display: 'R' } },
      true,
    ],
    [
      'with an absolute reference',
      { ...stored, subject: { reference: 'https://emr.test/fhir/Patient/rosa' } },
      true,
    ],
    ['with other words', { ...stored, description: { text: 'Run' } }, false],
    ['with an element more', { ...stored, note: [{ text: 'Careful' }] }, false],
    ['with an element less', { ...stored, description: undefined }, false],
    ["another patient's", { ...stored, subject: { reference: 'Patient/sam' } }, false],
  ])('%s: %s', (_, current, expected) => {
    expect(isAsWritten(written, current)).toBe(expected);
  });
});

test('our change is put on theirs: what we change is ours, the rest and all identifiers stay', () => {
  const { achievementStatus: _, ...rest } = written;
  const ours = {
    ...{ ...rest, lifecycleStatus: 'cancelled', id: '7' },
    identifier: [...written.identifier, { system: 's', value: 'two' }],
  };
  const current = {
    ...{ ...stored, description: { text: 'Dance' }, note: [{ text: 'Knee' }], text: { div: 'x' } },
    identifier: [{ system: 'emr', value: '9' }, ...written.identifier],
  };
  expect(ourChangeOn(current, written, ours)).toEqual({
    resourceType: 'Goal',
    id: '7',
    lifecycleStatus: 'cancelled',
    description: { text: 'Dance' },
    subject: { reference: 'Patient/rosa' },
    note: [{ text: 'Knee' }],
    identifier: [
      { system: 'emr', value: '9' },
      { system: 's', value: 'one' },
      { system: 's', value: 'two' },
    ],
  });
});
