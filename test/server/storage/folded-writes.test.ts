import { randomUUID } from 'node:crypto';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import { chartWriteOf, insertChartWrites, writesOfSession } from '../../../server/storage/chart-writes.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import { unfoldAll, unfoldNext } from '../../../server/storage/folded-writes.ts';
import { chartWrite, foldedWrites } from '../../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let willow: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(async () => {
  willow = await practiceWithStaff(fresh.db);
});

const inside = <T>(work: (tx: PracticeTx) => Promise<T>) => fresh.db.withPractice(willow.practiceId, work);
const items = ['note', 'goal.one', 'goal.two'];

/** A signature of three items, put down at a minute of one morning. */
async function signed(patientId: string, minute: number): Promise<string> {
  const sessionId = randomUUID();
  const queuedAt = new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString();
  const writes = items.map(
    (itemKey, place): NewChartWrite => ({
      ...{ id: randomUUID(), practiceId: willow.practiceId, patientId, sessionId, sessionVersion: 1 },
      ...{ iss: 'https://emr.example/fhir', staffId: willow.staff.coach.id, itemKey, place },
      ...{ kind: place === 0 ? 'note' : 'goal', label: { is: 'note' }, route: 'native' },
      ...{ body: { resourceType: 'Goal', description: { text: '¡Sí! "a walk"' } }, needs: [] },
      ...{ state: 'queued', receipt: { status: 'waiting', since: queuedAt, because: 'queued' }, queuedAt },
    }),
  );
  await inside(tx => insertChartWrites(tx, writes));
  return sessionId;
}

const standing = () =>
  inside(async tx => ({
    folded: (await tx.select({ n: count() }).from(foldedWrites))[0]?.n,
    ledger: (await tx.select({ n: count() }).from(chartWrite))[0]?.n,
  }));

describe('the chart writes of a signature', () => {
  it('stay in one piece until somebody looks, and then stand in the ledger, each once and as it was', async () => {
    const session = await signed('rosa', 1);
    expect(await standing()).toEqual({ folded: 1, ledger: 0 });
    const rows = await inside(tx => writesOfSession(tx, session));
    expect(rows.map(row => row.itemKey)).toEqual(items);
    expect(rows[1]).toMatchObject({
      ...{ patientId: 'rosa', state: 'queued', attempts: 0, lease: null, due: rows[1]?.queuedAt },
      body: { resourceType: 'Goal', description: { text: '¡Sí! "a walk"' } },
    });
    expect(await inside(tx => writesOfSession(tx, session))).toEqual(rows);
    expect(await standing()).toEqual({ folded: 0, ledger: 3 });
  });

  it('are found by all who look in one moment', async () => {
    const session = await signed('rosa', 1);
    const looks = await Promise.all(
      Array.from({ length: 8 }, () => inside(tx => writesOfSession(tx, session))),
    );
    expect(looks.map(rows => rows.length)).toEqual(looks.map(() => 3));
    expect(await standing()).toEqual({ folded: 0, ledger: 3 });
  });

  it('stay folded when whoever looked fails', async () => {
    const session = await signed('rosa', 1);
    const failing = inside(async tx => {
      await writesOfSession(tx, session);
      throw new Error('the coach closed the lid');
    });
    await expect(failing).rejects.toThrow('lid');
    expect(await standing()).toEqual({ folded: 1, ledger: 0 });
  });

  it('come into the ledger with all that was signed of the same patient, and with nothing of another', async () => {
    await signed('rosa', 1);
    const later = await signed('rosa', 2);
    await signed('walter', 3);
    await inside(tx => writesOfSession(tx, later));
    expect(await standing()).toEqual({ folded: 1, ledger: 6 });
    expect(await inside(tx => chartWriteOf(tx, 'walter', randomUUID()))).toBeUndefined();
    expect(await standing()).toEqual({ folded: 0, ledger: 9 });
  });

  it('are unfolded in the order of signing, as many signatures as are asked for', async () => {
    const sessions = [await signed('a', 3), await signed('b', 1), await signed('c', 2)];
    expect(await inside(tx => unfoldNext(tx, 2))).toBe(2);
    const left = await inside(tx => tx.select({ id: foldedWrites.sessionId }).from(foldedWrites));
    expect(left.map(({ id }) => id)).toEqual([sessions[0]]);
    expect([await inside(unfoldAll), await inside(unfoldAll)]).toEqual([1, 0]);
    expect(await standing()).toEqual({ folded: 0, ledger: 9 });
  });
});
