import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../server/storage/audit.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { answerSoon } from '../../../server/storage/one-by-one.ts';
import { shared } from '../../../server/storage/questions.ts';
import { auditRow, checkIn, practice } from '../../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let willow: TestPractice;
let oak: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 6 });
  willow = await practiceWithStaff(fresh.db);
  oak = await practiceWithStaff(fresh.db);
});
afterAll(() => fresh.close());

/** A small deed about a patient: it writes a row and its audit, and tells in which transaction. */
const deed = async (tx: PracticeTx, at: TestPractice, patientId: string, id: string = randomUUID()) => {
  const { practiceId } = at;
  await tx.insert(checkIn).values({
    ...{ practiceId, id, patientId, planId: 'p', day: '2026-03-02', done: 'done', from: 'patient' },
    at: '2026-03-02T10:00:00Z',
  });
  const entry = { actor: 'x', action: 'save-session', entityId: id, patientId, outcome: 'done' } as const;
  await audit(tx, testKeys, entry, practiceId, new Date());
  const { rows } = await tx.execute<{ id: string }>(sql`select pg_current_xact_id()::text as id`);
  return rows[0]?.id;
};
const kept = async (at: TestPractice, patientId: string) =>
  fresh.db.withPractice(at.practiceId, async tx => ({
    rows: (await tx.select().from(checkIn).where(eq(checkIn.patientId, patientId))).length,
    audits: (await tx.select().from(auditRow).where(eq(auditRow.patientId, patientId))).length,
  }));
const many = (count: number, of: string) => Array.from({ length: count }, (_, n) => `${of}-${n}`);

describe('deeds of one moment', () => {
  it('share a few transactions, and each leaves its row and its audit in a sound chain', async () => {
    const patients = many(60, 'crowd');
    const transactions = await Promise.all(
      patients.map(patient =>
        fresh.db.withOthers(willow.practiceId, patient, tx => deed(tx, willow, patient)),
      ),
    );
    expect(new Set(transactions).size).toBeLessThan(10);
    for (const patient of patients) expect(await kept(willow, patient)).toEqual({ rows: 1, audits: 1 });
    const verdict = await verifyAudit(fresh.db, testKeys, willow.practiceId);
    expect(verdict).toMatchObject({ status: 'sound', rows: 60 });
  });

  it('about the same patient never share one, and see what came before', async () => {
    const looks = await Promise.all(
      many(6, 'look').map(() =>
        fresh.db.withOthers(willow.practiceId, 'same', async tx => {
          const before = await tx.select().from(checkIn).where(eq(checkIn.patientId, 'same'));
          return { transaction: await deed(tx, willow, 'same'), before: before.length };
        }),
      ),
    );
    expect(new Set(looks.map(look => look.transaction)).size).toBe(6);
    expect(looks.map(look => look.before)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each([
    ['a row the database refuses', (tx: PracticeTx) => deed(tx, willow, 'bad', 'not a uuid')],
    ['a failure of our own', () => Promise.reject(new Error('the coach closed the lid'))],
    [
      'a failed statement that was caught',
      (tx: PracticeTx) => deed(tx, willow, 'bad', 'no').catch(() => 'fine'),
    ],
  ])('with %s among them: that one alone fails, its neighbours are saved once', async (name, bad) => {
    const patients = many(8, name);
    const outcomes = await Promise.allSettled([
      ...patients.map(patient =>
        fresh.db.withOthers(willow.practiceId, patient, tx => deed(tx, willow, patient)),
      ),
      fresh.db.withOthers(willow.practiceId, 'bad', bad),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([...patients.map(() => 'fulfilled'), 'rejected']);
    for (const patient of patients) expect(await kept(willow, patient)).toEqual({ rows: 1, audits: 1 });
    expect(await kept(willow, 'bad')).toEqual({ rows: 0, audits: 0 });
    expect(await verifyAudit(fresh.db, testKeys, willow.practiceId)).toMatchObject({ status: 'sound' });
  });

  it('do not wait for one that waits for a lock somebody else holds', async () => {
    const holder = new pg.Client({ connectionString: fresh.appUrl });
    await holder.connect();
    await holder.query(`begin; set local role app_rw; set local app.practice = '${willow.practiceId}'`);
    await holder.query('select from practice for update');
    const others = (patients: string[]) =>
      patients.map(patient =>
        fresh.db.withOthers(willow.practiceId, patient, tx => deed(tx, willow, patient)),
      );
    // The first ones go at once, so that the held one is gathered with those behind it.
    const first = others(many(2, 'first'));
    let isFree = false;
    const held = fresh.db
      .withOthers(willow.practiceId, 'held', tx => tx.update(practice).set({ name: 'Willow Creek' }))
      .then(() => isFree);
    await Promise.all([...first, ...others(many(5, 'unheld'))]);
    isFree = true;
    await holder.query('commit');
    await holder.end();
    expect(await held).toBe(true);
  });

  it('go on one by one once their question is answered, so that others are heard between them', async () => {
    let turn = 0;
    let isOver = false;
    const next = () => {
      turn += 1;
      if (!isOver) setImmediate(next);
    };
    next();
    const question = shared(async (_tx, asks: readonly string[]) => asks.map(ask => `${ask}!`));
    const wentOn = await Promise.all(
      many(30, 'asker').map(patient =>
        fresh.db.withOthers(willow.practiceId, patient, async tx => {
          expect(await question(tx, patient)).toBe(`${patient}!`);
          const at = turn;
          return `${await deed(tx, willow, patient)} ${at}`;
        }),
      ),
    );
    isOver = true;
    const transactions = new Set(wentOn.map(one => one.split(' ')[0]));
    expect(transactions.size).toBeLessThan(10);
    expect(new Set(wentOn).size).toBe(30);
  });

  it('are answered in few turns, but none longer than somebody who comes new may wait', async () => {
    let turn = 0;
    let isOver = false;
    const next = () => {
      turn += 1;
      if (!isOver) setImmediate(next);
    };
    next();
    const turnsOf = async (workMs: number) => {
      const turns = new Set<number>();
      await answerSoon(30, () => {
        turns.add(turn);
        const until = performance.now() + workMs;
        while (performance.now() < until);
      });
      return turns.size;
    };
    expect(await turnsOf(0)).toBeLessThan(10);
    expect(await turnsOf(5)).toBe(30);
    isOver = true;
  });

  it('of two practices stay each behind its own wall', async () => {
    const seen = await Promise.all(
      [willow, oak, willow, oak].map(at =>
        fresh.db.withOthers(at.practiceId, randomUUID(), tx =>
          tx.select({ id: practice.practiceId }).from(practice),
        ),
      ),
    );
    expect(seen.map(rows => rows.map(row => row.id))).toEqual(
      [willow, oak, willow, oak].map(at => [at.practiceId]),
    );
  });
});
