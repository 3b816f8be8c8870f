import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellRestored } from '../../../../server/storage/backup/tell-restored.ts';
import { restoreDrill } from '../../../parts/restore-drill.ts';
import { type ChartEmr, startEmr } from '../../chart/emr.ts';

let emr: ChartEmr;
beforeAll(async () => {
  emr = await startEmr();
});
afterAll(() => emr.close());

it('the data folder is lost an hour after the backup: nothing is in the chart twice, and what is missing is told', async () => {
  const drilled = await restoreDrill(emr, false, {
    ...{ sent: 2, waiting: 2, sentAfter: 2, waitingAfter: 1 },
  });
  expect(drilled.left).toEqual(Array(12).fill(1));
  expect(drilled.neverLeft).toEqual([0, 0, 0]);
  expect(drilled.receipts).toEqual(Array(6).fill('in-chart'));
  expect(drilled.sessions).toEqual({ before: 7, after: 4 });
  const [practice] = drilled.restored.practices;
  expect(practice).toMatchObject({ unclear: 6, lost: 12, anchored: true });
  expect(drilled.audit).toMatchObject({ status: 'sound', lost: 12 });
  const told = tellRestored(drilled.restored).join('\n');
  expect(told).toContain('Missing: 12 or more entries of the audit');
  expect(told).toContain('6 chart writes were under way');
});
