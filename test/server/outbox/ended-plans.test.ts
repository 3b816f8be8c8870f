import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChartEmr } from '../chart/emr.ts';
import { itemsOfAFullSession, itemsOfTheNextSession } from '../chart/session.ts';
import { type Office, openOffice, startEmr } from './office.ts';

let emr: ChartEmr;
let office: Office;
beforeAll(async () => {
  emr = await startEmr();
});
afterAll(() => emr.close());
beforeEach(async () => {
  office = await openOffice(emr);
});
afterEach(async () => {
  emr.faults.clear();
  await office.close();
});

const goalOnly = itemsOfAFullSession.filter(item => item.key === 'goal-1');
const endOfGoal = (lastTime: string) =>
  office.sign(
    itemsOfTheNextSession(lastTime).filter(item => item.key === 'ended-goal'),
    {},
    lastTime,
  );
const drain = () => office.outbox.drain(office.practice.practiceId);
const rowOf = async (sessionId: string) => {
  const [row] = await office.rows(sessionId);
  if (!row) throw new Error('no row');
  return row;
};

test('a goal is ended once, though the connection broke after the EMR had done it', async () => {
  const first = await office.sign(goalOnly);
  await drain();
  const goal = await rowOf(first);
  emr.faults.add({ kind: 'reset-after', method: 'PUT', type: 'Goal' });
  const second = await endOfGoal(first);
  await office.settle();
  const end = await rowOf(second);
  expect([end.receipt.status, end.reference, end.attempts]).toEqual(['in-chart', goal.reference, 1]);
  expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'cancelled', meta: { versionId: '2' } }]);
});

test('a goal still on its way when its plan ended comes into the chart and is ended there', async () => {
  const first = await office.sign(goalOnly);
  const second = await endOfGoal(first);
  expect((await rowOf(second)).receipt).toMatchObject({ because: 'waits-for-another' });
  await office.settle();
  expect(office.everMade(await rowOf(first))).toMatchObject([{ lifecycleStatus: 'cancelled' }]);
});

test('a goal that the EMR refused is not made only to be ended: the note says it', async () => {
  const first = await office.sign(goalOnly);
  const second = await endOfGoal(first);
  emr.faults.add({ kind: 'refuse-type', method: 'POST', type: 'Goal', times: 0 });
  await office.settle();
  const end = await rowOf(second);
  expect([end.receipt, end.attempts]).toEqual([{ status: 'note-only', noteInChart: false }, 0]);
  expect(office.everMade(await rowOf(first))).toEqual([]);
  expect(office.everMade(end)).toEqual([]);
});

test('what somebody changed in the EMR meanwhile is not overwritten by an end', async () => {
  const first = await office.sign(goalOnly);
  await drain();
  const goal = await rowOf(first);
  const [made] = office.inChart(goal);
  emr.store.put({ ...made, description: { text: 'Changed by Dr. Osei' } } as never);
  const second = await endOfGoal(first);
  await drain();
  expect((await rowOf(second)).receipt).toMatchObject({ status: 'refused', because: 'conflict' });
  expect(office.everMade(goal)).toMatchObject([
    { lifecycleStatus: 'active', description: { text: 'Changed by Dr. Osei' } },
  ]);
});
