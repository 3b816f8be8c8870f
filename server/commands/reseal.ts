/**
 * `npm run reseal`: after the active key of the ring was changed, seals everything anew that an older key had sealed, of
 * every practice. Says how many texts, a line each practice; run again it says 0, and only then may the older key go, if no
 * backup needs it any more.
 */
import { resolve } from 'node:path';
import { storageFromEnvironment } from '../storage/from-environment.ts';
import { keysFromEnvironment } from '../storage/keys.ts';
import { reseal } from '../storage/reseal.ts';

const dataFolder = resolve(process.env.ALONGSIDE_DATA ?? '.data');
const keys = keysFromEnvironment(process.env, dataFolder);
const storage = await storageFromEnvironment(process.env, dataFolder);
try {
  for (const practiceId of await storage.db.practiceIds())
    process.stdout.write(
      `${practiceId}  ${await reseal(storage.db, keys, practiceId)} sealed anew by ${keys.active}\n`,
    );
} finally {
  await storage.stop();
}
