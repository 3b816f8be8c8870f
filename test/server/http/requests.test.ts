import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promise } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { send } from '../../parts/knock.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { sampleRoutes } from './sample-routes.ts';
import { wire } from './wire.ts';

let fresh: FreshDatabase;
let app: RunningApp;
let rosa: SignedIn;
const now = new Date('2026-03-02T10:00:00Z');
const kept = '/api/promises/ask-about-metformin/kept';

beforeAll(async () => {
  fresh = await freshDatabase();
  const practice = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, sampleRoutes, { clock: () => now });
  rosa = await signIn(fresh.db, practice, { role: 'coach', patientId: 'p1', at: now });
  await fresh.db.withPractice(practice.practiceId, tx =>
    tx.insert(promise).values({
      practiceId: practice.practiceId,
      id: 'ask-about-metformin',
      patientId: 'p1',
      sessionId: '6f9f7c0e-5c1d-4c39-9d3e-0f4a3c3f7f10',
      what: 'Ask Dr. Shah about the metformin',
      to: 'patient',
      madeAt: now.toISOString(),
    }),
  );
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const ours = (): Record<string, string> => ({
  cookie: rosa.cookie,
  origin: app.origin,
  'x-alongside-launch': rosa.launchId,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
});
const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  send(app.port, 'POST', kept, { ...ours(), ...headers }, body);
const saving = (note: string) => JSON.stringify({ on: '2026-03-02', note });
const nested = (depth: number) => `{"on":"2026-03-02","note":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a body', () => {
  it('arrives letter for letter, whatever the letters', async () => {
    for (const note of [
      'Zoë said “no”',
      '‮abc‬',
      '👩🏽‍⚕️ 𠜎',
      '<script>alert(1)</script>',
      `'; drop table staff; --`,
      ' nbsp',
    ]) {
      expect((await post(saving(note))).status, note).toBe(200);
    }
  });
  it.each<[string, () => Promise<{ status: number; text: string }>, number]>([
    ['of 256 KB and a byte', () => post(saving('x'.repeat(256 * 1024))), 413],
    ['that says it is larger than it is', () => post('{}', { 'content-length': '300000' }), 413],
    ['packed with gzip', () => post(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }), 415],
    [
      'packed with brotli',
      () => post(brotliCompressSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'br' }),
      415,
    ],
    ['nested 65 deep', () => post(nested(64)), 400],
    ['nested 100,000 deep', () => post(nested(100_000)), 400],
    ['cut off', () => post('{"on":"2026-03-0'), 400],
    ['that is no JSON', () => post('on=2026-03-02'), 400],
    [
      'in UTF-16',
      () => post(Buffer.from(saving('x'), 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
      415,
    ],
    ['in UTF-7', () => post(saving('x'), { 'content-type': 'application/json; charset=utf-7' }), 415],
    ['of broken UTF-8', () => post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400],
    ['as plain text', () => post(saving('x'), { 'content-type': 'text/plain' }), 415],
    ['as a form', () => post('on=2026-03-02', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['without a type', () => post(saving('x'), { 'content-type': '' }), 415],
    ['with a NUL in a text', () => post('{"on":"2026-03-02","note":"a\\u0000b"}'), 400],
    ['with half a letter in a text', () => post('{"on":"2026-03-02","note":"\\ud83d"}'), 400],
    ['with __proto__', () => post('{"on":"2026-03-02","__proto__":{"role":"admin"}}'), 400],
    [
      'with constructor.prototype',
      () => post('{"on":"2026-03-02","constructor":{"prototype":{"x":1}}}'),
      400,
    ],
    ['with a key too many', () => post('{"on":"2026-03-02","practice_id":"x"}'), 400],
    ['with a list for a text', () => post('{"on":["2026-03-02"]}'), 400],
    ['with a day there is not', () => post('{"on":"2026-02-30"}'), 400],
    ['with a number beyond numbers', () => post('{"on":1e400}'), 400],
    ['of nothing', () => post(''), 400],
    ['that is a list', () => post('[]'), 400],
    ['that is null', () => post('null'), 400],
  ])('%s is refused', async (_, attempt, status) => {
    const reply = await attempt();
    expect(reply.status, reply.text).toBe(status);
    expect(JSON.parse(reply.text)).toMatchObject({
      refused: expect.any(String),
      because: expect.any(String),
    });
  });
  it('nested 63 deep is read, and then refused for its shape, by the name of the field', async () => {
    expect(JSON.parse((await post(nested(62))).text)).toMatchObject({
      refused: 'bad-request',
      field: 'note',
    });
  });
  it('over the limit of a field is refused by the field’s name, and not repeated', async () => {
    const reply = await post(saving('secret '.repeat(400)));
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('note');
    expect(reply.text).not.toContain('secret');
  });
});

