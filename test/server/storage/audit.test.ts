import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atTheEnd } from '../../../server/storage/at-the-end.ts';
import { audit, auditor } from '../../../server/storage/audit.ts';
import { readAnchors, startAnchoring } from '../../../server/storage/audit-anchor.ts';
import { auditRow, practice } from '../../../server/storage/schema.ts';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { testKeys } from '../../parts/practice.ts';
import { at, auditedMorning, type Morning } from './audited-morning.ts';

let fresh: FreshDatabase;
let morning: Morning;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  morning = await auditedMorning(fresh);
});
afterAll(() => fresh.close());
afterEach(() => morning.close());

describe('an audit nobody touched', () => {
  it('is sound to its last row, with its anchors', async () => {
    expect(await morning.verify(morning.willow)).toEqual({
      status: 'sound',
      practiceId: morning.willow.practiceId,
      rows: 12,
      anchored: 2,
      lost: 0,
    });
  });
  it('stays sound when forty deeds are written at once', async () => {
    const write = auditor(fresh.db, testKeys);
    await Promise.all(
      Array.from({ length: 40 }, () =>
        write(
          morning.willow.practiceId,
          { actor: 'outbox', action: 'send-chart-write', outcome: 'done' },
          at(40),
        ),
      ),
    );
    expect(await morning.verify(morning.willow)).toMatchObject({ status: 'sound', rows: 52 });
  });
  it('has no row for a deed that was rolled back', async () => {
    const { practiceId } = morning.willow;
    const undone = fresh.db.withPractice(practiceId, async tx => {
      await tx.update(practice).set({ name: 'Other' });
      await audit(
        tx,
        testKeys,
        { actor: 'x', action: 'change-settings', outcome: 'done' },
        practiceId,
        at(50),
      );
      throw new Error('the power went');
    });
    await expect(undone).rejects.toThrow();
    expect(await morning.verify(morning.willow)).toMatchObject({ status: 'sound', rows: 12 });
  });
  it('goes on from the last row that was saved, where a deed failed after its own was written', async () => {
    const { practiceId } = morning.willow;
    const entry = { actor: 'x', action: 'change-settings', outcome: 'done' } as const;
    const undone = fresh.db.withPractice(practiceId, async tx => {
      await audit(tx, testKeys, entry, practiceId, at(50));
      atTheEnd(tx, tx => tx.execute(sql`select pg_sleep(0.05), 1 / 0`), {});
    });
    await expect(undone).rejects.toThrow();
    await auditor(fresh.db, testKeys)(practiceId, entry, at(51));
    expect(await morning.verify(morning.willow)).toMatchObject({ status: 'sound', rows: 13 });
  });
});

describe('the app itself', () => {
  it.each([
    [
      'change',
      () =>
        fresh.db.withPractice(morning.willow.practiceId, tx => tx.update(auditRow).set({ actor: 'nobody' })),
    ],
    [
      'remove',
      () =>
        fresh.db.withPractice(morning.willow.practiceId, tx =>
          tx.delete(auditRow).where(eq(auditRow.seq, 12)),
        ),
    ],
    ['empty', () => fresh.db.withPractice(morning.willow.practiceId, tx => tx.execute('truncate audit_row'))],
  ])('cannot %s the audit', async (_, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: '42501' });
  });
  it('nor can the owner of the tables, without lifting the triggers', async () => {
    await asOwner(fresh.ownerUrl, async owner => {
      await owner.query('begin; alter table audit_row no force row level security');
      await expect(owner.query('delete from audit_row')).rejects.toMatchObject({ code: '42501' });
    });
    await asOwner(fresh.ownerUrl, owner =>
      expect(owner.query('truncate audit_row')).rejects.toMatchObject({ code: '42501' }),
    );
  });
});

describe('the anchors', () => {
  it('are written only for what moved, and again after a start', async () => {
    const again = startAnchoring({ db: fresh.db, keys: testKeys, file: morning.file, clock: () => at(31) });
    const first = await again.now();
    expect(first).toBeGreaterThanOrEqual(2);
    expect(await again.now()).toBe(0);
    await again.stop();
  });
  it('are believed by their signature: a forged or torn line is counted and not used', async () => {
    const lines = readFileSync(morning.file, 'utf8').split('\n').filter(Boolean);
    const forged = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), seq: 3 });
    const before = readAnchors(testKeys, morning.file).anchors.length;
    appendFileSync(morning.file, `\n${forged}\n${(lines[1] ?? '').slice(0, 40)}`);
    expect(readAnchors(testKeys, morning.file)).toMatchObject({ unsigned: 2 });
    expect(readAnchors(testKeys, morning.file).anchors).toHaveLength(before);
    writeFileSync(morning.file, '');
    expect(readAnchors(testKeys, morning.file)).toEqual({ anchors: [], unsigned: 0 });
  });
});
