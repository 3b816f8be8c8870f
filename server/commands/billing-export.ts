/**
 * `npm run -s billing:export -- --month 2026-10 [--practice NAME|ID] [--kind csv|837p|fhir|pdf|packets] [--batch ID]
 * [--out FILE|-] [--by NAME] [--with-claim] [--no-mark] [--language es]`: what is locked in a month as a new batch, or a batch that
 * was made already, as a file. What it did is told on standard error, so that `--out -` is the file and nothing else.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { storageFromEnvironment } from '../storage/from-environment.ts';
import { keysFromEnvironment } from '../storage/keys.ts';
import { exportByCommand } from './export-claims.ts';

const dataFolder = resolve(process.env.ALONGSIDE_DATA ?? '.data');
try {
  const { values: flags } = parseArgs({
    options: {
      ...{ month: { type: 'string' }, practice: { type: 'string' }, kind: { type: 'string' } },
      ...{ batch: { type: 'string' }, out: { type: 'string' }, by: { type: 'string' } },
      ...{ 'with-claim': { type: 'boolean' }, language: { type: 'string' } },
      'no-mark': { type: 'boolean' },
    },
  });
  const keys = keysFromEnvironment(process.env, dataFolder);
  const storage = await storageFromEnvironment(process.env, dataFolder);
  try {
    say(await exportByCommand({ db: storage.db, keys }, flags, process.stdout, new Date()));
  } finally {
    await storage.stop();
  }
} catch (error) {
  say(`Nothing was written. ${error instanceof Error ? error.message : ''}`);
  process.exitCode = 1;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
