import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../sandbox-emr/fhir/types.ts';
import type { ChartEmr } from '../server/chart/emr.ts';
import { holdCommit } from '../server/chart/held-commit.ts';
import { itemsOfAFullSession } from '../server/chart/session.ts';
import { hasty, type Office, openOffice, startEmr, tooLate } from '../server/outbox/office.ts';

/** The note, a goal, its step and its plan: what a fault must neither lose nor double. */
const items = itemsOfAFullSession.filter(item =>
  ['visit', 'note', 'goal', 'step', 'care-plan'].includes(item.kind),
);

let emr: ChartEmr;
let office: Office;

beforeAll(async () => {
  emr = await startEmr();
  office = await openOffice(emr, { timing: hasty });
});
afterEach(() => emr.faults.clear());
afterAll(async () => {
  await office.close();
  await emr.close();
});

const faults: FaultKind[] = [
  'expire-tokens',
  '429',
  '503',
  '500-before',
  'reset-before',
  '500-after-commit',
  'reset-after',
  'cut-body',
  'no-answer-after',
  'html-200',
  'malformed-json',
  'empty-201',
  'delay',
  'down',
];
const emrs = [
  { name: 'an EMR that knows If-None-Exist', conditional: true },
  { name: 'an EMR that only searches', conditional: false },
];

describe.each(emrs)('$name', ({ conditional }) => {
  beforeEach(() => {
    office.way.conditional = conditional;
  });

  test.each(faults)('%s on the first try of every item: nothing is lost, nothing is doubled', async kind => {
    for (const type of ['Encounter', 'DocumentReference', 'Goal', 'CarePlan'])
      emr.faults.add({ kind, method: 'POST', type, times: 1, delayMs: tooLate });
    const id = await office.sign(items);
    await office.settle(2);
    expect(emr.faults.list()).toEqual([]);
    await expectEachOnce(id);
    for (const row of await office.rows(id)) expect(office.everMade(row)).toHaveLength(1);
  });

  test('a commit that comes after its time-out, while nobody sends again: one resource', async () => {
    const commit = holdCommit(emr, { method: 'POST', type: 'Goal' });
    const id = await office.sign(items);
    await office.outbox.drain(office.practice.practiceId);
    await commit();
    await office.settle(1);
    await expectEachOnce(id);
    for (const row of await office.rows(id)) expect(office.everMade(row)).toHaveLength(1);
  });

  test('a commit that comes after the item was sent again: the later one is withdrawn', async () => {
    const commit = holdCommit(emr, { method: 'POST', type: 'Goal' });
    const id = await office.sign(items);
    await office.settle(0.3);
    await commit();
    await office.settle(3);
    await expectEachOnce(id);
  });
});

async function expectEachOnce(sessionId: string): Promise<void> {
  const rows = await office.rows(sessionId);
  const seen = rows.map(row => ({
    item: row.itemKey,
    receipt: row.receipt.status,
    inChart: office.inChart(row).length,
    named: office.inChart(row).some(one => row.reference === `${one.resourceType}/${one.id}`),
  }));
  expect(seen).toEqual(
    rows.map(row => ({ item: row.itemKey, receipt: 'in-chart', inChart: 1, named: true })),
  );
}
