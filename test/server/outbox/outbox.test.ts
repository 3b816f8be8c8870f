import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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

test('a full session reaches an open chart as resources that name each other, each once', async () => {
  const id = await office.sign(itemsOfAFullSession);
  await office.outbox.drain(office.practice.practiceId);
  const rows = await office.rows(id);
  expect(rows.map(row => [row.itemKey, row.state, row.receipt.status])).toEqual(
    rows.map(row => [row.itemKey, 'sent', 'in-chart']),
  );
  expect(rows).toHaveLength(itemsOfAFullSession.length);
  for (const row of rows) expect(office.inChart(row)).toHaveLength(1);
});
