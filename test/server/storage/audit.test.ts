import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit, auditor } from '../../../server/storage/audit.ts';
import { readAnchors, startAnchoring } from '../../../server/storage/audit-anchor.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import { auditRow, practice } from '../../../server/storage/schema.ts';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let willow: TestPractice;
let oak: TestPractice;
const folder = mkdtempSync(join(tmpdir(), 'anchors-'));
const file = join(folder, 'audit-anchors.ndjson');
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await fresh.close();
  rmSync(folder, { recursive: true });
});

/** A morning at two practices: twelve entries each, anchored after the tenth. */
beforeEach(async () => {
  rmSync(file, { force: true });
  willow = await practiceWithStaff(fresh.db);
  oak = await practiceWithStaff(fresh.db);
  const write = auditor(fresh.db, testKeys);
  const anchoring = startAnchoring({ db: fresh.db, keys: testKeys, file, clock: () => at(30) });
  for (let n = 1; n <= 12; n++) {
    for (const { practiceId, staff } of [willow, oak]) {
      const entry = {
        actor: staff.coach.id,
        action: 'save-session',
        patientId: 'p1',
        outcome: 'done',
      } as const;
      await write(practiceId, { ...entry, detail: { rev: n, b: true, a: 'x' } }, at(n));
    }
    if (n === 10) await anchoring.now();
  }
  await anchoring.stop();
});

const verify = (who: TestPractice, anchored = true) =>
  verifyAudit(fresh.db, testKeys, who.practiceId, anchored ? readAnchors(testKeys, file).anchors : []);

