import { insertFromJson } from './rows-in-json.ts';
import { chartWrite } from './schema.ts';

/** SQL that puts the `NewChartWrite`s of parameter `$n` into the ledger, due at once. */
export const insertLedger = (n: number): string =>
  insertFromJson(chartWrite, n, {
    due: { field: 'queuedAt' },
    ...{
      attempts: 'default',
      looks: 'default',
      lease: 'default',
      leaseUntil: 'default',
      quietUntil: 'default',
    },
    ...{ reference: 'default', etag: 'default', detail: 'default', sentAt: 'default' },
  });
