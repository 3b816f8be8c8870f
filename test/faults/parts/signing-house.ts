import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asc, eq } from 'drizzle-orm';
import { readCapabilityStatement } from '../../../launch/capability-statement.ts';
import { type ChartWriteRow, writesOfSession } from '../../../server/storage/chart-writes.ts';
import { auditRow, coachingSession, emr as emrTable } from '../../../server/storage/schema.ts';
import { type Prepared, prepareSessions } from '../../bench/save/prepared-sessions.ts';
import { type BenchData, benchData, freePort } from '../../bench/server-process.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { startTestServer, type TestServer } from '../../sandbox-emr/fhir/test-server.ts';
import { arm, armedFile } from './armed.ts';

/** Where a server of ours dies; see die-at.ts. */
export type DieAt = 'begin' | 'commit' | 'committed' | number;
export type OurServer = {
  origin: string;
  /** From now on it dies where it was told to. */
  arm(): Promise<void>;
  kill(): Promise<void>;
  /** The signal or code it ended with. */
  ended: Promise<string>;
};

/** A database of its own, an EMR that takes everything, and sessions that wait for their signature. */
export type SigningHouse = {
  data: BenchData;
  emr: TestServer;
  practiceId: string;
  sessions: Prepared[];
  start(dieAt?: DieAt): Promise<OurServer>;
  close(): Promise<void>;
};

const root = join(import.meta.dirname, '..', '..', '..');

export async function openSigningHouse(sessions: number): Promise<SigningHouse> {
  const patients = Array.from({ length: sessions }, (_, at) => ({
    ...{ resourceType: 'Patient' as const, id: `bench-${at}`, name: [{ text: `Patient ${at}` }] },
  }));
  const coach = { resourceType: 'Practitioner' as const, id: 'coach', name: [{ text: 'Rosa Medina' }] };
  const emr = await startTestServer({
    seed: [coach, ...patients],
    grants: { any: { clientId: 'alongside', scopes: ['user/*.cruds'] } },
  });
  const data = await benchData();
  const accepts = readCapabilityStatement((await emr.call('GET', 'metadata')).body);
  const { practiceId } = await practiceWithStaff(data.db, { iss: emr.base, accepts });
  await data.db.withPractice(practiceId, tx =>
    tx
      .update(emrTable)
      .set({ scopes: { any: 'user/*.cruds' } })
      .where(eq(emrTable.iss, emr.base)),
  );
  return {
    ...{ data, emr, practiceId },
    sessions: await prepareSessions(data, practiceId, sessions),
    start: async dieAt => {
      // Another program may take the port before the server listens.
      for (let tries = 1; ; tries += 1) {
        const server = await startOurs(data.folder, dieAt);
        if (server) return server;
        if (tries === 3) throw new Error('no server came up: see server.log in its data folder');
      }
    },
    close: async () => {
      await emr.close();
      await data.remove();
    },
  };
}

async function startOurs(folder: string, dieAt: DieAt | undefined): Promise<OurServer | undefined> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const log = openSync(join(folder, 'server.log'), 'a');
  const preload =
    dieAt === undefined ? [] : ['--import', pathToFileURL(join(import.meta.dirname, 'die-at.ts')).href];
  const armed = dieAt === undefined ? '' : armedFile();
  const child = spawn(process.execPath, [...preload, join(root, 'server/main.ts')], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'production', ALONGSIDE_ORIGIN: origin, PORT: `${port}` },
      ...{ ALONGSIDE_DATA: folder, ALONGSIDE_PROXIES: '127.0.0.1', DIE_AT: `${dieAt ?? ''}` },
      DIE_ARMED: armed,
    },
  });
  process.once('exit', () => child.kill('SIGKILL')); // a run that failed leaves no server behind
  const ended = new Promise<string>(resolve =>
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)),
  );
  if (!(await isReady(child, origin))) return undefined;
  return {
    ...{ origin, ended },
    arm: () => arm(child, armed),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The answer's status, or nothing when the server died over it. */
export const signAt = (
  origin: string,
  { sessionId, ...who }: Prepared,
  key: string,
): Promise<number | undefined> =>
  fetch(`${origin}/api/sessions/${sessionId}/signature`, {
    method: 'POST',
    headers: { ...headersOf(origin, who), 'content-type': 'application/json' },
    body: JSON.stringify({ key, rev: 1 }),
  }).then(
    async answer => {
      await answer.text();
      return answer.status;
    },
    () => undefined,
  );

export const headersOf = (origin: string, who: Pick<Prepared, 'cookie' | 'launchId' | 'origin'>) => ({
  ...{ origin, cookie: who.cookie, 'x-alongside-launch': who.launchId, 'x-forwarded-for': who.origin },
});

/** What the database holds of one session. */
export async function savedOf({ data, practiceId }: SigningHouse, sessionId: string) {
  return data.db.withPractice(practiceId, async tx => {
    const [session] = await tx.select().from(coachingSession).where(eq(coachingSession.id, sessionId));
    const rows: ChartWriteRow[] = await writesOfSession(tx, sessionId);
    const audits = await tx
      .select()
      .from(auditRow)
      .where(eq(auditRow.entityId, sessionId))
      .orderBy(asc(auditRow.seq));
    return {
      status: session?.status,
      rows,
      signatures: audits.filter(({ action }) => action === 'sign-session').length,
    };
  });
}

export const newKey = (): string => randomUUID();

async function isReady(child: ChildProcess, origin: string): Promise<boolean> {
  for (let waited = 0; waited < 60_000 && child.exitCode === null; waited += 50) {
    const ready = await fetch(`${origin}/readyz`).then(
      answer => answer.status === 200,
      () => false,
    );
    if (ready) return true;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  return false;
}
