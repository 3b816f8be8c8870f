import type { RunningApp } from './app.ts';
import { send } from './knock.ts';
import type { SignedIn } from './logins.ts';

/** Calls of somebody's page, as the page makes them; the body parsed. */
export const asking =
  (app: () => RunningApp) =>
  async <T = unknown>(
    who: SignedIn,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<{ status: number; body: T }> => {
    const { port, origin } = app();
    const headers: Record<string, string> = { cookie: who.cookie, 'x-alongside-launch': who.launchId };
    if (method !== 'GET')
      Object.assign(headers, {
        ...{ 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin },
      });
    const sent = method === 'GET' ? undefined : JSON.stringify(body ?? {});
    const { status, text } = await send(port, method, path, headers, sent);
    return { status, body: (text ? JSON.parse(text) : undefined) as T };
  };
