import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewChartWrite } from '../../server/domain/chart/chart-write.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import type { ChartWriteRow } from '../../server/storage/chart-writes.ts';
import { freshDatabase } from '../parts/database.ts';
import { testKeys } from '../parts/practice.ts';
import type { Disguise, Json } from '../sandbox-emr/fhir/types.ts';
import { startEmr } from '../server/outbox/office.ts';
import type { FaultId, ownFaults } from './parts/catalogue.ts';
import { type Doomed, endOf, finish, type Home, leaseMs, makeDoomed, startDoomed } from './parts/doomed.ts';
import type { KillPoint } from './parts/outbox-child.ts';
import { receiptsOf } from './parts/trial-office.ts';
import { chosen, drawn, tell } from './parts/trials.ts';

/** Processes that send are killed with SIGKILL at each step of it, one or two at once; another finishes their work. */
type Kill = { id: keyof typeof ownFaults; at: KillPoint[]; also?: 'a double' };

const kills: Kill[] = [
  { id: 'F05', at: [{ at: 'taken' }] },
  { id: 'F06', at: [{ at: 'intended' }] },
  { id: 'F07', at: [{ at: 'in-flight' }] },
  { id: 'F08', at: [{ at: 'answered' }] },
  { id: 'F09', at: [{ at: 'marking' }] },
  { id: 'F10', at: [{ at: 'marked' }] },
  { id: 'F11', at: [{ at: 'taken', nth: 2 }] },
  { id: 'F12', at: [{ at: 'answered' }, { at: 'looking' }] },
  { id: 'F13', at: [{ at: 'answered' }], also: 'a double' },
  ...(['intended', 'in-flight', 'answered', 'marking'] as const).map(
    at => ({ id: 'F20', at: [{ at }, { at }] }) satisfies Kill,
  ),
];
const profiles: { profile: string; conditional: boolean; as: Disguise }[] = [
  { profile: 'conditional', conditional: true, as: 'open' },
  { profile: 'search-only', conditional: false, as: 'open' },
  { profile: 'note-only', conditional: false, as: 'epic-like' },
  { profile: 'forgetful', conditional: true, as: 'forgetful' },
];

let home: Home;
beforeAll(async () => {
  const [emr, database] = await Promise.all([startEmr(), freshDatabase({ connections: 20 })]);
  home = { emr, database };
});
afterAll(async () => {
  await home.database.close();
  await home.emr.close();
});

test.each(profiles)(
  'at an EMR that is $profile: killed at any step, alone or two at once, each resource is in the chart once, or a person is told to look',
  async ({ profile, conditional, as }) => {
    home.emr.wear(as);
    const trials = chosen(
      kills
        .filter(({ id }) => id !== 'F13' || as === 'open') // a double is marked where it is known by its name, and updates are taken
        .flatMap(kill => [1, 2].map(processes => ({ ...kill, profile, processes }))),
    );
    const cases = await Promise.all(
      trials.map(async trial => ({ ...trial, doomed: await makeDoomed(home, conditional, as) })),
    );
    const ends = await inTurns(cases, one => runUntilKilled(one.doomed, one.at[0], one, 0));
    for (const [at, one] of cases.entries())
      expect([one.id, ends[at]?.includes('SIGKILL')]).toEqual([one.id, true]);
    for (const one of cases) if (one.also) home.emr.store.create(doubleOf(one.doomed) as never);
    await wait(leaseMs);
    const again = cases.filter(one => one.at.length > 1 || one.also);
    await inTurns(again, one =>
      one.also
        ? killedWhileMarking(one.doomed).then(end => [end])
        : runUntilKilled(one.doomed, one.at[1], one, 20),
    );
    await wait(leaseMs);
    await inTurns(cases, async ({ id, profile, processes, doomed }) => {
      const rows = await finish(home, doomed);
      const counts = doomed.writes.map(write => ({
        ...{ key: write.itemKey, unclear: isUnclear(rows, write.id) },
        count: as === 'forgetful' ? countBySaying(write, doomed.saidBy) : countInChart(write.id),
      }));
      const lost = counts.filter(({ count, unclear }) => count === 0 && !unclear).length;
      const doubled = counts.filter(({ count }) => count > 1).length;
      const { status } = await verifyAudit(home.database.db, testKeys, doomed.access.practiceId);
      tell({ id: id as FaultId, profile, processes, lost, doubled, receipt: receiptsOf(rows) });
      expect({ id, lost, doubled, status }).toEqual({ id, lost: 0, doubled: 0, status: 'sound' });
      // Only an EMR that keeps no identifier may leave one to a person: nobody can say that nothing arrived.
      const certain = rows.filter(row => as !== 'forgetful' || !isUnclear(rows, row.id));
      expect(certain.map(row => row.receipt.status)).toEqual(certain.map(() => 'in-chart'));
      expect(counts.filter(({ count, unclear }) => count !== 1 && !unclear)).toEqual([]);
    });
  },
  300_000,
);

