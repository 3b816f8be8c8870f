import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReceiptNews } from '../../../server/outbox/outbox.ts';
import { answerUnclear, retryRefused } from '../../../server/storage/chart-writes.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { auditRow } from '../../../server/storage/schema.ts';
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
const inPractice = <T>(work: (tx: PracticeTx) => Promise<T>): Promise<T> =>
  office.database.db.withPractice(office.practice.practiceId, work);

describe('a signed session', () => {
  test('reaches an open chart as resources that name each other, each once', async () => {
    const news: ReceiptNews[] = [];
    office.outbox.onReceipt(one => news.push(one));
    const id = await office.sign(itemsOfAFullSession);
    await drain();
    const rows = await office.rows(id);
    expect(rows.map(one => [one.itemKey, one.state, one.receipt.status])).toEqual(
      rows.map(one => [one.itemKey, 'sent', 'in-chart']),
    );
    expect(rows).toHaveLength(itemsOfAFullSession.length);
    for (const one of rows) expect(office.inChart(one)).toHaveLength(1);
    const visit = (await row(id, 'visit')).reference;
    const goal = (await row(id, 'goal-1')).reference;
    expect(office.inChart(await row(id, 'note'))[0]).toMatchObject({
      context: { encounter: [{ reference: visit }] },
    });
    expect(office.inChart(await row(id, 'care-plan'))[0]).toMatchObject({ goal: [{ reference: goal }] });
    expect(news.map(one => one.receipt.status)).toEqual(rows.map(() => 'in-chart'));
  });

  test('leaves one audit row for each item, with what it was and no word of it', async () => {
    const id = await office.sign(only('note', 'goal-1'));
    await drain();
    const audited = await inPractice(tx => tx.select().from(auditRow));
    const ids = (await office.rows(id)).map(one => one.id);
    expect(audited.map(one => [one.action, one.actor, one.outcome])).toEqual(
      ids.map(() => ['send-chart-write', 'outbox', 'done']),
    );
    expect(new Set(audited.map(one => one.entityId))).toEqual(new Set(ids));
    expect(JSON.stringify(audited)).not.toMatch(/Quiero|caminar/);
  });

  test('a draft for the clinician to sign says that it awaits a signature', async () => {
    office.practice.settings = { ...office.practice.settings, noteArrives: 'draft' };
    const id = await office.sign(only('note'));
    await drain();
    expect((await row(id, 'note')).receipt).toMatchObject({ status: 'in-chart', awaitingSignature: true });
  });

  test('sent by two processes at the same time is still in the chart once', async () => {
    const id = await office.sign(itemsOfAFullSession);
    const first = office.outbox;
    await office.restart();
    await Promise.all([drain(), drain(), first.drain(office.practice.practiceId)]);
    await office.settle(1);
    for (const one of await office.rows(id)) expect(office.inChart(one)).toHaveLength(1);
  });
});

describe('an amendment', () => {
  test('replaces the note and changes the goal in place', async () => {
    const id = await office.sign(only('note', 'goal-1'));
    await drain();
    const before = { note: await row(id, 'note'), goal: await row(id, 'goal-1') };
    const changed = only('note', 'goal-1').map(item =>
      item.kind === 'goal' ? { ...item, words: 'Quiero bailar' } : item,
    );
    await office.sign(changed, { id, version: 2 });
    await drain();
    const after = { note: await row(id, 'note'), goal: await row(id, 'goal-1') };
    expect(office.inChart(after.note)[0]).toMatchObject({
      relatesTo: [{ code: 'replaces', target: { reference: before.note.reference } }],
    });
    expect(after.goal.reference).toBe(before.goal.reference);
    expect(office.inChart(after.goal)).toMatchObject([{ description: { text: 'Quiero bailar' } }]);
  });

  test('does not overwrite what somebody changed in the EMR meanwhile', async () => {
    const id = await office.sign(only('note', 'goal-1'));
    await drain();
    const [goal] = office.inChart(await row(id, 'goal-1'));
    emr.store.put({ ...goal, description: { text: 'Changed by Dr. Osei' } } as never);
    const changed = only('note', 'goal-1').map(item =>
      item.kind === 'goal' ? { ...item, words: 'Quiero bailar' } : item,
    );
    await office.sign(changed, { id, version: 2 });
    await drain();
    expect((await row(id, 'goal-1')).receipt).toMatchObject({ status: 'refused', because: 'conflict' });
    expect(office.inChart(await row(id, 'goal-1'))).toEqual([]);
  });
});

