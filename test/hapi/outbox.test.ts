import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChartItem, SignedSession } from '../../server/domain/session/signed.ts';
import type { ChartWriteRow } from '../../server/storage/chart-writes.ts';
import { itemsOfAFullSession, itemsOfTheNextSession, nextSession } from '../server/chart/session.ts';
import { type BareOffice, openBareOffice, withConditions } from '../server/outbox/office.ts';
import { ask, base, wayIn, withIdentifier } from './hapi.ts';
import { shakyRoad } from './shaky-road.ts';

let office: BareOffice;
beforeEach(() => {
  office.way.conditional = true;
});
beforeAll(async () => {
  // A real server on two busy cores answers when it can.
  office = await openBareOffice(
    { base: base(), accessFor: wayIn },
    { timing: { sendMs: 20_000, leaseMs: 60_000, pollMs: 600_000 } },
  );
});
afterAll(() => office.close());

const patient = { patientId: 'lucia-fuentes-twin' };
const sign = (items: ChartItem[], change: Partial<SignedSession> = {}, lastTime?: string) =>
  office.sign(items, { ...patient, ...change }, lastTime);
const fullSession = itemsOfAFullSession.map(item =>
  item.kind === 'adherence' ? { ...item, chartId: 'lucia-fuentes-twin-medicine-1' } : item,
);
const row = async (id: string, key: string): Promise<ChartWriteRow> => {
  const found = (await office.rows(id)).findLast(one => one.itemKey === key);
  if (!found) throw new Error(`no row for ${key}`);
  return found;
};
const inHapi = (one: ChartWriteRow) => withIdentifier(one.body?.resourceType ?? '', one.id);
const received = (rows: ChartWriteRow[]) => rows.map(one => `${one.itemKey} ${one.receipt.status}`).sort();
const expected = (items: ChartItem[]) => items.map(item => `${item.key} in-chart`).sort();

test('a note for a visit that HAPI does not find is told as lacking its visit', async () => {
  const id = await sign(
    fullSession.filter(({ kind }) => kind === 'note'),
    { visitId: 'no-such-visit' },
  );
  await office.settle();
  expect((await row(id, 'note')).receipt).toMatchObject({ status: 'refused', because: 'visit-needed' });
});

describe.each([
  { name: 'with If-None-Exist', conditional: true },
  { name: 'with a search alone', conditional: false },
])('a signed session, $name', ({ conditional }) => {
  test('is in the chart, every kind of it, each once and naming the others', async () => {
    office.way.conditional = conditional;
    const id = await sign(fullSession);
    await office.settle();
    const rows = await office.rows(id);
    expect(received(rows)).toEqual(expected(fullSession));
    for (const one of rows) {
      const [found, ...more] = await inHapi(one);
      expect(more).toEqual([]);
      expect(`${found?.resourceType}/${found?.id}`).toBe(one.reference);
    }
    const plan = await ask('GET', (await row(id, 'care-plan')).reference ?? '');
    expect(plan.body).toMatchObject({
      goal: [{ reference: (await row(id, 'goal-1')).reference }],
      activity: [{ reference: { reference: (await row(id, 'step-1')).reference } }],
      encounter: { reference: (await row(id, 'visit')).reference },
    });
  });
});

test('eight outboxes at once send each item once', async () => {
  const id = await sign(fullSession);
  const crowd: BareOffice['outbox'][] = [];
  for (let count = 0; count < 8; count += 1) crowd.push(office.startOutbox());
  await Promise.all(crowd.map(outbox => outbox.drain(office.practice.practiceId)));
  await Promise.all(crowd.map(outbox => outbox.stop()));
  await office.settle();
  const rows = await office.rows(id);
  expect(received(rows)).toEqual(expected(fullSession));
  for (const one of rows) expect(await inHapi(one)).toHaveLength(1);
});

describe.each([
  { name: 'with If-None-Exist', conditional: true },
  { name: 'with a search alone', conditional: false },
])('a connection that breaks, $name', ({ conditional }) => {
  test('before the note arrived and again after it did: the note is in the chart once', async () => {
    const shaky = await shakyRoad(base(), ['before', 'after']);
    await office.restart({
      access: async (practiceId, iss, _staff, patientId) =>
        withConditions(await wayIn(patientId, { practiceId, iss, base: shaky.base }), conditional),
    });
    const id = await sign(fullSession.filter(item => item.kind === 'note'));
    await office.settle();
    await office.restart();
    await shaky.close();
    const note = await row(id, 'note');
    expect([note.receipt.status, shaky.left()]).toEqual(['in-chart', 0]);
    expect(await inHapi(note)).toHaveLength(1);
  });
});

describe('an amendment', () => {
  const only = (...keys: string[]) => fullSession.filter(item => keys.includes(item.key));
  const dancing = only('note', 'goal-1').map(item =>
    item.kind === 'goal' ? { ...item, words: 'Quiero bailar' } : item,
  );

  test('replaces the note and changes the goal in place', async () => {
    const id = await sign(only('note', 'goal-1'));
    await office.settle();
    const before = { note: await row(id, 'note'), goal: await row(id, 'goal-1') };
    await sign(dancing, { id, version: 2 });
    await office.settle();
    const after = { note: await row(id, 'note'), goal: await row(id, 'goal-1') };
    expect((await ask('GET', after.note.reference ?? '')).body).toMatchObject({
      relatesTo: [{ code: 'replaces', target: { reference: before.note.reference } }],
    });
    expect(after.goal.reference).toBe(before.goal.reference);
    expect((await ask('GET', after.goal.reference ?? '')).body).toMatchObject({
      description: { text: 'Quiero bailar' },
      meta: { versionId: '2' },
    });
  });

  test('does not overwrite what somebody changed in the chart meanwhile, and says so', async () => {
    const id = await sign(only('note', 'goal-1'));
    await office.settle();
    const { reference } = await row(id, 'goal-1');
    const { body } = await ask('GET', reference ?? '');
    await ask('PUT', reference ?? '', { ...body, description: { text: 'Changed by Dr. Osei' } });
    await sign(dancing, { id, version: 2 });
    await office.settle();
    expect((await row(id, 'goal-1')).receipt).toMatchObject({ status: 'refused', because: 'conflict' });
    const now = await ask('GET', reference ?? '');
    expect(now.body).toMatchObject({ description: { text: 'Changed by Dr. Osei' } });
  });
});

test('a plan that ended is ended in the chart, and the next one names the one it replaces', async () => {
  const first = await sign(fullSession);
  await office.settle();
  const { startedAt, endedAt, signedAt } = nextSession();
  const second = await sign(itemsOfTheNextSession(first), { startedAt, endedAt, signedAt }, first);
  await office.settle();
  const rows = await office.rows(second);
  expect(received(rows)).toEqual(expected(itemsOfTheNextSession(first)));
  const statusOf = async (key: string) => {
    const { body } = await ask('GET', (await row(first, key)).reference ?? '');
    return body.lifecycleStatus ?? body.status;
  };
  expect([await statusOf('goal-1'), await statusOf('step-1'), await statusOf('care-plan')]).toEqual([
    'cancelled',
    'revoked',
    'revoked',
  ]);
  const next = rows.find(one => one.itemKey === 'next-care-plan');
  expect((await ask('GET', next?.reference ?? '')).body).toMatchObject({
    replaces: [{ reference: (await row(first, 'care-plan')).reference }],
  });
});
