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

const attached = (contentType: string, data: string) => ({
  attachment: { contentType, data, title: 'Note of Oct 12', creation: '2026-10-12T14:27:00Z' },
});
const note = {
  ...{ resourceType: 'DocumentReference', status: 'current', subject: { reference: 'Patient/rosa' } },
  content: [attached('text/plain', 'dGV4dA=='), attached('application/pdf', 'cGRm')],
};
const moved = (at: number, change: object = {}) => {
  const { data: _moved, ...kept } = note.content[at]?.attachment ?? {};
  return { attachment: { ...kept, url: `https://e.example/fhir/Binary/${at}`, ...change } };
};

describe('a document of the chart', () => {
  test.each<[string, object[]]>([
    ['with both its attachments', note.content],
    ['in another order', note.content.toReversed()],
    ['with the first alone', note.content.slice(0, 1)],
    ['with what it holds moved to an address', [moved(0), moved(1)]],
    ['with the PDF alone, and that moved', [moved(1)]],
  ])('is ours %s', (_, content) => {
    expect(saysAll({ ...note, content }, note)).toBe(true);
  });
  test.each<[string, object[]]>([
    ['holds other words', [attached('text/plain', 'b3RoZXI=')]],
    ['holds nothing', []],
    ['has an attachment without its words and without an address', [moved(0, { url: undefined })]],
    ['has a moved one of another moment', [moved(0, { creation: '2026-10-12T14:29:00Z' })]],
    ['has a moved one of another name', [moved(0, { title: 'Note of Oct 13' })]],
  ])('is another where it %s', (_, content) => {
    expect(saysAll({ ...note, content }, note)).toBe(false);
  });
});
