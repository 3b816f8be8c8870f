import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createPaces } from '../../../server/outbox/paces.ts';
import { together } from '../../../server/outbox/together.ts';
import { giveBack, settleAll, takeTurns } from '../../../server/storage/turns-taken.ts';
import { type ChartEmr, startEmr } from '../chart/emr.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { type Office, openOffice } from './office.ts';

const iss = 'https://emr.example/fhir';
const at = (seconds: number) => new Date(Date.UTC(2026, 9, 12, 15, 0, seconds));

describe('how many rows are on their way at once', () => {
  const answeredFor = (
    paces: ReturnType<typeof createPaces>,
    answers: number,
    atOnce: number,
    second = 0,
  ) => {
    for (let n = 0; n < answers; n += 1) paces.answered(iss, atOnce, at(second));
    return paces.width(iss);
  };
  it('grows with each answer to half of what the practice allows, then by one a round, as long as they come in time', () => {
    const paces = createPaces();
    const widths = [paces.width(iss), ...[12, 21, 5000].map(answers => answeredFor(paces, answers, 40))];
    expect(widths).toEqual([8, 20, 21, 40]);
    expect(answeredFor(createPaces(), 1, 1)).toBe(1);
  });
  it('is halved once by a round of refusals, grows back to just below, and tries higher two minutes later', () => {
    const paces = createPaces();
    answeredFor(paces, 5000, 40);
    for (let n = 0; n < 12; n += 1) paces.slowed(iss, at(10));
    expect(paces.width(iss)).toBe(20);
    expect(answeredFor(paces, 5000, 40, 11)).toBe(36);
    expect(answeredFor(paces, 5000, 40, 200)).toBe(40);
  });
  it('starts, in another process, from what this one was told lately', () => {
    const [paces, others] = [createPaces(), createPaces()];
    answeredFor(paces, 5000, 40);
    paces.slowed(iss, at(10));
    others.told(iss, paces.seen(iss) ?? { at: '', atOnce: 0 });
    expect(others.width(iss)).toBe(18);
    expect([answeredFor(others, 5000, 40, 11), answeredFor(others, 5000, 40, 200)]).toEqual([36, 40]);
    paces.told(iss, { at: at(12).toISOString(), atOnce: 2 });
    expect(paces.width(iss)).toBe(20);
  });
  it('never falls below one, and one EMR’s refusals are not another’s', () => {
    const paces = createPaces();
    for (let n = 0; n < 60; n += 2) paces.slowed(iss, at(n));
    expect([paces.width(iss), paces.width('https://other.example/fhir')]).toEqual([1, 8]);
  });
});

test('what comes while others are written goes together, and one bad row fails alone', async () => {
  const lots: number[][] = [];
  const write = together(async (all: number[]) => {
    lots.push(all);
    if (all.includes(3)) throw new Error('three');
    return all.map(one => one * 10);
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map(write));
  expect(outcomes.map(one => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    10,
    20,
    'failed',
  ]);
  expect(lots[0]).toEqual([1, 2, 3]);
  expect(await write(4)).toBe(40);
});

describe('a patient’s writes', () => {
  let emr: ChartEmr;
  let office: Office;
  beforeAll(async () => {
    emr = await startEmr();
    office = await openOffice(emr);
  });
  afterAll(async () => {
    await office.close();
    await emr.close();
  });
  const take = (most: number) => {
    const turn = { lease: randomUUID(), seconds: 60, now: office.clock.at.toISOString(), resting: [] };
    return office.database.db.withPractice(office.practice.practiceId, tx => takeTurns(tx, turn, most));
  };

  it('are handed out place by place and session by session; another patient’s do not wait for them', async () => {
    const first = await office.sign(itemsOfAFullSession.slice(0, 4));
    office.clock.move(60_000);
    const second = await office.sign(itemsOfAFullSession.slice(0, 2));
    const others = await office.sign(itemsOfAFullSession.slice(0, 1), { patientId: 'walter-greene' });
    const order: string[][] = [];
    for (let taken = await take(20); taken.length > 0; taken = await take(20)) {
      order.push(taken.map(row => `${[first, second, others].indexOf(row.sessionId)} ${row.itemKey}`));
      expect(await take(20)).toEqual([]);
      await office.database.db.withPractice(office.practice.practiceId, tx =>
        settleAll(
          tx,
          taken.map(({ id, lease }) => ({
            ...{ id, lease: lease ?? '' },
            settlement: { state: 'sent', sentAt: office.clock.at.toISOString(), reference: `Basic/${id}` },
          })),
        ),
      );
    }
    expect(order).toEqual([
      ['0 visit', '2 visit'],
      ['0 note'],
      ['0 goal-1'],
      ['0 step-1'],
      ['1 visit'],
      ['1 note'],
    ]);
  });
  it('that were taken and not begun are given back, and can be taken at once', async () => {
    await office.sign(itemsOfAFullSession.slice(1, 2));
    const taken = await take(5);
    await office.database.db.withPractice(office.practice.practiceId, tx =>
      giveBack(
        tx,
        taken.map(({ id, lease }) => ({ id, lease: lease ?? '' })),
      ),
    );
    expect((await take(5)).map(row => row.id)).toEqual(taken.map(row => row.id));
  });
});
