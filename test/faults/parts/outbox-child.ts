import { readFileSync } from 'node:fs';
import type { NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { EmrAccess } from '../../../server/domain/chart/emr-access.ts';
import { type Stage, startOutbox } from '../../../server/outbox/outbox.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import { saveOnce } from './save-once.ts';

/** Where a child process dies: in its own save, or at a stage of the outbox. `after`: milliseconds later. */
export type KillPoint = {
  at: 'before-save' | 'before-commit' | 'after-commit' | Stage;
  nth?: number;
  after?: number;
};
export type ChildTask = {
  databaseUrl: string;
  access: EmrAccess;
  writes: NewChartWrite[];
  now: string;
  leaseMs: number;
  /** Base64. */
  key: string;
  kill: KillPoint;
};

/** Saves the rows of one session and sends them, and is killed with SIGKILL at the point it was told. */
const task: ChildTask = JSON.parse(readFileSync(0, 'utf8'));
const passed = new Map<KillPoint['at'], number>();

const dieAt = async (point: KillPoint['at']): Promise<void> => {
  const times = (passed.get(point) ?? 0) + 1;
  passed.set(point, times);
  if (point !== task.kill.at || times !== (task.kill.nth ?? 1)) return;
  await new Promise(resolve => setTimeout(resolve, task.kill.after ?? 0));
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
};

const db = await openDatabase({ url: task.databaseUrl, connections: 6 });
const { practiceId } = task.access;
await dieAt('before-save');
await db.withPractice(practiceId, async tx => {
  await saveOnce(tx, task.writes);
  await dieAt('before-commit');
});
await dieAt('after-commit');
const outbox = startOutbox({
  db,
  keys: { active: 'k1', master: new Map([['k1', Buffer.from(task.key, 'base64')]]) },
  clock: () => new Date(task.now),
  log: () => undefined,
  access: async () => task.access,
  timing: { leaseMs: task.leaseMs, sendMs: 1000, pollMs: 600_000 },
  pause: dieAt,
});
await outbox.drain(practiceId);
await outbox.stop();
await db.close();
