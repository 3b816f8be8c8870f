import { randomUUID } from 'node:crypto';
import { type KeptConnection, openConnection } from './kept-connection.ts';
import type { Prepared } from './prepared-sessions.ts';

/** What came of signing: how long each took, and which the server said were signed. */
export type Signed = { times: number[]; acknowledged: string[]; failed: number; seconds: number };

/** What is sent of a prepared session; without a body it is a look. */
type Sent = { path: string; body?: () => object };

const signature: Sent = { path: 'signature', body: () => ({ key: randomUUID(), rev: 1 }) };

export const preview: Sent = { path: 'preview' };

/** One field written, as the page saves it after a pause. */
export const autosave: Sent = {
  path: 'edits',
  body: () => ({
    key: randomUUID(),
    rev: 1,
    edits: [{ path: ['how', 'place'], to: 'Room 4, by the window' }],
  }),
};

/** By server: connections that wait for the next request. There are as many as were ever needed at once. */
const waiting = new Map<string, KeptConnection[]>();

/**
 * Signs at a steady rate, whatever the server does: each is timed from the moment it was meant to leave, so that a
 * server that falls behind cannot hide it.
 */
export async function signAtRate(
  server: string,
  sessions: Prepared[],
  perSecond: number,
  what: Sent = signature,
): Promise<Signed> {
  const outcome: Signed = { times: [], acknowledged: [], failed: 0, seconds: 0 };
  const began = performance.now();
  await Promise.all(
    sessions.map(async (session, at) => {
      const meant = began + (at * 1000) / perSecond;
      await new Promise(resolve => setTimeout(resolve, Math.max(1, meant - performance.now())));
      await sendTimed(server, session, meant, outcome, what);
    }),
  );
  return { ...outcome, seconds: (performance.now() - began) / 1000 };
}

/** Opens the review of each session, which a coach reads before the one button. */
export const review = (server: string, sessions: Prepared[], inFlight: number): Promise<Signed> =>
  inFlightAtMost(server, sessions, inFlight, preview);

/** Signs with so many always in flight; stops taking new ones when `enough` says so. */
export const signInFlight = (
  server: string,
  sessions: Prepared[],
  inFlight: number,
  onAcknowledged?: (soFar: number) => void,
): Promise<Signed> => inFlightAtMost(server, sessions, inFlight, signature, onAcknowledged);

async function inFlightAtMost(
  server: string,
  sessions: Prepared[],
  inFlight: number,
  what: Sent,
  onAcknowledged: (soFar: number) => void = () => undefined,
): Promise<Signed> {
  const outcome: Signed = { times: [], acknowledged: [], failed: 0, seconds: 0 };
  const began = performance.now();
  const left = [...sessions];
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let session = left.shift(); session !== undefined; session = left.shift()) {
        await sendTimed(server, session, performance.now(), outcome, what);
        onAcknowledged(outcome.acknowledged.length);
      }
    }),
  );
  return { ...outcome, seconds: (performance.now() - began) / 1000 };
}

async function sendTimed(
  server: string,
  session: Prepared,
  from: number,
  into: Signed,
  what: Sent,
): Promise<void> {
  const status = await send(server, session, what).catch(() => 0);
  if (status !== 200) {
    into.failed += 1;
    return;
  }
  into.times.push(performance.now() - from);
  into.acknowledged.push(session.sessionId);
}

async function send(server: string, session: Prepared, { path, body: make }: Sent): Promise<number> {
  const body = make && JSON.stringify(make());
  const headers = {
    ...{ host: new URL(server).host, cookie: session.cookie, 'x-alongside-launch': session.launchId },
    'x-forwarded-for': session.origin,
    ...(body && {
      ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), origin: server },
    }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const address = `/api/sessions/${session.sessionId}/${path}`;
  const request = `${body ? 'POST' : 'GET'} ${address} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
  const free = waiting.get(server) ?? [];
  waiting.set(server, free);
  let connection = free.pop();
  while (connection !== undefined && !connection.isOpen()) connection = free.pop();
  connection ??= openConnection(server);
  const status = await connection.ask(request);
  free.push(connection);
  return status;
}
