import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PinnedEndpoints } from '../../server/domain/chart/pinned-endpoints.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import type { PreviewView, SignedView } from '../../server/http/contract/session.ts';
import { loginRoutes } from '../../server/http/logins.ts';
import { sessionRoutes } from '../../server/http/sessions.ts';
import { writesOfSession } from '../../server/storage/chart-writes.ts';
import type { Database, PracticeTx } from '../../server/storage/database.ts';
import {
  actionPlan,
  coachingSession,
  contact,
  foldedWrites,
  physicianCard,
  promise,
  signature,
  teachBack,
} from '../../server/storage/schema.ts';
import { type RunningApp, startApp } from './app.ts';
import { freshDatabase } from './database.ts';
import { fullDraft } from './drafts.ts';
import { type SignedIn, signIn } from './logins.ts';
import { practiceWithStaff, type TestPractice } from './practice.ts';

export const morning = new Date('2026-03-02T15:04:30Z');
/** What an EMR says that takes everything of ours. */
export const takesAll: PinnedEndpoints['accepts'] = {
  ...{ fhirVersion: '4.0.1', reads: {}, transaction: false, batch: false },
  writes: Object.fromEntries(
    ['Encounter', 'DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest', 'Observation'].map(type => [
      type,
      { create: true, update: true, conditionalCreate: true },
    ]),
  ),
};
export const scopes = ['launch', 'openid', 'patient/*.cruds', 'patient/*.*'];

/** Two servers on one database, a practice made anew for each test, and the time it is there. */
export const desk = {} as {
  db: Database;
  willow: TestPractice;
  now: Date;
  here: RunningApp;
  there: RunningApp;
};

/** Sets the desk up for a file of tests. */
export function atTheDesk(): void {
  let close = async () => {};
  beforeAll(async () => {
    const fresh = await freshDatabase();
    const clock = () => desk.now;
    const [here, there] = await Promise.all(
      [1, 2].map(() => startApp(fresh.db, [...sessionRoutes, ...loginRoutes], { clock })),
    );
    if (!here || !there) throw new Error('two servers were started');
    Object.assign(desk, { db: fresh.db, here, there });
    close = async () => {
      await Promise.all([here.close(), there.close()]);
      await fresh.close();
    };
  });
  afterAll(() => close());
  beforeEach(async () => {
    desk.now = morning;
    desk.willow = await practiceWithStaff(desk.db, { accepts: takesAll });
  });
}

export const inside = <T>(work: (tx: PracticeTx) => Promise<T>): Promise<T> =>
  desk.db.withPractice(desk.willow.practiceId, work);

export type Written = { id: string; patientId: string; login: SignedIn };

/** A talk that waits for its signature, and the login of the coach's chart. */
export async function written(patientId: string, draft: SessionDraft = fullDraft(morning)): Promise<Written> {
  const { practiceId } = desk.willow;
  const at = morning.toISOString();
  const login = await signIn(desk.db, desk.willow, { role: 'coach', patientId, at: morning, scopes });
  const session = { practiceId, id: randomUUID(), patientId, staffId: desk.willow.staff.coach.id };
  await inside(tx =>
    tx
      .insert(coachingSession)
      .values({ ...session, status: 'open', rev: 1, draft, openedAt: at, savedAt: at }),
  );
  return { id: session.id, patientId, login };
}

export async function ask<T>(app: RunningApp, { login }: Written, path: string, body?: object) {
  const answer = await fetch(`${app.origin}/api/sessions/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...{ cookie: login.cookie, 'x-alongside-launch': login.launchId, origin: app.origin },
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}
export const look = async (one: Written, app = desk.here) =>
  (await ask<PreviewView>(app, one, `${one.id}/preview`)).body;
export const sign = (
  one: Written,
  more: { rev?: number; key?: string; note?: string } = {},
  app = desk.here,
) => ask<SignedView>(app, one, `${one.id}/signature`, { key: randomUUID(), rev: 1, ...more });

/** Whether what was shown was filed, rather than composed at the signature: its writes were folded before it. */
export const isAsShown = async (one: Written) =>
  (await inside(tx => tx.select().from(foldedWrites))).some(
    row => row.sessionId === one.id && row.folded.includes('\n'),
  );

/** All that a signature left behind, with its writes as they leave. */
export const leftBehind = (one: Written) =>
  inside(async tx => {
    const writes = await writesOfSession(tx, one.id);
    const of = <Row extends { sessionId: string | null }>(rows: Row[]) =>
      rows.filter(row => row.sessionId === one.id);
    return {
      session: (await tx.select().from(coachingSession)).filter(row => row.id === one.id),
      signatures: of(await tx.select().from(signature)),
      contacts: of(await tx.select().from(contact)),
      plans: of(await tx.select().from(actionPlan)),
      teachBacks: of(await tx.select().from(teachBack)),
      promises: of(await tx.select().from(promise)),
      writes,
      cards: (await tx.select().from(physicianCard).orderBy(physicianCard.topic)).filter(
        row => row.patientId === one.patientId,
      ),
    };
  });

/** The same of two sessions, their ids, patients and keys aside. */
export function alike(left: Awaited<ReturnType<typeof leftBehind>>): string {
  const names = new Map<string, string>();
  const named = (id: string) => names.get(id) ?? names.set(id, `id ${names.size}`).get(id) ?? '';
  return JSON.stringify(left, null, 1)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replaceAll(/patient-\w+/g, 'patient')
    .replaceAll(/"since": "([^"]+)"/g, (_, at: string) => `"since": "${new Date(at).toISOString()}"`);
}
