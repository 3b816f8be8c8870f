import { spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFhir } from '../../../server/chart/fhir-http.ts';

let server: Server;
let answer: (req: IncomingMessage, res: ServerResponse) => void;
let asked: { url: string; method: string; token: string; body: string; cache?: string }[] = [];

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString('utf8');
    asked.push({
      ...{ url: `${req.url}`, method: `${req.method}` },
      ...{ token: `${req.headers.authorization}`, body, cache: req.headers['cache-control'] },
    });
    answer(req, res);
  });
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const base = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
const call = (change: Partial<Parameters<typeof callFhir>[1]> = {}, accessToken = 'secret') => {
  asked = [];
  return callFhir(
    { base: base(), iss: base(), accessToken, atOnce: 8 },
    { method: 'GET', path: 'Goal/g1', deadline: AbortSignal.timeout(3000), ...change },
  );
};
const goal = JSON.stringify({ resourceType: 'Goal', id: 'g1', description: { text: 'Caminar más' } });

describe('an answer', () => {
  const cases: [string, number, Buffer | string, string | undefined, unknown][] = [
    ['as it is', 200, goal, undefined, JSON.parse(goal)],
    ['packed by gzip', 200, gzipSync(goal), 'gzip', JSON.parse(goal)],
    ['packed by brotli', 200, brotliCompressSync(goal), 'br', JSON.parse(goal)],
    ['packed by deflate', 200, deflateSync(goal), 'deflate', JSON.parse(goal)],
    ['nothing', 201, '', undefined, undefined],
    ['null', 200, 'null', undefined, undefined],
    ['a number', 200, '5', undefined, undefined],
    ['a list', 200, `[${goal}]`, undefined, undefined],
    ['a page for people', 502, '<html>Bad gateway</html>', undefined, undefined],
    [
      'a refusal in words',
      422,
      '{"resourceType":"OperationOutcome"}',
      undefined,
      { resourceType: 'OperationOutcome' },
    ],
    ['a letter that is no UTF-8', 200, Buffer.from('{"id":"\xff"}', 'latin1'), undefined, undefined],
    ['61 levels', 200, `{"id":"g","extension":${'['.repeat(60)}${']'.repeat(60)}}`, undefined, undefined],
    ['brackets in words', 200, `{"id":"${'['.repeat(90)}\\""}`, undefined, { id: `${'['.repeat(90)}"` }],
  ];
  test.each(cases)('%s', async (_, http, sent, encoding, body) => {
    answer = (_req, res) =>
      res.writeHead(http, { etag: 'W/"3"', ...(encoding ? { 'content-encoding': encoding } : {}) }).end(sent);
    const got = await call();
    expect(got).toMatchObject({ status: 'answered', http });
    expect(got.status === 'answered' && [got.body, got.headers.get('etag')]).toEqual([body, 'W/"3"']);
  });

  test.each([
    ['9 MB', Buffer.alloc(9 * 1024 * 1024, 0x20), undefined, 'too-large'],
    ['a bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), 'gzip', 'too-large'],
    ['half of a packing', gzipSync(goal).subarray(0, 30), 'gzip', 'broken'],
    ['a packing nobody asked for', gzipSync(gzipSync(goal)), 'gzip, gzip', 'broken'],
  ])('%s is no answer', async (_, sent, encoding, because) => {
    answer = (_req, res) => res.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(sent);
    expect(await call()).toEqual({ status: 'failed', because });
  });

  test('keeps no key that would set a prototype, however it is spelled', async () => {
    answer = (_req, res) =>
      res.end('{"id":"g1","__proto__":{"a":1},"x":[{"\\u005f_proto__":{"b":1},"y":2}]}');
    const got = await call();
    const body = got.status === 'answered' ? got.body : undefined;
    expect(body).toEqual({ id: 'g1', x: [{ y: 2 }] });
    expect(Reflect.ownKeys(body ?? {})).toEqual(['id', 'x']);
  });

  test('carries nothing of the request with it', async () => {
    answer = (_req, res) => res.end(goal);
    const got = await call();
    expect(Reflect.ownKeys((got.status === 'answered' && got.body) || {})).toEqual([
      ...['resourceType', 'id', 'description'],
    ]);
  });
});

describe('a call', () => {
  test('goes to this EMR, whatever the path looks like', async () => {
    answer = (_req, res) => res.end(goal);
    await call({ path: 'http://127.0.0.1:1/Goal/g1' });
    expect(asked.map(one => one.url)).toEqual(['/fhir/http://127.0.0.1:1/Goal/g1']);
  });

  test('for a page of the base itself goes to the base as it is spelled', async () => {
    answer = (_req, res) => res.end(goal);
    await call({ path: '?_getpages=a1' });
    expect(asked.map(one => one.url)).toEqual(['/fhir?_getpages=a1']);
  });

  test('asks for what stands in the chart now, not for what was found a while ago', async () => {
    answer = (_req, res) => res.end(goal);
    await call({ path: 'Goal?patient=rosa' });
    expect(asked[0]?.cache).toBe('no-cache');
  });

  test('sends its body whole, and each call its own token', async () => {
    answer = (_req, res) => setTimeout(() => res.writeHead(201).end(goal), 20);
    const text = 'ñ'.repeat(100_000);
    await Promise.all([
      call({ method: 'POST', path: 'Goal', body: { text } }, 'dana'),
      call({ method: 'PUT', path: 'Goal/g1', body: { text }, headers: { 'if-match': 'W/"1"' } }, 'omar'),
    ]);
    expect(asked.map(one => [one.method, one.token, JSON.parse(one.body).text.length])).toEqual(
      expect.arrayContaining([
        ['POST', 'Bearer dana', 100_000],
        ['PUT', 'Bearer omar', 100_000],
      ]),
    );
  });

  test('ends at its deadline, in the middle of an answer too', async () => {
    answer = (_req, res) => void res.writeHead(200).write('{"resourceType":');
    expect(await call({ deadline: AbortSignal.timeout(200) })).toEqual({
      status: 'failed',
      because: 'too-late',
    });
  });

  test('to a port where nobody listens proves that nothing left', async () => {
    const base = await nowhere();
    const request = { method: 'GET' as const, path: 'Goal', deadline: AbortSignal.timeout(3000) };
    expect(await callFhir({ base, iss: base, accessToken: 'x', atOnce: 1 }, request)).toEqual({
      ...{ status: 'failed', because: 'not-connected' },
    });
  });

  test('waits for its turn: who is allowed fewer at once keeps nobody waiting, and what does not get in never left', async () => {
    const held: ServerResponse[] = [];
    answer = (_req, res) => void held.push(res);
    const towards = (atOnce: number) => ({ base: base(), iss: base(), accessToken: 'x', atOnce });
    const ask = (atOnce: number, path: string, ms: number, mayLeave?: () => boolean) =>
      callFhir(towards(atOnce), {
        ...{ method: 'POST', path, body: {}, deadline: AbortSignal.timeout(ms), mayLeave },
      });
    asked = [];
    const first = ask(1, 'Goal/first', 3000);
    const [late, kept] = [ask(1, 'Goal/late', 150), ask(1, 'Goal/kept', 3000, () => false)];
    const other = ask(2, 'Goal/other', 3000);
    expect(await late).toEqual({ status: 'failed', because: 'held-back' });
    while (held.length < 2) await wait(5);
    for (const res of held) res.writeHead(200).end(goal);
    expect([(await first).status, (await other).status]).toEqual(['answered', 'answered']);
    expect(await kept).toEqual({ status: 'failed', because: 'held-back' });
    expect(asked.map(one => one.url).sort()).toEqual(['/fhir/Goal/first', '/fhir/Goal/other']);
  });

  test('is told to nobody, even when DEBUG asks for everything', async () => {
    const transport = join(import.meta.dirname, '..', '..', '..', 'server', 'chart', 'fhir-http.ts');
    const script = `
      const { callFhir } = await import(${JSON.stringify(pathToFileURL(transport).href)});
      const access = { base: '${await nowhere()}', iss: 'i', accessToken: 'secret', atOnce: 1 };
      const request = { method: 'GET', path: 'Goal?patient=rosa', deadline: AbortSignal.timeout(3000) };
      console.log((await callFhir(access, request)).because);`;
    const said = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, DEBUG: '*' },
      encoding: 'utf8',
    });
    expect(said.stdout.trim()).toBe('not-connected');
    expect(said.stderr).not.toMatch(/rosa|secret/);
  });
});

/** An address where nobody listens any more. */
async function nowhere(): Promise<string> {
  const gone = createServer();
  await new Promise<void>(up => gone.listen(0, '127.0.0.1', up));
  const { port } = gone.address() as AddressInfo;
  await new Promise(down => gone.close(down));
  return `http://127.0.0.1:${port}/fhir`;
}
