import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvent, type EscalationEventRow, escalationsMark } from '../../../server/storage/escalations.ts';
import { escalation } from '../../../server/storage/schema.ts';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let willow: TestPractice;
let oak: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase();
  willow = await practiceWithStaff(fresh.db);
  oak = await practiceWithStaff(fresh.db);
});
afterAll(() => fresh.close());

const minute = (of: number) => new Date(Date.UTC(2026, 2, 2, 9, of)).toISOString();
const session = (sessionId: string) => ({ is: 'session' as const, sessionId, flagId: 'r1' });
const raised = async (at: TestPractice): Promise<string> => {
  const [practiceId, id] = [at.practiceId, randomUUID()];
  const what = { kind: 'chest-pain' as const, words: 'tight', because: [], from: session(id) };
  await fresh.db.withPractice(practiceId, tx =>
    tx.insert(escalation).values({
      ...{
        practiceId,
        id,
        patientId: 'rosa',
        iss: at.iss,
        origin: id,
        raisedAt: minute(0),
        rung: 'supervisor' as const,
      },
      ...{ staffId: at.staff.coach.id, ...what },
    }),
  );
  return id;
};
const happens = (at: TestPractice, escalationId: string, what: EscalationEventRow['what'], when: string) =>
  fresh.db.withPractice(at.practiceId, tx =>
    addEvent(tx, { practiceId: at.practiceId, escalationId, what, once: randomUUID(), at: when }),
  );
const mark = (at: TestPractice, patientId?: string) =>
  fresh.db.withPractice(at.practiceId, async tx => (await escalationsMark(tx, patientId)).mark);

describe('the mark of the escalations', () => {
  it.each([undefined, 'rosa'])(
    'changes at every event, and at none that only shows it (%s)',
    async patientId => {
      const id = await raised(willow);
      const marks = [await mark(willow, patientId)];
      for (const what of ['raised', 'seen', 'climbed', 'note', 'changed', 'corrected', 'closed'] as const) {
        await happens(willow, id, what, minute(1)); // all in the same moment
        marks.push(await mark(willow, patientId));
      }
      expect(new Set(marks).size).toBe(8);
      await happens(willow, id, 'shown', minute(2));
      expect(await mark(willow, patientId)).toBe(marks.at(-1));
    },
  );

  it('changes with an event that is written down after others of a later time', async () => {
    const id = await raised(willow);
    for (let of = 10; of < 40; of++) await happens(willow, id, 'note', minute(of));
    const before = await mark(willow);
    await happens(willow, id, 'note', minute(9));
    expect(await mark(willow)).not.toBe(before);
  });

  it('stays where something happens in another practice', async () => {
    const before = await mark(willow);
    await happens(oak, await raised(oak), 'note', minute(3));
    expect(await mark(willow)).toBe(before);
  });

  it('reads as much after years as on the first day', async () => {
    const id = await raised(oak);
    const read = async () =>
      fresh.db.withPractice(oak.practiceId, async tx => {
        const before = await touched(tx);
        await escalationsMark(tx);
        return (await touched(tx)) - before;
      });
    const first = await read();
    await fresh.db.withPractice(oak.practiceId, tx =>
      tx.execute(sql`insert into escalation_event (practice_id, id, escalation_id, once, what, at)
        select ${oak.practiceId}, gen_random_uuid(), ${id}, n::text, 'note', now() - n * interval '1 hour'
        from generate_series(1, 20000) n`),
    );
    await asOwner(fresh.ownerUrl, owner => owner.query('analyze escalation_event')); // PostgreSQL does it by itself, later
    expect(await read()).toBeLessThan(first + 100);
  });
});

/** Rows of events that were read in this transaction so far, from the table or through an index. */
async function touched(tx: Parameters<typeof escalationsMark>[0]): Promise<number> {
  const { rows } = await tx.execute<{ read: string }>(sql`select seq_tup_read + idx_tup_fetch as read
    from pg_stat_xact_user_tables where relname = 'escalation_event'`);
  return Number(rows[0]?.read ?? 0);
}