/** What only somebody with the owner's login can do: lift the walls and the triggers, and rewrite. */
const tamper = (work: (owner: pg.Client) => Promise<unknown>) =>
  asOwner(fresh.ownerUrl, async owner => {
    for (const table of ['audit_row', 'audit_head']) {
      await owner.query(
        `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
      );
    }
    await work(owner);
    for (const table of ['audit_row', 'audit_head']) {
      await owner.query(
        `alter table ${table} force row level security; alter table ${table} enable trigger user`,
      );
    }
  });

describe('an audit nobody touched', () => {
  it('is sound to its last row, with its anchors', async () => {
    expect(await verify(willow)).toEqual({
      status: 'sound',
      practiceId: willow.practiceId,
      rows: 12,
      anchored: 2,
    });
  });
  it('stays sound when forty deeds are written at once', async () => {
    const write = auditor(fresh.db, testKeys);
    await Promise.all(
      Array.from({ length: 40 }, () =>
        write(willow.practiceId, { actor: 'outbox', action: 'send-chart-write', outcome: 'done' }, at(40)),
      ),
    );
    expect(await verify(willow)).toMatchObject({ status: 'sound', rows: 52 });
  });
  it('has no row for a deed that was rolled back', async () => {
    const { practiceId } = willow;
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
    expect(await verify(willow)).toMatchObject({ status: 'sound', rows: 12 });
  });
});

describe('the app itself', () => {
  it.each([
    [
      'change',
      () => fresh.db.withPractice(willow.practiceId, tx => tx.update(auditRow).set({ actor: 'nobody' })),
    ],
    [
      'remove',
      () => fresh.db.withPractice(willow.practiceId, tx => tx.delete(auditRow).where(eq(auditRow.seq, 12))),
    ],
    ['empty', () => fresh.db.withPractice(willow.practiceId, tx => tx.execute('truncate audit_row'))],
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

describe('whoever owns the database', () => {
  const id = () => willow.practiceId;
  const headTo = (owner: pg.Client, seq: number) =>
    owner.query(
      `update audit_head h set seq = r.seq, hash = r.hash from audit_row r
        where r.practice_id = h.practice_id and r.practice_id = $1 and r.seq = $2`,
      [id(), seq],
    );
  const renumber = (owner: pg.Client) =>
    owner.query('update audit_row set seq = seq - 1 where practice_id = $1 and seq > 5', [id()]);

  it.each<[string, (owner: pg.Client) => Promise<unknown>, object]>([
    [
      'changes a row',
      o => o.query(`update audit_row set actor = 'nobody' where practice_id = $1 and seq = 5`, [id()]),
      { fault: 'row-changed', seq: 5 },
    ],
    [
      'changes a detail',
      o =>
        o.query(
          `update audit_row set detail = '{"rev": 6, "b": true, "a": "x"}' where practice_id = $1 and seq = 5`,
          [id()],
        ),
      { fault: 'row-changed', seq: 5 },
    ],
    [
      'removes a row',
      o => o.query('delete from audit_row where practice_id = $1 and seq = 5', [id()]),
      { fault: 'row-missing', seq: 5 },
    ],
    [
      'removes a row and renumbers',
      async o => {
        await o.query('delete from audit_row where practice_id = $1 and seq = 5', [id()]);
        await renumber(o);
      },
      { fault: 'row-changed', seq: 5 },
    ],
    [
      'inserts a row at the end',
      o =>
        o.query(
          `insert into audit_row select practice_id, 13, at, actor, login_id, action, patient_id, entity, entity_id, outcome, detail, key_id, hash from audit_row where practice_id = $1 and seq = 12`,
          [id()],
        ),
      { fault: 'row-changed', seq: 13 },
    ],
    [
      'swaps two rows',
      async o => {
        for (const [from, to] of [
          [5, 99],
          [6, 5],
          [99, 6],
        ])
          await o.query('update audit_row set seq = $3 where practice_id = $1 and seq = $2', [
            id(),
            from,
            to,
          ]);
      },
      { fault: 'row-changed', seq: 5 },
    ],
    [
      'back-dates a row',
      o =>
        o.query(`update audit_row set at = at - interval '1 day' where practice_id = $1 and seq = 5`, [id()]),
      { fault: 'row-changed', seq: 5 },
    ],
    [
      'moves a row from another practice',
      async o => {
        await o.query('delete from audit_row where practice_id = $1 and seq = 5', [id()]);
        await o.query('update audit_row set practice_id = $1 where practice_id = $2 and seq = 5', [
          id(),
          oak.practiceId,
        ]);
      },
      { fault: 'row-changed', seq: 5 },
    ],
    [
      'names another key',
      o => o.query(`update audit_row set key_id = 'k9' where practice_id = $1 and seq = 5`, [id()]),
      { fault: 'unknown-key', seq: 5 },
    ],
    [
      'cuts the tail',
      o => o.query('delete from audit_row where practice_id = $1 and seq > 11', [id()]),
      { fault: 'behind-anchor', seq: 12 },
    ],
    [
      'cuts the tail and sets the head back',
      async o => {
        await o.query('delete from audit_row where practice_id = $1 and seq > 8', [id()]);
        await headTo(o, 8);
      },
      { fault: 'behind-anchor', seq: 9 },
    ],
    [
      'wipes everything',
      async o => {
        await o.query('delete from audit_row where practice_id = $1', [id()]);
        await o.query('delete from audit_head where practice_id = $1', [id()]);
      },
      { fault: 'behind-anchor', seq: 1 },
    ],
  ])('%s: found', async (_, work, found) => {
    await tamper(work);
    expect(await verify(willow)).toMatchObject({ status: 'broken', ...found });
  });
  it('cuts the tail with its head where no anchor is kept: not found, which is why anchors are', async () => {
    await tamper(async owner => {
      await owner.query('delete from audit_row where practice_id = $1 and seq > 8', [id()]);
      await headTo(owner, 8);
    });
    expect(await verify(willow, false)).toMatchObject({ status: 'sound', rows: 8 });
  });
  it('removes the last row alone: the head tells, without an anchor', async () => {
    await tamper(o => o.query('delete from audit_row where practice_id = $1 and seq = 12', [id()]));
    expect(await verify(willow, false)).toMatchObject({ status: 'broken', fault: 'head-differs' });
  });
});

describe('the anchors', () => {
  it('are written only for what moved, and again after a start', async () => {
    const again = startAnchoring({ db: fresh.db, keys: testKeys, file, clock: () => at(31) });
    const first = await again.now();
    expect(first).toBeGreaterThanOrEqual(2);
    expect(await again.now()).toBe(0);
    await again.stop();
  });
  it('are believed by their signature: a forged or torn line is counted and not used', async () => {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const forged = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), seq: 3 });
    const before = readAnchors(testKeys, file).anchors.length;
    appendFileSync(file, `\n${forged}\n${(lines[1] ?? '').slice(0, 40)}`);
    expect(readAnchors(testKeys, file)).toMatchObject({ unsigned: 2 });
    expect(readAnchors(testKeys, file).anchors).toHaveLength(before);
    writeFileSync(file, '');
    expect(readAnchors(testKeys, file)).toEqual({ anchors: [], unsigned: 0 });
  });
});