/** Starts as many as the trial wants at once, a moment apart by the run's seed; all of them are to die. */
async function runUntilKilled(
  doomed: Doomed,
  kill: KillPoint = { at: 'taken' },
  trial: { id: FaultId; profile: string; processes: number },
  minutes: number,
): Promise<string[]> {
  const after = kill.at === 'in-flight' ? drawn(trial, 'after', 60) : kill.after;
  return Promise.all(
    Array.from({ length: trial.processes }, () =>
      endOf(startDoomed(home, doomed, { ...kill, after }, minutes)),
    ),
  );
}

/** A second copy of the first resource, as an EMR makes it that commits a lost request after all. */
function doubleOf({ writes }: Doomed): Json {
  const made = madeBy(writes.map(({ id }) => id))[0];
  if (!made) throw new Error('nothing was made yet');
  const { id: _, meta: __, ...copy } = made;
  return copy as Json;
}

/** The EMR keeps the mark and gives no answer; then the process is killed. */
async function killedWhileMarking(doomed: Doomed): Promise<string> {
  const ids = doomed.writes.map(({ id }) => id);
  home.emr.faults.add({ kind: 'no-answer-after', method: 'PUT', times: 1 });
  const child = startDoomed(home, doomed, { at: 'before-commit', nth: 99 }, 20);
  const ended = endOf(child);
  const isMarked = () => madeBy(ids, 'withdrawn').length > madeBy(ids).length;
  for (let waited = 0; waited < 30_000 && !isMarked(); waited += 5) await wait(5);
  child.kill('SIGKILL');
  return ended;
}

function madeBy(ids: string[], which: 'valid' | 'withdrawn' = 'valid'): Json[] {
  const all = ['Encounter', 'DocumentReference', 'Goal', 'Observation'].flatMap(
    type => home.emr.store.all(type) as unknown as Json[],
  );
  const ours = all.filter(one => ids.some(id => JSON.stringify(one.identifier ?? '').includes(id)));
  return which === 'withdrawn' ? ours : ours.filter(one => !isWithdrawn(one));
}

const isUnclear = (rows: ChartWriteRow[], id: string): boolean =>
  rows.some(row => row.id === id && row.receipt.status === 'unclear' && row.state === 'needs-review');

/** Where no identifier is kept: how many say what this session says, and no other. */
function countBySaying({ body }: NewChartWrite, saidBy: number): number {
  const says = new RegExp(`(Walk|walk|caminar) ${saidBy}\\b`);
  return (home.emr.store.all(body?.resourceType ?? '') as unknown as Json[]).filter(
    one => says.test(wordsOf(one)) && !isWithdrawn(one),
  ).length;
}

/** A resource with its attachments as they read. */
const wordsOf = (one: Json): string => {
  const parts = (one.content ?? []) as { attachment?: { data?: string } }[];
  const attached = parts.map(({ attachment }) =>
    Buffer.from(attachment?.data ?? '', 'base64').toString('utf8'),
  );
  return [JSON.stringify({ ...one, content: [] }), ...attached].join('\n');
};

const isWithdrawn = (one: Json) => [one.status, one.lifecycleStatus].includes('entered-in-error');
const countInChart = (id: string): number => madeBy([id]).length;

/** Three at a time: the machine is small. */
async function inTurns<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = all.map((one, at) => ({ one, at }));
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next.at] = await work(next.one);
  };
  await Promise.all([worker(), worker(), worker()]);
  return results;
}
