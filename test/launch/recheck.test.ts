import { afterAll, beforeAll, expect, test } from 'vitest';
import { recheckEmr } from '../../server/launching/recheck-emr.ts';
import { emrByIss } from '../../server/storage/practices.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { practiceWithStaff } from '../parts/practice.ts';
import { type ChartEmr, startEmr } from '../server/chart/emr.ts';
import { type Forger, json, startForger } from './parts/forger.ts';

let fresh: FreshDatabase;
let slow: Forger;
let real: ChartEmr;
beforeAll(async () => {
  [fresh, slow, real] = await Promise.all([freshDatabase(), startForger('alongside'), startEmr()]);
});
afterAll(() => Promise.all([fresh.close(), slow.close(), real.close()]));

test('an EMR slow at its start is waited for two seconds; its word counts when it comes, and it was asked once', async () => {
  const metadata = (await real.call('GET', 'metadata')).body;
  let asked = 0;
  const awake = Promise.withResolvers<void>();
  slow.be({
    answers: {
      '/fhir/metadata': async res => {
        asked += 1;
        await awake.promise;
        json(res, metadata);
      },
    },
  });
  const iss = `${slow.url}/fhir`;
  const accepts = { fhirVersion: '4.0.1', reads: {}, writes: {}, transaction: false, batch: false };
  const { practiceId } = await practiceWithStaff(fresh.db, { iss, accepts });
  const believed = async () =>
    (await fresh.db.withPractice(practiceId, tx => emrByIss(tx, iss)))?.pinned.accepts;
  const ask = () => recheckEmr(fresh.db, practiceId, iss, new Date(), 1_000);
  const first = ask();
  await expect.poll(() => asked).toBe(1);
  await ask();
  expect(Object.keys((await believed())?.reads ?? {})).toEqual([]);
  await first;
  expect([asked, Object.keys((await believed())?.reads ?? {})]).toEqual([1, []]);
  awake.resolve();
  await expect.poll(async () => (await believed())?.reads.Goal?.search).toBe(true);
});
