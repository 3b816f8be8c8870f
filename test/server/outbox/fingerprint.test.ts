import { describe, expect, test } from 'vitest';
import { saysAll } from '../../../server/outbox/fingerprint.ts';

const ours = {
  resourceType: 'Observation',
  identifier: [{ system: 'ours', value: 'row-1' }],
  status: 'final',
  subject: { reference: 'Patient/rosa' },
  effectiveDateTime: '2026-10-12T14:25:00Z',
  code: { coding: [{ system: 'a', code: 'b' }], text: 'How sure' },
  component: [
    { code: { text: 'one' }, valueInteger: 8 },
    { code: { text: 'two' }, valueInteger: 3 },
  ],
};

describe('a resource of the chart is ours', () => {
  test.each<[string, object]>([
    ['as it was sent', ours],
    ['without our identifier', { ...ours, identifier: undefined }],
    ['with an id, a version and a narrative of the EMR', { ...ours, id: '1', meta: {}, text: { div: 'x' } }],
    ['with its instant spelled otherwise', { ...ours, effectiveDateTime: '2026-10-12T10:25:00.000-04:00' }],
    ['with whole addresses', { ...ours, subject: { reference: 'https://e.example/fhir/Patient/rosa' } }],
    [
      'in another order, with codes added',
      {
        ...ours,
        component: ours.component.toReversed(),
        code: { coding: [{ system: 'x', code: 'y' }, ...ours.code.coding], text: 'How sure' },
      },
    ],
  ])('%s', (_, theirs) => {
    expect(saysAll(theirs, ours)).toBe(true);
  });
});

describe('a resource of the chart is another', () => {
  test.each<[string, object]>([
    ['patient’s', { ...ours, subject: { reference: 'Patient/miguel' } }],
    [
      'patient’s whose id ends like hers',
      { ...ours, subject: { reference: 'https://e.example/fhir/Patient/xrosa' } },
    ],
    ['moment’s', { ...ours, effectiveDateTime: '2026-10-12T14:26:00Z' }],
    ['value', { ...ours, component: [{ code: { text: 'one' }, valueInteger: 7 }, ours.component[1]] }],
    ['that says less', { ...ours, component: [ours.component[0]] }],
    ['’s words', { ...ours, code: { ...ours.code, text: 'How ready' } }],
    ['that was withdrawn', { ...ours, status: 'entered-in-error' }],
  ])('%s', (_, theirs) => {
    expect(saysAll(theirs, ours)).toBe(false);
  });
});
