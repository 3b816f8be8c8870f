/** A process of ours that does one thing with the database over and over, tells each time it is done, and is killed. */

import { auditor } from '../../../server/storage/audit.ts';
import { startAnchoring } from '../../../server/storage/audit-anchor.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import type { KeyRing } from '../../../server/storage/keys.ts';
import { reseal } from '../../../server/storage/reseal.ts';

export type StorageTask = {
  do: 'audit' | 'anchor' | 'reseal';
  databaseUrl: string;
  practiceId: string;
  /** Base64 by id; the active one first. */
  keys: [string, string][];
  /** Of the anchors. */
  file: string;
};

process.once('message', async (task: StorageTask) => {
  const keys: KeyRing = {
    active: task.keys[0]?.[0] ?? '',
    master: new Map(task.keys.map(([id, key]) => [id, Buffer.from(key, 'base64')])),
  };
  const db = await openDatabase({ url: task.databaseUrl, connections: 4 });
  const write = auditor(db, keys);
  const anchoring = startAnchoring({ db, keys, file: task.file, clock: () => new Date() });
  const { practiceId } = task;
  for (;;) {
    const entityId = crypto.randomUUID();
    if (task.do === 'reseal') await reseal(db, keys, practiceId);
    else {
      const entry = { actor: 'nobody', action: 'save-session', outcome: 'done', entityId } as const;
      await write(practiceId, entry, new Date());
    }
    if (task.do === 'anchor') await anchoring.now();
    process.send?.({ kept: entityId });
  }
});
