import type { Role } from '../../../server/domain/practice/settings.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { readyForBilling } from './a-month.ts';

export type Answered<T> = { status: number; body: T; text: string };
export type DeskDay = {
  fresh: FreshDatabase;
  home: TestPractice;
  app: RunningApp;
  clock: { now: Date };
  /** Calls a route as somebody of the practice. */
  as: <T = { refused?: string; because?: string; detail?: string; id?: string }>(
    role: Role,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    at?: TestPractice,
  ) => Promise<Answered<T>>;
  close: () => Promise<void>;
};

/** A practice that takes part in care management, with a desk that can be called over HTTP. */
export async function deskDay(now: string): Promise<DeskDay> {
  const fresh = await freshDatabase();
  const home = await practiceWithStaff(fresh.db);
  const clock = { now: new Date(now) };
  const app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  await readyForBilling(fresh.db, home);
  const as: DeskDay['as'] = async (role, method, path, body = {}, at = home) => {
    const who = await signIn(fresh.db, at, { role, at: clock.now });
    const headers = {
      ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    };
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(app.origin + path, { method, headers, ...sent });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson ? JSON.parse(text) : ({} as never), text };
  };
  const close = async () => {
    await app.close();
    await fresh.close();
  };
  return { fresh, home, app, clock, as, close };
}