describe('what the EMR does not take', () => {
  test('a type it refuses stands in the note only, and IT can see why', async () => {
    emr.faults.add({ kind: 'refuse-type', method: 'POST', type: 'Goal', times: 0 });
    const id = await office.sign(only('note', 'goal-1', 'step-1'));
    await drain();
    const goal = await row(id, 'goal-1');
    expect(goal.receipt).toEqual({ status: 'note-only', noteInChart: false });
    expect(goal.detail).toMatchObject([{ status: 403, codes: ['forbidden'] }]);
    const [step] = office.inChart(await row(id, 'step-1'));
    expect(step).toBeDefined();
    expect(step?.extension).toBeUndefined();
  });

  test('an item it finds invalid is refused with its words, and can be sent again', async () => {
    emr.faults.add({ kind: 'refuse-type', method: 'POST', type: 'Goal', status: 422 });
    const id = await office.sign(only('goal-1'));
    await drain();
    const refused = await row(id, 'goal-1');
    expect(refused.receipt).toMatchObject({
      status: 'refused',
      because: 'not-valid',
      words: expect.any(String),
    });
    await inPractice(tx => retryRefused(tx, refused.id, office.clock.at.toISOString()));
    await drain();
    expect((await row(id, 'goal-1')).receipt.status).toBe('in-chart');
  });

  test('a note without a visit says that it needs one', async () => {
    emr.wear('epic-like');
    const id = await office.sign(only('note'));
    await drain();
    expect((await row(id, 'note')).receipt).toMatchObject({ status: 'refused', because: 'visit-needed' });
  });
});

describe('an EMR that cannot be asked what arrived', () => {
  const unclear = async () => {
    await office.restart({ access: withoutSearch });
    emr.faults.add({ kind: 'reset-after', method: 'POST', type: 'DocumentReference' });
    const id = await office.sign(only('note'));
    await office.settle(48);
    return row(id, 'note');
  };
  const withoutSearch = async (practiceId: string, iss: string, _staff: string, patientId: string) => {
    const nothing = { fhirVersion: '4.0.1', reads: {}, writes: {}, transaction: false, batch: false };
    return emr.accessFor(patientId, { practiceId, iss, accepts: nothing });
  };

  test('gets nothing twice: the item is unclear until a person has looked', async () => {
    const note = await unclear();
    expect([note.state, note.receipt.status, note.attempts]).toEqual(['needs-review', 'unclear', 1]);
    expect(office.inChart(note)).toHaveLength(1);
  });

  test('"it is there" settles it without another word to the EMR', async () => {
    const note = await unclear();
    await inPractice(tx => answerUnclear(tx, note.id, 'it-is-there', office.clock.at.toISOString()));
    await office.settle(48);
    const after = await row(note.sessionId, 'note');
    expect([after.receipt.status, after.attempts]).toEqual(['in-chart', 1]);
  });

  test('"it is not there" sends it once more', async () => {
    const note = await unclear();
    for (const one of office.inChart(note)) emr.store.remove('DocumentReference', one.id ?? '');
    await inPractice(tx => answerUnclear(tx, note.id, 'it-is-not-there', office.clock.at.toISOString()));
    await drain();
    expect((await row(note.sessionId, 'note')).receipt.status).toBe('in-chart');
    expect(office.inChart(note)).toHaveLength(1);
  });
});
