/**
 * `npm run restore [-- --from FILE] [--anchors FILE]`: restores the newest backup (or the one named) into an empty
 * database, and tells each practice what is missing and what is in doubt. Everybody signs in anew afterwards.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnchors } from '../storage/audit-anchor.ts';
import { verifyAudit } from '../storage/audit-verify.ts';
import { restoreBackup } from '../storage/backup/restore.ts';
import { backupAt, backupsIn } from '../storage/backup/take-backup.ts';
import { tellRestored } from '../storage/backup/tell-restored.ts';
import { openDatabase } from '../storage/database.ts';
import { databaseFromEnvironment } from '../storage/from-environment.ts';
import { keysFromEnvironment } from '../storage/keys.ts';

const { values: flags } = parseArgs({ options: { from: { type: 'string' }, anchors: { type: 'string' } } });
const dataFolder = process.env.ALONGSIDE_DATA ?? '.data';
const keys = keysFromEnvironment(process.env, dataFolder);
const database = await databaseFromEnvironment(process.env, dataFolder);
try {
  process.exitCode = await run();
} catch (error) {
  say(`Nothing was restored. ${error instanceof Error ? error.message : ''}`);
  process.exitCode = 1;
} finally {
  await database.stop();
}

async function run(): Promise<number> {
  const { url: appUrl, ownerUrl } = database;
  if (ownerUrl === undefined)
    throw new Error('Give the owner login as DATABASE_OWNER_URL: it makes the tables.');
  const { anchors } = readAnchors(keys, flags.anchors ?? join(dataFolder, 'audit-anchors.ndjson'));
  const file = flags.from ?? newestIn(join(dataFolder, 'backups'));
  const quiet = process.env.ALONGSIDE_EMR_QUIET_SECONDS;
  const restored = await restoreBackup({
    ...{ appUrl, ownerUrl, keys, file, anchors, now: new Date() },
    ...(quiet ? { quietSeconds: Number(quiet) } : {}),
  });
  say(`${file} is restored into ${database.where}.`, ...tellRestored(restored));
  const db = await openDatabase({ url: appUrl });
  let broken = 0;
  for (const { practiceId } of restored.practices) {
    const verdict = await verifyAudit(db, keys, practiceId, anchors);
    if (verdict.status === 'broken') broken += 1;
    if (verdict.status === 'broken')
      say(`${practiceId}  its audit is BROKEN at ${verdict.seq}: ${verdict.fault}`);
  }
  await db.close();
  return broken === 0 ? 0 : 1;
}

function newestIn(folder: string): string {
  const newest = backupsIn(folder).at(-1);
  if (newest === undefined) throw new Error(`There is no backup in ${folder}.`);
  return backupAt(folder, newest);
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
