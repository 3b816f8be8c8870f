import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditor } from '../../server/storage/audit.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import { checkBackup } from '../../server/storage/backup/check-backup.ts';
import { openDatabase } from '../../server/storage/database.ts';
import { bareDatabase, freshDatabase } from '../parts/database.ts';
import { practiceWithStaff, testKeys } from '../parts/practice.ts';
import { restoreDrill } from '../parts/restore-drill.ts';
import { type ChartEmr, startEmr } from '../server/chart/emr.ts';
import { tell } from './parts/trials.ts';

let emr: ChartEmr;
beforeAll(async () => {
  emr = await startEmr();
});
afterAll(() => emr.close());

it.each([
  ['refuses a second create itself', 'conditional'],
  ['can only be searched', 'search-only'],
])(
  'F37: the data folder is lost, restored from an hour before; the EMR %s: each of 60 sessions that left is there once',
  async (_, profile) => {
    const conditional = profile === 'conditional';
    const size = { sent: 20, waiting: 20, sentAfter: 30, waitingAfter: 20 };
    const drilled = await restoreDrill(emr, conditional, size);
    tell({
      ...{ id: 'F37', profile, processes: 1 },
      lost: drilled.left.filter(count => count === 0).length,
      doubled: [...drilled.left.filter(count => count > 1), ...drilled.neverLeft.filter(Boolean)].length,
      receipt: `${drilled.receipts.length} in-chart, ${drilled.restored.practices[0]?.lost} entries told as missing`,
    });
    expect(drilled.left).toEqual(Array(3 * (size.waiting + size.sentAfter)).fill(1));
    expect(drilled.neverLeft).toEqual(Array(3 * size.waitingAfter).fill(0));
    expect(drilled.receipts).toEqual(Array(3 * size.waiting).fill('in-chart'));
    expect(drilled.sessions).toEqual({ before: 90, after: 40 });
    expect(drilled.restored.practices[0]).toMatchObject({ unclear: 60, lost: 150 });
    expect(drilled.audit).toMatchObject({ status: 'sound', lost: 150 });
  },
  300_000,
);

it('F17: backups and restores that are killed leave no half of either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-backups-'));
  const [fresh, bare] = [await freshDatabase(), await bareDatabase()];
  const { practiceId, staff } = await practiceWithStaff(fresh.db);
  const write = auditor(fresh.db, testKeys);
  for (let n = 0; n < 400; n += 1)
    await write(practiceId, { actor: staff.coach.id, action: 'save-session', outcome: 'done' }, new Date());
  const run = (command: 'backup' | 'restore', at: typeof bare, words: string[], killAfterMs?: number) =>
    runCommand(
      command,
      { DATABASE_URL: at.appUrl, DATABASE_OWNER_URL: at.ownerUrl },
      folder,
      words,
      killAfterMs,
    );
  for (const ms of [300, 450, 600, 750, 900]) await run('backup', fresh, ['--to', folder], ms);
  expect(await run('backup', fresh, ['--to', folder])).toBe(0);
  const backups = readdirSync(folder).filter(name => name.startsWith('alongside'));
  expect(backups.filter(name => !name.endsWith('.backup'))).toEqual([]);
  for (const name of backups) await checkBackup(testKeys, join(folder, name));
  const newest = join(folder, backups.toSorted().at(-1) ?? '');
  for (const ms of [400, 550, 700]) await run('restore', bare, ['--from', newest], ms);
  const last = await run('restore', bare, ['--from', newest]);
  const db = await openDatabase({ url: bare.appUrl });
  const audit = await verifyAudit(db, testKeys, practiceId);
  expect({ last: [0, 1].includes(last ?? -1), audit }).toMatchObject({
    last: true,
    audit: { status: 'sound', rows: 401 },
  });
  const rows = audit.status === 'sound' ? audit.rows : 0;
  tell({
    ...{ id: 'F17', profile: 'postgres', processes: 1 },
    ...{ lost: Math.max(0, 401 - rows), doubled: Math.max(0, rows - 401), receipt: '401 rows restored' },
  });
  await db.close();
  await Promise.all([fresh.close(), bare.close()]);
  rmSync(folder, { recursive: true });
}, 120_000);

/** Runs a command as `npm run` would; killed with SIGKILL after a while, or left to its exit code. */
async function runCommand(
  command: string,
  database: { DATABASE_URL: string; DATABASE_OWNER_URL: string },
  folder: string,
  words: string[],
  killAfterMs?: number,
): Promise<number | null> {
  const script = join(import.meta.dirname, '..', '..', 'server', 'commands', `${command}.ts`);
  const keys = Object.fromEntries([...testKeys.master].map(([id, key]) => [id, key.toString('base64')]));
  const child = spawn(process.execPath, [script, ...words], {
    env: {
      ...{ PATH: process.env.PATH, ...database, ALONGSIDE_DATA: folder },
      ALONGSIDE_KEYS: JSON.stringify({ active: testKeys.active, keys }),
    },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>(done => child.once('exit', done));
  if (killAfterMs !== undefined) {
    await wait(killAfterMs);
    child.kill('SIGKILL');
  }
  return ended;
}
