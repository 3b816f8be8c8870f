import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/http/app.ts';
import { groundRoutes } from '../../../server/http/ground-routes.ts';
import { createLog, logId } from '../../../server/http/log.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { send } from '../../parts/knock.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { sampleRoutes } from './sample-routes.ts';

let fresh: FreshDatabase;
let app: RunningApp;
let rosa: SignedIn;
let practice: TestPractice;
const now = new Date('2026-03-02T10:00:00Z');
const clientFolder = mkdtempSync(join(tmpdir(), 'client-'));

beforeAll(async () => {
  fresh = await freshDatabase();
  mkdirSync(join(clientFolder, 'assets'));
  writeFileSync(join(clientFolder, 'assets', 'coach-1a2b.js'), 'export {}');
  practice = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, sampleRoutes, {
    clock: () => now,
    clientFolder,
    limits: { address: 500, login: 5 },
  });
  rosa = await signIn(fresh.db, practice, { role: 'coach', patientId: 'p1', at: now });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
  rmSync(clientFolder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => send(app.port, 'GET', path, headers);
const asRosa = () => ({ cookie: rosa.cookie, 'x-alongside-launch': rosa.launchId });

describe('headers', () => {
  it('let nothing frame, run or keep an answer of the API', async () => {
    const { headers } = await get('/api/promises/x', asRosa());
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['x-powered-by'] ?? headers['access-control-allow-origin'] ?? headers.etag).toBeUndefined();
  });
  it('let the practice’s EMR frame a page, with a nonce of its own each time', async () => {
    const [one, two] = [
      await get(`/app/${rosa.launchId}`, { cookie: rosa.cookie }),
      await get(`/app/${rosa.launchId}`, { cookie: rosa.cookie }),
    ];
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain('frame-ancestors http://localhost:9;');
    const nonce = /nonce="([^"]+)"/.exec(one.text)?.[1] ?? 'none';
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(two.text).not.toContain(nonce);
    expect(one.headers['cache-control']).toBe('no-store');
  });
  it('of a page that says no carry no script and no control', async () => {
    const reply = await get('/app/nobody');
    expect(reply.status).toBe(401);
    expect(reply.text).toContain('Open Alongside again from the chart');
    const policy = /^default-src 'none'; style-src 'sha256-([^']+)'; frame-ancestors \*; sandbox$/;
    const [, look] = policy.exec(String(reply.headers['content-security-policy'])) ?? [];
    const style = /<style>([^<]*)<\/style>/.exec(reply.text)?.[1] ?? '';
    expect(createHash('sha256').update(style).digest('base64')).toBe(look);
    expect(reply.text).not.toMatch(/<script|<form|href=/);
  });
  it('let a built file be kept for ever, and only from its folder', async () => {
    const { status, headers } = await get('/assets/coach-1a2b.js');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/none.js')).status).toBe(404);
  });
});

describe('when something goes wrong', () => {
  it('the answer has a number and no cause; the log the same number and a code', async () => {
    const reply = await get('/api/broken?how=throws');
    const said = JSON.parse(reply.text);
    expect(reply.status).toBe(500);
    expect(said).toEqual({ refused: 'unexpected', because: expect.any(String), errorId: expect.any(String) });
    const line = app.logged.findLast(({ event }) => event === 'failed');
    expect(line?.fields).toEqual({ id: said.errorId, route: '/api/broken', code: 'E_TEST', status: 500 });
    expect(JSON.stringify(app.logged) + reply.text).not.toContain('Medina');
  });
  it.each(['unstated', 'misshapen'])('an %s answer is not sent', async how => {
    expect((await get(`/api/broken?how=${how}`)).status).toBe(500);
    expect(app.logged.findLast(({ event }) => event === 'failed')?.fields.code).toBe('unstated-answer');
  });
});

describe('too many', () => {
  it('calls of one login in a minute are refused, and nobody else’s', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await get('/api/promises/y', asRosa())).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(statuses[0]).toBe(404);
    const lee = await signIn(fresh.db, practice, { role: 'coach', patientId: 'p2', at: now });
    const asLee = { cookie: lee.cookie, 'x-alongside-launch': lee.launchId };
    expect((await get('/api/promises/y', asLee)).status).toBe(404);
  });
  it('calls from one address are refused, but not the questions of health', async () => {
    let last = 0;
    for (let n = 0; n < 520 && last !== 429; n++) last = (await get('/api/nowhere')).status;
    expect(last).toBe(429);
    expect((await get('/livez')).status).toBe(200);
  });
});

describe('what every server answers', () => {
  it('that it lives and is ready, and nothing about itself', async () => {
    expect((await get('/livez')).text).toBe('ok');
    expect((await get('/readyz')).text).toBe('ok');
  });
  it('what it offers, as OpenAPI 3.1 from the schemas it parses by', async () => {
    const api = JSON.parse((await get('/openapi.json')).text);
    expect(api.openapi).toBe('3.1.0');
    const keep = api.paths['/api/promises/{id}/kept'].post;
    expect(keep.requestBody.content['application/json'].schema.properties.on.format).toBe('date');
    expect(Object.keys(keep.responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '404', '413', '423']),
    );
    expect(keep.parameters).toEqual([expect.objectContaining({ name: 'id', in: 'path', required: true })]);
  });
  it('only at declared routes', () => {
    type Layer = { route?: { path: string; methods: Record<string, boolean> }; name: string };
    const { stack } = (createApp(app.parts, sampleRoutes) as unknown as { router: { stack: Layer[] } })
      .router;
    const found = stack.flatMap(({ route }) =>
      route ? Object.keys(route.methods).map(m => `${m.toUpperCase()} ${route.path}`) : [],
    );
    const declared = [...groundRoutes(sampleRoutes, app.origin), ...sampleRoutes].map(
      ({ rule }) => `${rule.method} ${rule.path}`,
    );
    expect(found.toSorted()).toEqual(declared.toSorted());
    const others = stack.filter(({ route }) => !route).map(({ name }) => name);
    expect(others.toSorted()).toEqual(
      [
        '<anonymous>',
        '<anonymous>',
        '<anonymous>',
        'compressedCopy',
        'helmetMiddleware',
        'plainRequests',
        '<anonymous>',
        'serveStatic',
      ].toSorted(),
    );
  });
});

describe('the log', () => {
  it('writes ids and numbers, and makes a sentence unprintable', () => {
    const lines: string[] = [];
    const log = createLog({ to: { write: line => void lines.push(line) } });
    log('request', {
      route: logId('/api/promises/:id'),
      status: 200,
      ms: 3,
      practice: logId('Mrs. Medina’s pills'),
    });
    log('failed', { code: logId('23505\nforged: line') });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'request',
      status: 200,
      practice: 'unprintable',
    });
    expect(lines.join('')).not.toMatch(/Medina|forged/);
  });
  it('does not take a plain text', () => {
    const log = createLog({ level: 'silent' });
    // @ts-expect-error a plain string is not an id
    log('request', { practice: 'Willow Creek' });
    // @ts-expect-error nor is there a field for a name
    log('request', { name: logId('x') });
  });
});
