/**
 * The EMR of the measurements, a program of its own: the sandbox's answers replayed after a fixed latency, a sign-in
 * without a page, writes that are taken (and known by their identifier). `GET /written` tells which, `PUT /limit/48` makes
 * it answer 429 to more at once. `GET /counts` tells what was asked since `DELETE /counts`;
 * `PUT /latency/30` sets the latency in milliseconds. Both answer at once.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Counts } from './counts.ts';
import { startRecording } from './recording.ts';
import { createSignIn, smartConfiguration } from './sign-in.ts';
import { createWritten } from './written.ts';

const server = createServer((req, res) => void answer(req, res).catch(() => res.destroy()));
await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
const recording = await startRecording(origin);
const signIn = await createSignIn(origin);
let latencyMs = 0;
let counts: Counts = nothingYet();
const written = createWritten();

console.log(`EMR ready at ${origin}`);
process.on('disconnect', () => process.exit(0));

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const began = performance.now();
  const url = new URL(req.url ?? '/', origin);
  if (/^\/(counts|latency|limit|written)\b/.test(url.pathname)) return control(req, url, res);
  res.setHeader('access-control-allow-origin', '*');
  if (req.method === 'OPTIONS') {
    counts.preflights += 1;
    res.setHeader('access-control-allow-headers', 'authorization, accept, content-type');
    return late(began, () => res.writeHead(204).end());
  }
  if (url.pathname === '/oidc/auth') {
    // Asked by us whether it lives, before anybody is sent there.
    if (!url.searchParams.has('redirect_uri')) return void res.writeHead(400).end();
    counts.sentBackAt = performance.timeOrigin + performance.now();
    return void res.writeHead(302, { location: signIn.sendBack(url.searchParams) }).end();
  }
  const body = req.method === 'POST' || req.method === 'PUT' ? await textOf(req) : '';
  if (url.pathname === '/fhir/.well-known/smart-configuration')
    return json(began, res, smartConfiguration(origin));
  if (url.pathname === '/oidc/jwks') return json(began, res, signIn.keys);
  if (url.pathname === '/oidc/token') return json(began, res, await signIn.tokens(new URLSearchParams(body)));
  if (req.method !== 'GET') return take(began, req, url, body, res);
  const identifier = url.searchParams.get('identifier');
  if (identifier) return json(began, res, written.found(identifier));
  const { status, type, body: recorded } = await recording.answerTo(`${url.pathname}${url.search}`);
  counts.reads += 1;
  counts.readBytes += recorded.byteLength;
  late(began, () => res.writeHead(status, { 'content-type': type }).end(recorded));
}

/** A write is given an id and sent back; one too many at once is told to come again. */
function take(began: number, req: IncomingMessage, url: URL, body: string, res: ServerResponse): void {
  counts.writes += 1;
  const mayEnter = written.enter();
  res.once('close', written.leave);
  if (!mayEnter) return void res.writeHead(429, { 'retry-after': '1' }).end();
  late(began, () => {
    const { status, resource = {} } = written.take(req, body);
    const location = `${url.href}/${resource.id}/_history/1`;
    res
      .writeHead(status, { 'content-type': 'application/fhir+json', location })
      .end(JSON.stringify(resource));
  });
}

function control(req: IncomingMessage, url: URL, res: ServerResponse): void {
  const [, what, value] = url.pathname.split('/');
  if (req.method === 'DELETE') {
    counts = nothingYet();
    written.forget();
  }
  if (req.method === 'PUT' && what === 'latency') latencyMs = Number(value);
  if (req.method === 'PUT' && what === 'limit') written.limitTo(Number(value));
  const told =
    what === 'written' ? (value === 'count' ? { arrived: written.size() } : written.all()) : counts;
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
}

function json(began: number, res: ServerResponse, body: unknown): void {
  counts.others += 1;
  late(began, () => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
}

/** Answers no sooner than the latency after the question came. */
function late(began: number, send: () => void): void {
  const rest = latencyMs - (performance.now() - began);
  if (rest > 0) setTimeout(send, rest);
  else send();
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function nothingYet(): Counts {
  return { reads: 0, readBytes: 0, writes: 0, others: 0, preflights: 0, sentBackAt: 0 };
}
