import { afterAll, beforeAll, expect, test } from 'vitest';
import { experienceOf, forgetRefusals } from '../../../server/storage/emr-experience.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { type Office, openOffice, startEmr } from './office.ts';

let office: Office;
let emr: Awaited<ReturnType<typeof startEmr>>;
beforeAll(async () => {
  emr = await startEmr();
  office = await openOffice(emr);
});
afterAll(async () => {
  await office.close();
  await emr.close();
});

const inPractice = <T>(work: Parameters<typeof office.database.db.withPractice<T>>[1]) =>
  office.database.db.withPractice(office.practice.practiceId, work);
const goals = itemsOfAFullSession.filter(item => item.kind === 'goal' || item.kind === 'note');

test('what an EMR refuses and what it takes is written down, and the refusal forgotten when somebody checks again', async () => {
  emr.faults.add({ kind: 'refuse-type', times: 1, method: 'POST', type: 'Goal' });
  await office.sign(goals);
  await office.settle();
  const met = await inPractice(tx => experienceOf(tx, emr.base));
  expect(met).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'DocumentReference', deed: 'create', taken: true }),
      expect.objectContaining({ type: 'Goal', deed: 'create', taken: false, status: 403 }),
    ]),
  );
  expect(await inPractice(tx => forgetRefusals(tx, emr.base))).toBe(1);
  await office.sign(goals);
  await office.settle();
  const after = await inPractice(tx => experienceOf(tx, emr.base));
  expect(after.find(({ type }) => type === 'Goal')).toMatchObject({ taken: true, status: undefined });
});
