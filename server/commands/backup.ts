/**
 * `npm run backup [-- --to FOLDER] [--keep 24,7,4] [--anchors FILE]`: takes a backup while the server runs: one moment of
 * the whole database, packed and sealed with the key ring, opened and checked before it counts. `--keep` lets older ones
 * go: so many hourly, daily and weekly ones stay. The keys are not in it: keep them somewhere else.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnchors } from '../storage/audit-anchor.ts';
import type { Retention } from '../storage/backup/retention.ts';
import { takeBackup } from '../storage/backup/take-backup.ts';
import { openDatabase } from '../storage/database.ts';
import { databaseFromEnvironment } from '../storage/from-environment.ts';
import { keysFromEnvironment } from '../storage/keys.ts';

const { values: flags } = parseArgs({
  options: { to: { type: 'string' }, keep: { type: 'string' }, anchors: { type: 'string' } },
});
const dataFolder = process.env.ALONGSIDE_DATA ?? '.data';
const keys = keysFromEnvironment(process.env, dataFolder);
const began = Date.now();
const database = await databaseFromEnvironment(process.env, dataFolder);
try {
  const { anchors } = readAnchors(keys, flags.anchors ?? join(dataFolder, 'audit-anchors.ndjson'));
  // Opened once, so that a database this version cannot read is refused before anything is written.
  await (await openDatabase({ url: database.url, ownerUrl: database.ownerUrl })).close();
  const taken = await takeBackup({
    ...{ appUrl: database.url, keys, anchors, now: new Date() },
    folder: flags.to ?? join(dataFolder, 'backups'),
    keep: retention(flags.keep),
  });
  const practices = Object.keys(taken.end.heads).length;
  say(
    `${taken.file}`,
    `  ${practices} practice${practices === 1 ? '' : 's'}, ${taken.rows} rows, ${Math.ceil(taken.bytes / 1024)} KB, opened and found whole (${((Date.now() - began) / 1000).toFixed(1)} s).`,
  );
  if (flags.to === undefined)
    say('  It lies beside what it is a backup of: copy it to another machine, or say --to.');
  if (taken.removed > 0) say(`  ${taken.removed} older removed.`);
} catch (error) {
  say(`No backup was taken. ${error instanceof Error ? error.message : ''}`);
  process.exitCode = 1;
} finally {
  await database.stop();
}

function retention(flag: string | undefined): Retention | undefined {
  if (flag === undefined) return undefined;
  const [hourly, daily, weekly] = flag.split(',').map(Number);
  if (![hourly, daily, weekly].every(count => Number.isInteger(count) && (count ?? -1) >= 0) || !hourly)
    throw new Error('--keep takes three numbers: hourly (at least 1), daily, weekly; for example 24,7,4.');
  return { hourly, daily: daily ?? 0, weekly: weekly ?? 0 };
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
