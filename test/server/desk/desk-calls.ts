import type { Role } from '../../../server/domain/practice/settings.ts';
import type { RunningApp } from '../../parts/app.ts';
import type { FreshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import type { TestPractice } from '../../parts/practice.ts';

export type DeskAnswer<T> = { status: number; body: T; text: string; bytes: Buffer; headers: Headers };
export type DeskCall = <T = { because?: string }>(
  role: Role,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<DeskAnswer<T>>;

/** Calls to the desk of a practice, each by a person of a role who signed in for it. */
export const deskCalls =
  (fresh: FreshDatabase, home: TestPractice, app: RunningApp, now: () => Date): DeskCall =>
  async <T>(role: Role, method: 'GET' | 'POST', path: string, body: object = {}) => {
    const who = await signIn(fresh.db, home, { role, at: now() });
    const headers = {
      ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    };
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(app.origin + path, { method, headers, ...sent });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString('utf8');
    const isJson = answer.headers.get('content-type')?.includes('json');
    const told = (isJson ? JSON.parse(text) : {}) as T;
    return { status: answer.status, body: told, text, bytes, headers: answer.headers };
  };
