import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnchors } from '../storage/audit-anchor.ts';
import { verifyAudit } from '../storage/audit-verify.ts';
import { storageFromEnvironment } from '../storage/from-environment.ts';
import { keysFromEnvironment } from '../storage/keys.ts';

/**
 * `npm run audit:verify [-- --practice ID] [--anchors FILE]`: follows the audit of every practice (or of one) and says
 * what it found, a line each. Ends with 1 when an audit is broken.
 */
const { values } = parseArgs({ options: { practice: { type: 'string' }, anchors: { type: 'string' } } });
const dataFolder = process.env.ALONGSIDE_DATA ?? '.data';
const keys = keysFromEnvironment(process.env, dataFolder);
const { anchors, unsigned } = readAnchors(keys, values.anchors ?? join(dataFolder, 'audit-anchors.ndjson'));
const storage = await storageFromEnvironment(process.env, dataFolder);
const known = await storage.db.practiceIds();
const practices = values.practice
  ? [values.practice]
  : [...new Set([...known, ...anchors.map(a => a.practiceId)])];

let broken = 0;
for (const practiceId of practices) {
  const verdict = await verifyAudit(storage.db, keys, practiceId, anchors);
  if (verdict.status === 'broken') broken++;
  say(
    verdict.status === 'sound'
      ? `${practiceId}  sound  ${verdict.rows} rows, ${verdict.anchored} anchors${verdict.lost > 0 ? `; ${verdict.lost} rows were lost before a restore` : ''}`
      : `${practiceId}  BROKEN at ${verdict.seq}: ${verdict.fault}`,
  );
}
if (unsigned > 0)
  say(`${unsigned} lines of the anchor file carry no signature of ours and were not believed`);
if (practices.length === 0) say('There is no practice yet.');
await storage.stop();
process.exitCode = broken > 0 ? 1 : 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
