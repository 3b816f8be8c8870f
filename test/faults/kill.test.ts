import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeItems } from '../../server/chart/capability.ts';
import { chartWritesFor } from '../../server/chart/write/chart-writes.ts';
import type { NewChartWrite } from '../../server/domain/chart/chart-write.ts';
import type { EmrAccess } from '../../server/domain/chart/emr-access.ts';
import { startOutbox } from '../../server/outbox/outbox.ts';
import { insertChartWrites, writesOfSession } from '../../server/storage/chart-writes.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { practiceWithStaff, testKeys } from '../parts/practice.ts';
import type { Json } from '../sandbox-emr/fhir/types.ts';
import { type ChartEmr, startEmr } from '../server/chart/emr.ts';
import { itemsOfAFullSession, signedSession } from '../server/chart/session.ts';
import { withConditions } from '../server/outbox/office.ts';
import type { ChildTask, KillPoint } from './outbox-child.ts';

const points: KillPoint[] = [
  { at: 'before-save' },
  { at: 'before-commit' },
  { at: 'after-commit' },
  { at: 'taken' },
  { at: 'intended' },
  { at: 'in-flight' },
  { at: 'in-flight', after: 60 },
  { at: 'answered' },
  { at: 'marking' },
  { at: 'marked' },
  { at: 'taken', nth: 3 },
  { at: 'answered', nth: 2 },
];
/** Where the process that comes after is killed too. */
const twice: KillPoint['at'][] = ['intended', 'in-flight', 'answered', 'marking'];
const leaseMs = 3500;
const start = Date.parse('2026-10-12T15:00:00Z');

/** One saved session of one practice, sent by processes that die. */
type Case = {
  name: string;
  kill: KillPoint;
  conditional: boolean;
  access: EmrAccess;
  writes: NewChartWrite[];
};

let emr: ChartEmr;
let database: FreshDatabase;

beforeAll(async () => {
  [emr, database] = await Promise.all([startEmr(), freshDatabase({ connections: 20 })]);
});
afterAll(async () => {
  await database.close();
  await emr.close();
});

test('killed at any step, twice in a row, and finished by another process: each resource is in the chart once', async () => {
  const cases = await Promise.all(
    points.flatMap(kill => kindsFor(kill).map(conditional => madeReady(kill, conditional))),
  );
  const ends = await inTurns(cases, one => runUntilKilled(one, 0));
  const onFirstItem = ends.filter((_, at) => cases[at]?.kill.nth === undefined);
  expect(onFirstItem).toEqual(onFirstItem.map(() => 'SIGKILL'));
  await wait(leaseMs);
  const again = cases.filter(one => !one.conditional && twice.includes(one.kill.at));
  await inTurns(again, one => runUntilKilled(one, 20));
  await wait(leaseMs);
  await inTurns(cases, finish);
  const found = cases.map(one => [one.name, one.writes.map(write => countInChart(write))]);
  expect(found).toEqual(cases.map(one => [one.name, one.writes.map(() => 1)]));
}, 180_000);

/** Before anything is saved the EMR does not matter; afterwards both kinds are tried. */
const kindsFor = ({ at }: KillPoint): boolean[] => (/save|commit/.test(at) ? [false] : [true, false]);

async function madeReady(kill: KillPoint, conditional: boolean): Promise<Case> {
  const name = `${kill.at} ${kill.nth ?? 1} ${kill.after ?? 0} ${conditional ? 'conditional' : 'search only'}`;
  const iss = `${emr.base}#${name}`;
  const basic = await emr.accessFor('rosa-morales', { iss });
  const { practiceId, staff, settings } = await practiceWithStaff(database.db, {
    iss,
    accepts: basic.accepts,
  });
  const access = withConditions({ ...basic, practiceId }, conditional);
  const { id: staffId } = staff.coach;
  const signed = signedSession({
    id: randomUUID(),
    coach: { staffId, name: 'Dana Reyes', credential: '', fhirUser: 'Practitioner/coach-dana' },
  });
  const items = itemsOfAFullSession.slice(0, 3);
  const writes = chartWritesFor({
    ...{ signed, practiceId, iss, settings, previous: [], newId: randomUUID },
    routed: routeItems(items, access),
    now: new Date(start).toISOString(),
  });
  return { name, kill, conditional, access, writes };
}

/** Runs a child until it dies; answers with the signal, or with its exit code when it had nothing to die over. */
function runUntilKilled({ kill, access, writes }: Case, minutes: number): Promise<string> {
  const task: ChildTask = {
    ...{ databaseUrl: database.appUrl, access, writes, leaseMs, kill },
    now: new Date(start + minutes * 60_000).toISOString(),
    key: testKeys.master.get('k1')?.toString('base64') ?? '',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'outbox-child.ts')], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(JSON.stringify(task));
  return new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
}

/** What the coach's browser and the next process do: save again when nothing was saved, send what is left. */
async function finish({ access, writes }: Case): Promise<void> {
  const { practiceId } = access;
  const [first] = writes;
  await database.db.withPractice(practiceId, async tx => {
    const saved = first && (await writesOfSession(tx, first.sessionId));
    if (saved?.length === 0) await insertChartWrites(tx, writes);
  });
  let now = start + 3_600_000;
  const outbox = startOutbox({
    ...{ db: database.db, keys: testKeys, log: () => undefined, access: async () => access },
    clock: () => new Date(now),
    timing: { leaseMs, sendMs: 1000, pollMs: 600_000 },
  });
  for (let step = 0; step < 4; step += 1) {
    await outbox.drain(practiceId);
    now += 1_200_000;
  }
  await outbox.stop();
}

const countInChart = (write: NewChartWrite): number =>
  (emr.store.all(write.body?.resourceType ?? 'Basic') as unknown as Json[]).filter(one =>
    JSON.stringify(one.identifier ?? '').includes(write.id),
  ).length;

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
