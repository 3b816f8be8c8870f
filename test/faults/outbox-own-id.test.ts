import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ProvenFacts } from '../../server/domain/chart/proven.ts';
import { triedTypes } from '../../server/domain/chart/proven.ts';
import { beginCanary, keepProof } from '../../server/storage/emr-proof.ts';
import { emrByIss } from '../../server/storage/practices.ts';
import type { FaultKind } from '../sandbox-emr/fhir/types.ts';
import type { ChartEmr } from '../server/chart/emr.ts';
import { itemsOfAFullSession } from '../server/chart/session.ts';
import { hasty, type Office, openOffice, startEmr, tooLate } from '../server/outbox/office.ts';

/** The note, a goal, its step and its plan, in a visit of their own. */
const items = itemsOfAFullSession.filter(item =>
  ['visit', 'note', 'goal', 'step', 'care-plan'].includes(item.kind),
);

let emr: ChartEmr;
let office: Office;
beforeAll(async () => {
  emr = await startEmr();
  office = await openOffice(emr, {
    timing: hasty,
    // As a launch would find it: what is proven of this EMR stands in its row.
    access: async (practiceId, iss, _staff, patientId) => {
      const row = await office.database.db.withPractice(practiceId, tx => emrByIss(tx, iss));
      return emr.accessFor(patientId, { practiceId, iss, proven: row?.proven });
    },
  });
  await prove('2026-10-12T14:00:00Z');
});
afterEach(() => {
  emr.faults.clear();
  emr.wear('open');
});
afterAll(async () => {
  await office.close();
  await emr.close();
});

/** A canary at this moment proved that ids of ours are taken. */
async function prove(at: string): Promise<ProvenFacts[]> {
  const { practice, database } = office;
  const facts = triedTypes.map(type => ({
    ...({ type, category: '', at, created: 'yes', identifier: 'kept', search: 'finds' } as const),
    ...({ condition: 'obeyed', ownId: 'taken', takenAway: 'all', left: [] } as const),
  }));
  const canary = { id: crypto.randomUUID(), iss: practice.iss };
  return database.db.withPractice(practice.practiceId, async tx => {
    const { practiceId, staff } = practice;
    await beginCanary(tx, { ...canary, practiceId, patientId: 'p', staffId: staff.admin.id, begunAt: at });
    return keepProof(
      tx,
      canary,
      facts.map(one => ({ ...one, left: [] })),
      at,
    );
  });
}

test('each thing is made under the id of its row, by PUT, and says so on its receipt', async () => {
  emr.requests.clear();
  const id = await office.sign(items);
  await office.settle();
  const rows = await office.rows(id);
  expect(rows.map(row => row.receipt.status)).toEqual(rows.map(() => 'in-chart'));
  expect(rows.map(row => row.reference)).toEqual(rows.map(row => `${row.body?.resourceType}/${row.id}`));
  const methods = emr.requests.entries().map(({ method }) => method);
  expect(methods).not.toContain('POST');
});

const ambiguous: FaultKind[] = [
  ...(['500-after-commit', 'reset-after', 'cut-body', 'no-answer-after', 'empty-201', 'html-200'] as const),
  ...(['500-before', 'no-answer-before', 'commit-late', '503', '429'] as const),
];
test.each(ambiguous)(
  '%s on the first try of everything: it is looked for at its own address, and made once',
  async kind => {
    for (const type of ['Encounter', 'DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest'])
      emr.faults.add({ kind, method: 'PUT', type, times: 1, delayMs: tooLate });
    emr.requests.clear();
    const id = await office.sign(items);
    await office.settle();
    const rows = await office.rows(id);
    expect(rows.map(row => [row.itemKey, row.receipt.status])).toEqual(
      rows.map(row => [row.itemKey, 'in-chart']),
    );
    for (const row of rows) expect([row.itemKey, office.everMade(row).length]).toEqual([row.itemKey, 1]);
    expect(emr.requests.entries().map(({ method }) => method)).not.toContain('POST');
  },
);

