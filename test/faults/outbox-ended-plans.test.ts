import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChartWriteRow, leaveTheirs, retryRefused } from '../../server/storage/chart-writes.ts';
import type { ChartEmr } from '../server/chart/emr.ts';
import { itemsOfAFullSession, itemsOfTheNextSession } from '../server/chart/session.ts';
import { type Office, openOffice, startEmr } from '../server/outbox/office.ts';

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

const changedByOsei = (goal: ChartWriteRow, words = 'Changed by Dr. Osei') => {
  const [made] = office.inChart(goal);
  emr.store.put({ ...made, description: { text: words } } as never);
};
const decide = async (id: string, over: string | null) =>
  office.database.db.withPractice(office.practice.practiceId, tx =>
    retryRefused(tx, id, office.clock.at.toISOString(), over),
  );
const theirsIn = ({ receipt }: ChartWriteRow) => (receipt.status === 'refused' ? receipt.theirs : undefined);

test('a new version in which the EMR changed nothing of ours is no conflict: the end goes in', async () => {
  const first = await office.sign(goalOnly);
  await drain();
  const goal = await rowOf(first);
  const [made] = office.inChart(goal);
  emr.store.put({ ...made, text: { status: 'generated', div: '<div>walk</div>' } } as never);
  const second = await endOfGoal(first);
  await drain();
  expect((await rowOf(second)).receipt.status).toBe('in-chart');
  expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'cancelled', meta: { versionId: '3' } }]);
});

test('an end signed while a rewording is still on its way waits for it, and keeps its words', async () => {
  const first = await office.sign(goalOnly);
  await drain();
  const goal = await rowOf(first);
  const reworded = goalOnly.map(item => (item.kind === 'goal' ? { ...item, words: 'Quiero bailar' } : item));
  await office.sign(reworded, { id: first, version: 2 });
  const second = await endOfGoal(first);
  await office.settle();
  expect((await rowOf(second)).receipt.status).toBe('in-chart');
  expect(office.everMade(goal)).toMatchObject([
    { lifecycleStatus: 'cancelled', description: { text: 'Quiero bailar' } },
  ]);
});

test('changed between our look and our write, it is looked at anew', async () => {
  const first = await office.sign(goalOnly);
  await drain();
  const goal = await rowOf(first);
  const [made] = office.inChart(goal);
  let isFirst = true;
  await office.restart({
    pause: async stage => {
      if (stage !== 'intended' || !isFirst) return;
      isFirst = false;
      emr.store.put({ ...made, text: { status: 'generated', div: '<div>walk</div>' } } as never);
    },
  });
  const second = await endOfGoal(first);
  await office.settle();
  const end = await rowOf(second);
  expect([end.receipt.status, end.attempts]).toEqual(['in-chart', 2]);
  expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'cancelled' }]);
});

test('while the EMR does not answer the look, nothing is sent and the end waits', async () => {
  const first = await office.sign(goalOnly);
  await drain();
  const goal = await rowOf(first);
  const second = await endOfGoal(first);
  emr.faults.add({ kind: '503', method: 'GET', type: 'Goal' });
  await drain();
  const waiting = await rowOf(second);
  expect([waiting.receipt, waiting.attempts]).toMatchObject([{ status: 'waiting', because: 'emr-down' }, 0]);
  await office.settle();
  expect((await rowOf(second)).receipt.status).toBe('in-chart');
  expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'cancelled' }]);
});

describe('when somebody changed the goal in the EMR', () => {
  const met = async () => {
    const first = await office.sign(goalOnly);
    await drain();
    const goal = await rowOf(first);
    changedByOsei(goal);
    const second = await endOfGoal(first);
    await drain();
    return { goal, end: await rowOf(second) };
  };

  test('the receipt says what stands there, in which version', async () => {
    const { end } = await met();
    expect(end.receipt).toMatchObject({
      ...{ status: 'refused', because: 'conflict' },
      theirs: { words: 'Changed by Dr. Osei', status: 'active', version: 'W/"2"' },
    });
    expect(end.attempts).toBe(0);
  });

  test('sent once more without a decision, it is looked at again and stays refused', async () => {
    const { goal, end } = await met();
    await decide(end.id, null);
    await drain();
    expect((await rowOf(end.sessionId)).receipt).toMatchObject({ status: 'refused', because: 'conflict' });
    expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'active' }]);
  });

  test('"send ours" ends the goal and leaves their words', async () => {
    const { goal, end } = await met();
    await decide(end.id, theirsIn(end)?.version ?? null);
    await drain();
    expect((await rowOf(end.sessionId)).receipt.status).toBe('in-chart');
    expect(office.everMade(goal)).toMatchObject([
      {
        lifecycleStatus: 'cancelled',
        description: { text: 'Changed by Dr. Osei' },
        meta: { versionId: '3' },
      },
    ]);
  });

  test('a decision holds for the version it was made about: changed once more, it is asked again', async () => {
    const { goal, end } = await met();
    changedByOsei(goal, 'Dance twice a week');
    await decide(end.id, theirsIn(end)?.version ?? null);
    await drain();
    const again = await rowOf(end.sessionId);
    expect(theirsIn(again)).toMatchObject({ words: 'Dance twice a week', version: 'W/"3"' });
    expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'active' }]);
  });

  test('"leave theirs" sends nothing ever again, and says that it was left', async () => {
    const { goal, end } = await met();
    await office.database.db.withPractice(office.practice.practiceId, tx => leaveTheirs(tx, end.id));
    await office.settle(48);
    const left = await rowOf(end.sessionId);
    expect(left.receipt).toEqual({ status: 'note-only', noteInChart: false, because: 'left-theirs' });
    expect(office.everMade(goal)).toMatchObject([{ lifecycleStatus: 'active' }]);
  });
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
