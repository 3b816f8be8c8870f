import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFhirStore } from './store.ts';
import { goal, practice } from './test-resources.ts';
import type { FhirStore, Resource } from './types.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sandbox-emr-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function fill(store: FhirStore): void {
  for (const resource of practice) store.put(resource);
  store.put({ ...goal('ana', 'One'), id: 'g' });
  store.put({ ...goal('ana', 'Two'), id: 'g' });
  store.put({ ...goal('ana', 'Gone'), id: 'gone' });
  store.remove('Goal', 'gone');
}

test('a restart finds everything again: versions, deletions, dates', async () => {
  const before = await createFhirStore({ dir });
  fill(before);
  const kept = [before.versions('Goal', 'g'), before.versions('Goal', 'gone'), before.count()];
  before.close();
  for (const _restart of [1, 2]) {
    const after = await createFhirStore({ dir });
    expect([after.versions('Goal', 'g'), after.versions('Goal', 'gone'), after.count()]).toEqual(kept);
    expect(after.read('Goal', 'gone')).toBeUndefined();
    after.close();
  }
});

test('a torn last line never happened, and what is written next is kept', async () => {
  const first = await createFhirStore({ dir });
  fill(first);
  first.close();
  appendFileSync(join(dir, 'journal.ndjson'), '[{"type":"Goal","id":"torn","versionId":"1","resou');
  const second = await createFhirStore({ dir });
  expect(second.read('Goal', 'torn')).toBeUndefined();
  second.put({ ...goal('ana', 'Next'), id: 'next' });
  second.close();
  const third = await createFhirStore({ dir });
  expect(third.read('Goal', 'next')).toMatchObject({ description: { text: 'Next' } });
  third.close();
});

test('a transaction is one line, a rolled-back one is none', async () => {
  const store = await createFhirStore({ dir });
  const lines = () => readFileSync(join(dir, 'journal.ndjson'), 'utf8').split('\n').length - 1;
  const both = (keep: boolean) =>
    store.transaction(
      () => practice.map(resource => store.put(resource)),
      () => keep,
    );
  both(true);
  expect(lines()).toBe(1);
  both(false);
  expect(lines()).toBe(1);
  expect(() =>
    store.transaction(
      () => fail(store),
      () => true,
    ),
  ).toThrow('on the way');
  expect([lines(), store.versions('Patient', 'ana').length]).toEqual([1, 1]);
  store.close();
});

test('opening again compacts the journal into the snapshot', async () => {
  const store = await createFhirStore({ dir });
  fill(store);
  store.close();
  (await createFhirStore({ dir })).close();
  expect(statSync(join(dir, 'journal.ndjson')).size).toBe(0);
});

test('a journal told twice, after a crash while compacting, changes nothing', async () => {
  const store = await createFhirStore({ dir });
  fill(store);
  store.close();
  const journal = readFileSync(join(dir, 'journal.ndjson'));
  (await createFhirStore({ dir })).close();
  writeFileSync(join(dir, 'journal.ndjson'), journal);
  const again = await createFhirStore({ dir });
  expect([again.versions('Goal', 'g').length, again.versions('Goal', 'gone').length]).toEqual([2, 2]);
  again.close();
});

test('kill -9 in the middle of writing loses nothing that was reported as written', async () => {
  const script = `
    import { createFhirStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
    const store = await createFhirStore({ dir: ${JSON.stringify(dir)} });
    for (let at = 0; ; at += 1) {
      store.transaction(() => [0, 1, 2].map(part => store.put({ resourceType: 'Basic', id: at + '-' + part, code: {} })), () => true);
      process.stdout.write(at + '\\n');
      if (at % 50 === 0) await new Promise(resolve => setImmediate(resolve));
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reported = '';
  await new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      reported += chunk.toString();
      if (reported.split('\n').length > 500) child.kill('SIGKILL');
    });
    child.once('close', () => resolve());
  });
  const last = Number(reported.slice(0, reported.lastIndexOf('\n')).split('\n').at(-1));
  const store = await createFhirStore({ dir });
  expect(last).toBeGreaterThanOrEqual(499);
  for (let at = 0; at <= last; at += 1) {
    expect([0, 1, 2].filter(part => store.read('Basic', `${at}-${part}`))).toHaveLength(3);
  }
  expect(store.count() % 3).toBe(0);
  store.close();
});

function fail(store: FhirStore): Resource {
  store.put({ ...goal('ana', 'Half'), id: 'half' });
  throw new Error('on the way');
}