describe('an address', () => {
  const paths = [
    '//api/promises/x',
    '/api//promises/x',
    '/api/%2e%2e/x',
    '/api/promises/..%2fx',
    '/api/promises/x;jsessionid=1',
    '/api/promises/%00',
    '/api/promises/%',
    '/api/promises/%E0%A4%A',
    '/API/promises/x',
    '/api/promises/x/',
    '/api/promises/\\x',
    '/api/./promises/x',
    '/nowhere',
    '/.env',
    '/assets/../../package.json',
  ];
  it.each(paths)('%s leads nowhere', async path => {
    const reply = await send(app.port, 'GET', path, ours());
    expect([400, 404]).toContain(reply.status);
    expect(reply.text).not.toContain('alongside"');
  });
  it('with ten thousand parameters is refused', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `a${n}=1`).join('&');
    expect([400, 431]).toContain((await send(app.port, 'GET', `/api/promises/x?${many}`, ours())).status);
    expect((await send(app.port, 'GET', '/api/promises/x?extra=1', ours())).status).toBe(400);
  });
  it('asked for with another method’s name in a header keeps its own method', async () => {
    const reply = await send(app.port, 'GET', kept.replace('/kept', ''), {
      ...ours(),
      'x-http-method-override': 'DELETE',
    });
    expect(reply.status).toBe(200);
  });
  it.each(['HEAD', 'OPTIONS', 'PATCH', 'TRACE'])('asked for by %s is refused', async method => {
    expect((await send(app.port, method, kept, ours())).status).toBe(405);
  });
});

describe('a connection', () => {
  const head = (more: string) => `POST ${kept} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`;
  it.each<[string, string, number]>([
    ['with a length and chunks', head('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), 400],
    ['with two lengths', head('Content-Length: 5\r\nContent-Length: 6\r\n'), 400],
    ['with two hosts', 'GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['without a host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['with bare line feeds', `POST ${kept} HTTP/1.1\nHost: a\n\n`, 400],
    ['with 17 KB of head', head(`X: ${'x'.repeat(17_000)}\r\n`), 431],
  ])('%s is refused', async (_, bytes, status) => {
    expect((await wire(app.port, bytes)).status).toBe(status);
  });
  it('that never ends its head is cut at about 5 s, one that never ends its body at about 8 s', async () => {
    const [slowHead, slowBody] = await Promise.all([
      wire(app.port, 'POST / HTTP/1.1\r\nHost: a\r\n', { after: 2_000, bytes: 'X: 1\r\n' }),
      wire(
        app.port,
        head(
          'Content-Type: application/json\r\nSec-Fetch-Site: same-origin\r\nX-Alongside-Launch: x\r\nContent-Length: 100\r\n',
        ),
      ),
    ]);
    expect(slowHead).toMatchObject({ status: 408 });
    expect(slowHead.ms).toBeGreaterThan(4_500);
    expect(slowBody.ms).toBeGreaterThan(7_500);
    // How much later than that is the machine's, which held up both: the head still goes first.
    expect(slowHead.ms).toBeLessThan(slowBody.ms);
  });
});
