import { request } from 'node:http';
import { loginCookie } from '../../launch/credentials.ts';
import { newLaunchId, newSecret } from '../../launch/secrets.ts';
import type { Database } from '../../server/storage/database.ts';
import type { RunningApp } from './app.ts';
import type { CallingEmr } from './cds-client.ts';
import { type SignedIn, signIn } from './logins.ts';
import type { TestPractice } from './practice.ts';
import { type RouteCase, type Sample, sampleCall } from './route-table-cases.ts';

export type House = {
  db: Database;
  app: RunningApp;
  home: TestPractice;
  away: TestPractice;
  patientId: string;
  now: Date;
  /** The EMR of the home practice as a caller for cards; without it nobody calls as one. */
  emr?: CallingEmr;
};
export type Reply = { status: number; type: string; headers: Record<string, unknown>; text: string };

const hour = 3_600_000;

/** Calls a route as the caller of the case would, with the rightful call's own ids. */
export async function knock(house: House, the: RouteCase, given: Sample = {}): Promise<Reply> {
  if (the.caller === 'cds-client') return knockAsEmr(house, the, given);
  const browser = await browserOf(house, the);
  const { path, body } = sampleCall(the.rule, browser?.launchId ?? newLaunchId(), given);
  const headers: Record<string, string> = {};
  if (browser) {
    headers.cookie = browser.cookie;
    if (the.caller !== 'no-launch-header') headers['x-alongside-launch'] = browser.launchId;
    if (the.caller === 'wrong-launch-header') headers['x-alongside-launch'] = newLaunchId();
  } else if (the.rule.method !== 'GET') headers['x-alongside-launch'] = newLaunchId();
  if (the.rule.method !== 'GET') {
    headers['content-type'] =
      the.caller === 'as-a-form' ? 'application/x-www-form-urlencoded' : 'application/json';
    headers['sec-fetch-site'] = the.caller === 'wrong-origin' ? 'cross-site' : 'same-origin';
    headers.origin = the.caller === 'wrong-origin' ? 'https://evil.example' : house.app.origin;
  }
  return send(
    house.app.port,
    the.rule.method,
    path,
    headers,
    the.rule.method === 'GET' ? undefined : JSON.stringify(body),
  );
}

/** By a token that is good for this very address, and by nothing that a browser of ours would send. */
async function knockAsEmr(
  { app, home, emr, now }: House,
  { rule }: RouteCase,
  given: Sample,
): Promise<Reply> {
  const { path, body } = sampleCall(rule, newLaunchId(), given);
  const token = await emr?.token(`${app.origin}${path}`, home.iss, now);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return send(app.port, rule.method, path, headers, rule.method === 'GET' ? undefined : JSON.stringify(body));
}

/** One request, byte for byte as told; event streams are left after their head. */
export const send = (
  port: number,
  method: string,
  path: string,
  headers: Record<string, string | string[]> = {},
  body?: string | Buffer,
): Promise<Reply> =>
  new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, answer => {
      const type = String(answer.headers['content-type'] ?? '');
      const reply = (text: string) =>
        done({ status: answer.statusCode ?? 0, type, headers: answer.headers, text });
      if (type.startsWith('text/event-stream')) {
        reply('');
        asked.destroy();
        return;
      }
      let text = '';
      answer.setEncoding('utf8').on('data', part => {
        text += part;
      });
      answer.on('end', () => reply(text)).on('error', failed);
    });
    if (body !== undefined && headers['content-length'] === undefined)
      asked.setHeader('content-length', Buffer.byteLength(body));
    asked.on('error', failed);
    asked.end(body);
  });

async function browserOf(house: House, { caller, role }: RouteCase): Promise<SignedIn | undefined> {
  const { db, home, away, patientId, now } = house;
  if (caller === 'nobody') return undefined;
  if (caller === 'garbage-cookie') {
    const launchId = newLaunchId();
    const cookie = `${loginCookie(launchId)}=${home.practiceId}.${newSecret()}`;
    return { practiceId: home.practiceId, launchId, secret: '', cookie };
  }
  const ago = (ms: number) => new Date(now.getTime() - ms);
  if (caller === 'other-practice') return signIn(db, away, { role, patientId, at: now });
  return signIn(db, home, {
    role,
    at: caller === 'expired' ? ago(13 * hour) : now,
    patientId: caller === 'no-patient' ? undefined : caller === 'other-patient' ? 'somebody-else' : patientId,
    lockedAt: caller === 'locked' ? now : undefined,
    endedAt: caller === 'logged-out' ? now : undefined,
  });
}