test('a change goes to the same resource, under the version that was seen', async () => {
  const id = await office.sign(items.filter(({ kind }) => kind === 'goal'));
  await office.settle();
  const [first] = await office.rows(id);
  const goals = items
    .filter(({ kind }) => kind === 'goal')
    .map(goal => ({ ...goal, words: 'Bailar los sábados' }));
  await office.sign(goals as typeof items, { id, version: 2 });
  await office.settle();
  const rows = await office.rows(id);
  const sent = rows.filter(row => row.receipt.status === 'in-chart');
  expect(sent.every(row => row.reference === `Goal/${first?.id}`)).toBe(true);
  expect(emr.store.versions('Goal', first?.id ?? '')).toHaveLength(2);
});

test('what was queued before it was proven goes as it went before: it may have left without its id', async () => {
  await prove('2026-10-12T14:00:00Z');
  const later = await prove('2026-10-12T18:00:00Z');
  expect(later.map(one => one.ownIdSince)).toEqual(later.map(() => '2026-10-12T14:01:00.000Z'));
  const { database, practice } = office;
  const row = await database.db.withPractice(practice.practiceId, tx => emrByIss(tx, practice.iss));
  const fresh = (row?.proven ?? []).map(one => ({ ...one, ownIdSince: '2030-01-01T00:00:00Z' }));
  const other = await openOffice(emr, {
    timing: hasty,
    access: (practiceId, iss, _staff, patientId) =>
      emr.accessFor(patientId, { practiceId, iss, proven: fresh }),
  });
  emr.requests.clear();
  await other.sign(items);
  await other.settle();
  expect(emr.requests.entries().map(({ method }) => method)).not.toContain('PUT');
  await other.close();
});

test('an EMR that takes ids of ours no more is written to in another way, and the proof is dropped', async () => {
  emr.wear('medplum-like');
  const id = await office.sign(items);
  await office.settle();
  const rows = await office.rows(id);
  expect(rows.map(row => row.receipt.status)).toEqual(rows.map(() => 'in-chart'));
  for (const row of rows) expect(office.everMade(row)).toHaveLength(1);
  const { database, practice } = office;
  const kept = await database.db.withPractice(practice.practiceId, tx => emrByIss(tx, practice.iss));
  const dropped = kept?.proven.filter(({ ownId }) => ownId === 'refused').map(({ type }) => type);
  expect(dropped?.toSorted()).toEqual(
    ['CarePlan', 'DocumentReference', 'Encounter', 'Goal', 'ServiceRequest'].toSorted(),
  );
});

test('what left without its id, by a way in that was granted less, is found where it is before anything is put', async () => {
  const only = items.filter(({ kind }) => kind === 'goal');
  const granted = { scopes: ['user/*.crs'] };
  const proven: ProvenFacts[] = [
    {
      ...{ type: 'Goal', category: '', at: '2026-10-12T14:00:00Z', created: 'yes', identifier: 'kept' },
      ...{ search: 'finds', ownId: 'taken', ownIdSince: '2026-10-12T14:00:00Z', takenAway: 'all', left: [] },
    },
  ];
  const other = await openOffice(emr, {
    timing: hasty,
    access: (practiceId, iss, _staff, patientId) =>
      emr.accessFor(patientId, { practiceId, iss, proven, ...granted }),
  });
  emr.faults.add({ kind: '500-after-commit', method: 'POST', type: 'Goal', times: 1 });
  const id = await other.sign(only);
  await other.outbox.drain(other.practice.practiceId);
  granted.scopes = ['user/*.cruds'];
  await other.settle();
  const [row] = await other.rows(id);
  expect(row?.receipt.status).toBe('in-chart');
  if (row) expect(other.everMade(row)).toHaveLength(1);
  await other.close();
});
