import { expect, test } from 'vitest';
import { inShort } from '../../client/coach/prep/in-short.ts';

test.each([
  [
    'a blood pressure',
    {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ code: '85354-9' }], text: 'Blood pressure' },
      effectiveDateTime: '2026-03-02T18:00:00Z',
      performer: [{ display: 'Dr. Osei' }],
      component: [
        { code: { text: 'Systolic' }, valueQuantity: { value: 138, unit: 'mmHg' } },
        { code: { text: 'Diastolic' }, valueQuantity: { value: 82, unit: 'mmHg' } },
      ],
    },
    {
      ...{ what: 'Blood pressure', value: ['Systolic: 138 mmHg', 'Diastolic: 82 mmHg'], status: 'final' },
      ...{ when: { from: '2026-03-02T18:00:00Z' }, by: ['Dr. Osei'], why: [], notes: [] },
    },
  ],
  [
    'how it went, as we wrote it',
    {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Habit check-in' },
      valueCodeableConcept: { coding: [{ code: 'partly', display: 'Done in part' }] },
      effectivePeriod: { start: '2026-03-02', end: '2026-03-09' },
      note: [{ text: 'Walk with my sister' }],
    },
    {
      ...{ what: 'Habit check-in', value: ['Done in part'], status: 'final', by: [], why: [] },
      ...{ when: { from: '2026-03-02', to: '2026-03-09' }, notes: ['Walk with my sister'] },
    },
  ],
  [
    'a goal',
    {
      resourceType: 'Goal',
      lifecycleStatus: 'active',
      description: { text: 'Caminar más' },
      startDate: '2026-03-02',
      expressedBy: { display: 'Rosa' },
    },
    {
      ...{ what: 'Caminar más', value: [], status: 'active', when: { from: '2026-03-02' } },
      ...{ by: ['Rosa'], why: [], notes: [] },
    },
  ],
  [
    'a medicine',
    {
      resourceType: 'MedicationRequest',
      status: 'active',
      medicationReference: { display: 'Metformin 1,000 mg' },
      authoredOn: '2026-02-02',
      requester: { display: 'Dr. Osei' },
      dosageInstruction: [{ text: 'Twice a day' }],
      reasonCode: [{ text: 'Diabetes' }],
    },
    {
      ...{ what: 'Metformin 1,000 mg', value: ['Twice a day'], status: 'active', by: ['Dr. Osei'] },
      ...{ when: { from: '2026-02-02' }, why: ['Diabetes'], notes: [] },
    },
  ],
  [
    'a result with the range that came with it',
    {
      ...{ resourceType: 'Observation', status: 'preliminary', code: { text: 'Hemoglobin A1c' } },
      valueQuantity: { value: 8.2, unit: '%' },
      interpretation: [{ coding: [{ code: 'H', display: 'High' }] }],
      referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 5.6, unit: '%' } }],
      performer: [{ reference: 'Patient/rosa' }],
    },
    {
      ...{ what: 'Hemoglobin A1c', value: ['8.2 %'], range: ['4 % – 5.6 %'], marked: ['High'] },
      ...{ status: 'preliminary', by: [], byPatient: true, why: [], notes: [] },
    },
  ],
  [
    'a goal with what it aims at',
    {
      resourceType: 'Goal',
      description: { text: 'A1c below 7.5' },
      target: [{ measure: { text: 'A1c' }, detailQuantity: { value: 7.5, unit: '%', comparator: '<' } }],
    },
    { what: 'A1c below 7.5', value: [], aim: ['A1c < 7.5 %'], by: [], why: [], notes: [] },
  ],
  ['nothing that is known', { resourceType: 'Basic', code: 7 }, { value: [], by: [], why: [], notes: [] }],
])('%s is told in short', (_, resource, told) => {
  expect(inShort(resource)).toEqual(told);
});
