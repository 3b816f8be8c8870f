import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { routeItems } from '../../../server/chart/capability.ts';
import { chartWritesFor } from '../../../server/chart/write/chart-writes.ts';
import type { NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { EmrAccess } from '../../../server/domain/chart/emr-access.ts';
import { startOutbox } from '../../../server/outbox/outbox.ts';
import { type ChartWriteRow, writesOfSession } from '../../../server/storage/chart-writes.ts';
import type { FreshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, testKeys } from '../../parts/practice.ts';
import type { Disguise } from '../../sandbox-emr/fhir/types.ts';
import type { ChartEmr } from '../../server/chart/emr.ts';
import { itemsOfAFullSession, signedSession } from '../../server/chart/session.ts';
import { withConditions } from '../../server/outbox/office.ts';
import type { ChildTask, KillPoint } from './outbox-child.ts';
import { saveOnce } from './save-once.ts';
import { saidAnew } from './trial-office.ts';

/** One session of one practice, saved and sent by processes that die. */
export type Doomed = { access: EmrAccess; writes: NewChartWrite[]; saidBy: number };
export type Home = { emr: ChartEmr; database: FreshDatabase };

export const leaseMs = 3500;
const start = Date.parse('2026-10-12T15:00:00Z');
let made = 0;

/**
 * A practice of its own with a session to send, in words that no other has. Of an EMR that takes only notes and vital
 * signs, those.
 */
export async function makeDoomed(
  { emr, database }: Home,
  conditional: boolean,
  as: Disguise,
): Promise<Doomed> {
  made += 1;
  const saidBy = 1000 + made;
  const iss = `${emr.base}#${made}`;
  const basic = await emr.accessFor('rosa-morales', { iss });
  const { practiceId, staff, settings } = await practiceWithStaff(database.db, {
    iss,
    accepts: basic.accepts,
  });
  const access = withConditions({ ...basic, practiceId }, conditional);
  const signed = signedSession({
    id: randomUUID(),
    coach: {
      staffId: staff.coach.id,
      name: 'Dana Reyes',
      credential: '',
      fhirUser: 'Practitioner/coach-dana',
    },
    ...(as !== 'open' ? { visitId: visitOf(emr) } : {}),
  });
  const items = saidAnew(
    itemsOfAFullSession.filter(({ key }) => keysAt(as).includes(key)),
    saidBy,
  );
  const writes = chartWritesFor({
    ...{ signed, practiceId, iss, settings, previous: [], newId: randomUUID },
    routed: routeItems(items, access, signed.visitId),
    now: new Date(start).toISOString(),
  });
  return { access, writes, saidBy };
}

const keysAt = (as: Disguise): string[] =>
  as === 'epic-like'
    ? ['note', 'vital-bp', 'vital-weight']
    : as === 'forgetful'
      ? ['note', 'goal-1', 'step-1']
      : ['visit', 'note', 'goal-1'];

/** Starts a process that dies at a point, so many minutes after the save. */
export function startDoomed(
  { database }: Home,
  { access, writes }: Doomed,
  kill: KillPoint,
  minutes: number,
): ChildProcess {
  const task: ChildTask = {
    ...{ databaseUrl: database.appUrl, access, writes, leaseMs, kill },
    now: new Date(start + minutes * 60_000).toISOString(),
    key: testKeys.master.get('k1')?.toString('base64') ?? '',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'outbox-child.ts')], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(JSON.stringify(task));
  return child;
}

/** The signal it died of, or its exit code when it had nothing to die over. */
export const endOf = (child: ChildProcess): Promise<string> =>
  new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));

/** What the coach's browser and the next process do: save again when nothing was saved, send what is left. */
export async function finish({ database }: Home, { access, writes }: Doomed): Promise<ChartWriteRow[]> {
  const { practiceId } = access;
  const sessionId = writes[0]?.sessionId ?? '';
  await database.db.withPractice(practiceId, tx => saveOnce(tx, writes));
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
  return database.db.withPractice(practiceId, tx => writesOfSession(tx, sessionId));
}

const visitOf = (emr: ChartEmr): string | undefined =>
  (emr.store.all('Encounter') as fhir4.Encounter[]).find(
    one => one.subject?.reference === 'Patient/rosa-morales',
  )?.id;
