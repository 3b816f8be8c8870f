import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartSnapshot } from '../../server/domain/chart/snapshot.ts';
import { readAnchors, startAnchoring } from '../../server/storage/audit-anchor.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import type { KeyRing } from '../../server/storage/keys.ts';
import { reseal } from '../../server/storage/reseal.ts';
import { chartSnapshot } from '../../server/storage/schema.ts';
import { sealedByOldKey } from '../../server/storage/seal.ts';
import { keepSnapshot, lastSnapshot } from '../../server/storage/snapshots.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { practiceWithStaff, testKeys } from '../parts/practice.ts';
import { reckonKept } from './parts/kept-words.ts';
import type { StorageTask } from './parts/storage-child.ts';
import { drawn, tell } from './parts/trials.ts';

/** Killed over what holds the rest together: the audit, its anchors, the change of a key. One process or two at once. */
let fresh: FreshDatabase;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kill-storage-'));
});
afterAll(async () => {
  await fresh.close();
  rmSync(folder, { recursive: true });
});

const rounds = 4;
const base64 = ({ master, active }: KeyRing): [string, string][] =>
  [...master]
    .map(([id, key]): [string, string] => [id, key.toString('base64')])
    .toSorted(([id]) => (id === active ? -1 : 1));

/** So many processes at the task; `kept`: what they said was done; `kill` ends them all in one moment. */
function startAll(task: StorageTask, processes: number) {
  const kept: string[] = [];
  const children = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'parts', 'storage-child.ts'), { execArgv: [] }),
  );
  const ends = children.map(
    child => new Promise(resolve => child.once('exit', (_code, signal) => resolve(signal))),
  );
  for (const child of children) {
    child.on('message', ({ kept: id }: { kept: string }) => kept.push(id));
    child.send(task);
  }
  const kill = async () => {
    for (const child of children) child.kill('SIGKILL');
    expect(await Promise.all(ends)).toEqual(children.map(() => 'SIGKILL'));
  };
  return { kept, kill };
}

/** Runs processes until they have done something, and kills them so many milliseconds later. */
async function killed(task: StorageTask, processes: number, afterMs: number): Promise<string[]> {
  const { kept, kill } = startAll(task, processes);
  for (let waited = 0; waited < 20_000 && kept.length === 0; waited += 5) await wait(5);
  await wait(afterMs);
  await kill();
  return kept;
}

test.each([1, 2])(
  'F15 killed while the audit is written, %i of ours: the chain holds, and no entry is lost',
  async processes => {
    const { practiceId } = await practiceWithStaff(fresh.db);
    const task: StorageTask = {
      do: 'audit',
      databaseUrl: fresh.appUrl,
      practiceId,
      keys: base64(testKeys),
      file: join(folder, 'none'),
    };
    const kept: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const after = drawn({ id: 'F15', profile: 'postgres', processes }, `round ${round}`, 40);
      kept.push(...(await killed(task, processes, after)));
    }
    const outcome = await reckonKept(fresh.db, practiceId, kept);
    expect(outcome).toEqual({ lost: 0, doubled: 0, chain: 'sound' });
    tell({
      id: 'F15',
      profile: 'postgres',
      processes,
      ...outcome,
      receipt: `${kept.length} entries, ${rounds} kills`,
    });
  },
  120_000,
);

test.each([1, 2])(
  'F16 killed while an anchor is signed, %i of ours: every whole anchor counts, and the next is written',
  async processes => {
    const { practiceId } = await practiceWithStaff(fresh.db);
    const file = join(folder, `anchors-${processes}.ndjson`);
    const task: StorageTask = {
      do: 'anchor',
      databaseUrl: fresh.appUrl,
      practiceId,
      keys: base64(testKeys),
      file,
    };
    const kept: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const after = drawn({ id: 'F16', profile: 'postgres', processes }, `round ${round}`, 40);
      kept.push(...(await killed(task, processes, after)));
    }
    const before = readAnchors(testKeys, file);
    expect(before.anchors.length).toBeGreaterThanOrEqual(1);
    expect(before.unsigned).toBeLessThanOrEqual(rounds * processes);
    await startAnchoring({ db: fresh.db, keys: testKeys, file, clock: () => new Date() }).stop();
    const { anchors } = readAnchors(testKeys, file);
    const ours = anchors.filter(anchor => anchor.practiceId === practiceId);
    const newest = Math.max(...ours.map(({ seq }) => seq));
    const verdict = await verifyAudit(fresh.db, testKeys, practiceId, anchors);
    const outcome = await reckonKept(fresh.db, practiceId, kept);
    expect(outcome).toEqual({ lost: 0, doubled: 0, chain: 'sound' });
    expect(verdict).toMatchObject({ status: 'sound', rows: newest });
    tell({
      id: 'F16',
      profile: 'postgres',
      processes,
      ...outcome,
      receipt: `${ours.length} anchors, ${before.unsigned} torn`,
    });
  },
  120_000,
);

test.each([1, 2])(
  'F18 killed with half the rows under a new key, %i of ours: all can be read, and the rest follows',
  async processes => {
    const { practiceId } = await practiceWithStaff(fresh.db);
    const inPractice = fresh.db.withPractice;
    const patients = Array.from({ length: 300 }, (_, at) => `patient-${at}`);
    const chart = (patientId: string) =>
      ({ patientId, readAt: '2026-10-12T15:00:00Z', leftOut: [] }) as unknown as ChartSnapshot;
    await inPractice(practiceId, async tx => {
      for (const patientId of patients) await keepSnapshot(tx, testKeys, practiceId, chart(patientId));
    });
    const rotated: KeyRing = { active: 'k2', master: new Map([...testKeys.master, ['k2', randomBytes(32)]]) };
    const left = () =>
      inPractice(practiceId, async tx => {
        const rows = await tx.select({ sealed: chartSnapshot.sealed }).from(chartSnapshot);
        return rows.filter(({ sealed }) => sealedByOldKey(rotated, sealed)).length;
      });
    const readable = () =>
      inPractice(practiceId, async tx => {
        const found = [];
        for (const patientId of patients) found.push(await lastSnapshot(tx, rotated, practiceId, patientId));
        return found.filter((one, at) => one?.patientId === patients[at]).length;
      });
    const task: StorageTask = {
      do: 'reseal',
      databaseUrl: fresh.appUrl,
      practiceId,
      keys: base64(rotated),
      file: join(folder, 'none'),
    };
    const { kill } = startAll(task, processes);
    await resealing(practiceId);
    await kill();
    expect(await readable()).toBe(patients.length);
    const remaining = await left();
    expect(await reseal(fresh.db, rotated, practiceId)).toBe(remaining);
    const lost = patients.length - (await readable());
    expect([await left(), lost, await reseal(fresh.db, rotated, practiceId)]).toEqual([0, 0, 0]);
    tell({
      id: 'F18',
      profile: 'postgres',
      processes,
      lost,
      doubled: 0,
      receipt: `${remaining} of ${patients.length} left to seal`,
    });
  },
  120_000,
);

/** Until somebody has begun to change rows of this practice and has not ended: the transaction holds their locks. */
async function resealing(practiceId: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 2) {
    const isHeld = await fresh.db.withPractice(practiceId, async tx => {
      const free = await tx
        .select({ id: chartSnapshot.patientId })
        .from(chartSnapshot)
        .limit(1)
        .for('update', { skipLocked: true });
      return free.length === 0;
    });
    if (isHeld) return;
    await wait(2);
  }
  throw new Error('nobody resealed anything');
}
