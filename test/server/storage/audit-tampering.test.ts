import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { auditedMorning, type Morning } from './audited-morning.ts';

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

describe('whoever owns the database', () => {
  const id = () => morning.willow.practiceId;
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
          morning.oak.practiceId,
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
    expect(await morning.verify(morning.willow)).toMatchObject({ status: 'broken', ...found });
  });
  it('cuts the tail with its head where no anchor is kept: not found, which is why anchors are', async () => {
    await tamper(async owner => {
      await owner.query('delete from audit_row where practice_id = $1 and seq > 8', [id()]);
      await headTo(owner, 8);
    });
    expect(await morning.verify(morning.willow, false)).toMatchObject({ status: 'sound', rows: 8 });
  });
  it('removes the last row alone: the head tells, without an anchor', async () => {
    await tamper(o => o.query('delete from audit_row where practice_id = $1 and seq = 12', [id()]));
    expect(await morning.verify(morning.willow, false)).toMatchObject({
      status: 'broken',
      fault: 'head-differs',
    });
  });
});
