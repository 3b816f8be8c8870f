import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReceiptNews } from '../../../server/outbox/outbox.ts';
import type { ChartEmr } from '../chart/emr.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
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
  emr.wear('open');
  await office.close();
});

const only = (...keys: string[]) => itemsOfAFullSession.filter(item => keys.includes(item.key));
const drain = () => office.outbox.drain(office.practice.practiceId);
const row = async (sessionId: string, key: string) => {
  const found = (await office.rows(sessionId)).findLast(one => one.itemKey === key);
  if (!found) throw new Error(`no row for ${key}`);
  return found;
};
describe('waiting', () => {
  test("without the author's sign-in the row waits, and goes when they sign in again", async () => {
    office.way.in = { unavailable: 'sign-in-needed' };
    const id = await office.sign(only('note'));
    await drain();
    expect((await row(id, 'note')).receipt).toMatchObject({ status: 'waiting', because: 'sign-in-needed' });
    office.way.in = undefined;
    await drain();
    expect((await row(id, 'note')).state).toBe('queued');
    const told = new Promise<ReceiptNews>(resolve => office.outbox.onReceipt(resolve));
    office.outbox.signedIn(office.practice.practiceId);
    expect((await told).receipt.status).toBe('in-chart');
  });

  test("a token bound to another patient never carries this patient's row", async () => {
    await office.restart({
      access: async (practiceId, iss) => emr.accessFor('walter-greene', { practiceId, iss }),
    });
    const id = await office.sign(only('note'));
    await drain();
    expect((await row(id, 'note')).receipt).toMatchObject({ because: 'sign-in-needed' });
    expect(office.inChart(await row(id, 'note'))).toEqual([]);
  });

  test('while the EMR is down everything waits and says so; when it is back everything goes', async () => {
    const nowhere = await closedPort();
    let down = true;
    await office.restart({
      access: async (practiceId, iss, _staff, patientId) =>
        emr.accessFor(patientId, { practiceId, iss, base: down ? nowhere : emr.base }),
    });
    const id = await office.sign(itemsOfAFullSession);
    await office.settle(0.2);
    const receipts = (await office.rows(id)).map(one => one.receipt);
    expect(receipts).toEqual(
      receipts.map(() => ({ status: 'waiting', because: 'emr-down', since: expect.any(String) })),
    );
    down = false;
    await office.settle(1);
    for (const one of await office.rows(id)) expect(office.inChart(one)).toHaveLength(1);
  });

  test('an EMR that drops every connection leaves nothing unclear: it was asked something harmless first', async () => {
    emr.faults.add({ kind: 'down', times: 0 });
    const id = await office.sign(itemsOfAFullSession);
    await drain();
    expect(new Set((await office.rows(id)).map(one => one.receipt.status))).toEqual(new Set(['waiting']));
    emr.faults.clear();
    await office.settle(1);
    for (const one of await office.rows(id)) expect(office.inChart(one)).toHaveLength(1);
  });

  test('an EMR that asks to slow down is left alone for as long as it asked', async () => {
    emr.faults.add({ kind: '429', method: 'POST', type: 'DocumentReference', retryAfter: '120' });
    const id = await office.sign(only('note'));
    await drain();
    expect((await row(id, 'note')).receipt).toMatchObject({ because: 'asked-to-slow-down' });
    office.clock.move(119_000);
    await drain();
    expect((await row(id, 'note')).state).toBe('queued');
    office.clock.move(2000);
    await drain();
    expect((await row(id, 'note')).receipt.status).toBe('in-chart');
  });

  test('what was about to leave when an EMR asked for time stays, as if its turn had not come', async () => {
    const patients = emr.store.all('Patient').map(({ id }) => `${id}`);
    expect(patients.length).toBeGreaterThan(8);
    const ids = await inTurn(patients, patientId => office.sign(only('note'), { patientId }));
    emr.faults.add({ kind: '429', method: 'POST', type: 'DocumentReference', retryAfter: '120', times: 0 });
    emr.requests.clear();
    await drain();
    const posted = emr.requests.entries().filter(({ method }) => method === 'POST').length;
    expect(posted).toBeGreaterThan(0);
    expect(posted).toBeLessThanOrEqual(8);
    const rows = (await Promise.all(ids.map(office.rows))).flat();
    expect(rows.map(one => one.state)).toEqual(ids.map(() => 'queued'));
    expect(rows.reduce((sum, one) => sum + one.attempts, 0)).toBe(posted);
    emr.faults.clear();
    office.clock.move(121_000);
    await office.settle(1);
    for (const one of (await Promise.all(ids.map(office.rows))).flat())
      expect(office.inChart(one)).toHaveLength(1);
  });
});

test('a practice whose EMR hangs holds up no other practice', async () => {
  const other = await openOffice(emr);
  emr.faults.add({ kind: 'no-answer-after', method: 'POST', type: 'Goal', times: 1 });
  const held = await office.sign(only('goal-1'));
  const hanging = drain();
  const id = await other.sign(only('note'));
  await other.outbox.drain(other.practice.practiceId);
  expect((await other.rows(id)).map(one => one.receipt.status)).toEqual(['in-chart']);
  await hanging;
  expect((await row(held, 'goal-1')).state).not.toBe('queued');
  await other.close();
});

async function inTurn<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** An address where nobody listens any more. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/fhir`;
}
