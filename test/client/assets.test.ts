import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientAssets } from '../../server/http/client-assets.ts';
import { builtPages } from './site.ts';

const clientFolder = join(import.meta.dirname, '..', '..', 'dist', 'client');
let server: Server;
let script: string;
beforeAll(async () => {
  const files = (await builtPages()).filesFor('/app/x', 'en');
  script = files.scripts[0] ?? '';
  server = express()
    .use('/assets', ...clientAssets(clientFolder))
    .listen(0, '127.0.0.1');
  await new Promise(up => server.once('listening', up));
});
afterAll(() => server.close());

/** As it came over the wire: nothing is unpacked on the way. */
function raw(path: string, encodings?: string) {
  const { port } = server.address() as AddressInfo;
  const headers = encodings === undefined ? {} : { 'accept-encoding': encodings };
  return new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers }, answer => {
        const parts: Buffer[] = [];
        answer.on('data', part => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

test('a browser that takes Brotli gets the script at a third of its size, and for ever', async () => {
  const plain = readFileSync(join(clientFolder, script));
  const sent = await raw(script, 'gzip, deflate, br');
  expect(sent.headers['content-encoding']).toBe('br');
  expect(sent.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(sent.headers.vary).toMatch(/accept-encoding/i);
  expect(sent.headers['cache-control']).toContain('immutable');
  expect(sent.body.length * 3).toBeLessThan(plain.length);
  expect(brotliDecompressSync(sent.body).equals(plain)).toBe(true);
});

test('one that does not gets the same script as it is', async () => {
  const sent = await raw(script, 'gzip');
  expect(sent.headers['content-encoding']).toBeUndefined();
  expect(sent.body.equals(readFileSync(join(clientFolder, script)))).toBe(true);
});

test.each(['/assets/../manifest.json', '/assets/none.js', '/assets/%2e%2e/manifest.json'])(
  '%s is not one of the files',
  async path => {
    expect((await raw(path, 'br')).status).toBe(404);
  },
);

test.each([
  ['en', 'Start session', 'Empezar sesión'],
  ['es', 'Empezar sesión', 'Start session'],
] as const)('a page read in %s loads the words of that language alone', async (language, own, other) => {
  const { preloads } = (await builtPages()).filesFor('/app/x', language);
  const scripts = preloads.map(path => readFileSync(join(clientFolder, path), 'utf8')).join();
  expect(scripts).toContain(own);
  expect(scripts).not.toContain(other);
});
