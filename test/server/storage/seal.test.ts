import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWho, sealWho } from '../../../server/storage/billing-months.ts';
import { type KeyRing, loadKeys } from '../../../server/storage/keys.ts';
import { reseal } from '../../../server/storage/reseal.ts';
import { billingMonth, chartSnapshot, exportLine } from '../../../server/storage/schema.ts';
import { type SealPlace, seal, unseal } from '../../../server/storage/seal.ts';
import { freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { aLine } from '../desk/a-line.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];
const keys: KeyRing = {
  active: 'k1',
  master: new Map([
    ['k1', one],
    ['k2', two],
  ]),
};
const place: SealPlace = { practiceId: 'a', table: 'login', row: 'r1', column: 'tokens_sealed' };
const sealed = seal(keys, place, 'refresh-token-of-Rosa');
const [v, kid, iv, text, tag] = sealed.split('.') as [string, string, string, string, string];

describe('a sealed text', () => {
  it('opens in its own place, and never looks the same twice', () => {
    expect(unseal(keys, place, sealed)).toBe('refresh-token-of-Rosa');
    expect(seal(keys, place, 'refresh-token-of-Rosa')).not.toBe(sealed);
    expect(sealed).not.toContain('Rosa');
  });
  it.each<[string, SealPlace, string, string]>([
    ['moved to another practice', { ...place, practiceId: 'b' }, sealed, 'changed'],
    ['moved to another row', { ...place, row: 'r2' }, sealed, 'changed'],
    ['moved to another column', { ...place, column: 'sealed' }, sealed, 'changed'],
    ['moved to another table', { ...place, table: 'launch' }, sealed, 'changed'],
    ['a bit of the text turned', place, [v, kid, iv, flipped(text), tag].join('.'), 'changed'],
    ['a bit of the tag turned', place, [v, kid, iv, text, flipped(tag)].join('.'), 'changed'],
    ['a bit of the start turned', place, [v, kid, flipped(iv), text, tag].join('.'), 'changed'],
    ['under another key of the ring', place, [v, 'k2', iv, text, tag].join('.'), 'changed'],
    ['under a key nobody has', place, [v, 'k9', iv, text, tag].join('.'), 'unknown-key'],
    ['with a shortened tag', place, [v, kid, iv, text, tag.slice(0, 6)].join('.'), 'not-sealed'],
    ['as an older version', place, ['v0', kid, iv, text, tag].join('.'), 'not-sealed'],
    ['as plain text', place, 'refresh-token-of-Rosa', 'not-sealed'],
    ['with the last letter written otherwise', place, `${sealed}=`, 'not-sealed'],
  ])('does not open when %s', (_, where, what, reason) => {
    expect(() => unseal(keys, where, what)).toThrow(expect.objectContaining({ code: 'seal-broken', reason }));
  });
});

describe('the key ring', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const config = { dataFolder: folder, production: false };

  it('is made once for development, readable by its owner alone', () => {
    const made = loadKeys(config);
    expect(loadKeys(config)).toEqual(made);
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });
  it('in production is given, and is not one made for development', () => {
    const file = join(folder, 'keys.json');
    expect(() => loadKeys({ ...config, production: true })).toThrow('set ALONGSIDE_KEYS');
    expect(() => loadKeys({ ...config, file, production: true })).toThrow('made for development');
    const keys = JSON.stringify({ active: 'k1', keys: { k1: one.toString('base64') } });
    expect(loadKeys({ ...config, keys, production: true }).active).toBe('k1');
    expect(loadKeys({ ...config, keys: Buffer.from(keys).toString('base64'), production: true }).active).toBe(
      'k1',
    );
    rmSync(folder, { recursive: true });
  });
  it.each([
    ['no JSON', 'nonsense'],
    ['no active key', JSON.stringify({ active: 'k2', keys: { k1: one.toString('base64') } })],
    ['a short key', JSON.stringify({ active: 'k1', keys: { k1: 'c2hvcnQ=' } })],
  ])('is refused with %s', (_, given) => {
    expect(() => loadKeys({ ...config, keys: given })).toThrow(
      expect.objectContaining({ code: 'keys-unfit' }),
    );
  });
  it('moves what was sealed to the new active key, in its place, once', async () => {
    const fresh = await freshDatabase();
    const { practiceId } = await practiceWithStaff(fresh.db);
    const at = { practiceId, table: 'chart_snapshot', row: 'p1', column: 'sealed' };
    const readAt = '2026-03-02T10:00:00Z';
    await fresh.db.withPractice(practiceId, tx =>
      tx
        .insert(chartSnapshot)
        .values({ practiceId, patientId: 'p1', sealed: seal(keys, at, 'the chart'), readAt }),
    );
    const rotated = { ...keys, active: 'k2' };
    expect(await reseal(fresh.db, rotated, practiceId)).toBe(1);
    expect(await reseal(fresh.db, rotated, practiceId)).toBe(0);
    const [row] = await fresh.db.withPractice(practiceId, tx => tx.select().from(chartSnapshot));
    expect(row?.sealed).toMatch(/^v1\.k2\./);
    const withoutOld: KeyRing = { active: 'k2', master: new Map([['k2', two]]) };
    expect(unseal(withoutOld, at, row?.sealed ?? '')).toBe('the chart');
    await fresh.close();
  });

  it('moves the names on months and on lines that left, too; of such a line nothing else is ever written', async () => {
    const fresh = await freshDatabase();
    const { practiceId, staff } = await practiceWithStaff(fresh.db);
    const of = { month: '2026-10', patientId: 'rosa' };
    const whoSealed = sealWho(keys, practiceId, of, { name: 'Rosa Morales' });
    const at = '2026-11-01T10:00:00Z';
    const batchId = randomUUID();
    await fresh.db.withPractice(practiceId, async tx => {
      const kept = { practiceId, ...of, whoSealed, rev: 1, deeds: [], staffId: staff.biller.id, at };
      await tx.insert(billingMonth).values({ ...kept, status: 'exported' });
      const line = { practiceId, batchId, place: 1, ...of, whoSealed, line: aLine() };
      await tx.insert(exportLine).values({ ...line, frequency: 'original' });
    });
    const rotated = { ...keys, active: 'k2' };
    expect(await reseal(fresh.db, rotated, practiceId)).toBe(2);
    expect(await reseal(fresh.db, rotated, practiceId)).toBe(0);
    const withoutOld: KeyRing = { active: 'k2', master: new Map([['k2', two]]) };
    const found = await fresh.db.withPractice(practiceId, async tx => [
      (await tx.select().from(billingMonth))[0]?.whoSealed ?? '',
      (await tx.select().from(exportLine))[0]?.whoSealed ?? '',
    ]);
    for (const sealed of found)
      expect(openWho(withoutOld, practiceId, of, sealed)).toEqual({ name: 'Rosa Morales' });
    const rewritten = fresh.db.withPractice(practiceId, tx =>
      tx.update(exportLine).set({ whoSealed: 'x', place: 2 }),
    );
    await expect(rewritten).rejects.toThrow('42501');
    await fresh.close();
  });
});

function flipped(part: string): string {
  const bytes = Buffer.from(part, 'base64url');
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  return bytes.toString('base64url');
}
