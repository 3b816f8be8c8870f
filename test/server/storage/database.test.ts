import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practice, staff } from '../../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let willow: TestPractice;
let oak: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 2 });
  willow = await practiceWithStaff(fresh.db);
  oak = await practiceWithStaff(fresh.db);
});
afterAll(() => fresh.close());

describe('the one door', () => {
  it('shows a practice its own staff and nobody else', async () => {
    const seen = await fresh.db.withPractice(willow.practiceId, tx => tx.select().from(staff));
    expect(seen.map(person => person.practiceId)).toEqual(Array(5).fill(willow.practiceId));
  });
  it('finds the practice of an issuer, exactly spelled, and nothing for another', async () => {
    expect(await fresh.db.practiceByIss(oak.iss)).toBe(oak.practiceId);
    expect(await fresh.db.practiceByIss(`${oak.iss}/`)).toBeUndefined();
    expect((await fresh.db.practiceIds()).toSorted()).toEqual([oak.practiceId, willow.practiceId].toSorted());
  });
  it('saves nothing when the work throws', async () => {
    const broken = fresh.db.withPractice(oak.practiceId, async tx => {
      await tx.update(practice).set({ name: 'Changed' });
      throw new Error('the coach closed the lid');
    });
    await expect(broken).rejects.toThrow('the coach closed the lid');
    expect(await nameOf(oak)).toBe('Willow Creek');
  });
  it('does not say saved when a statement inside failed and was caught', async () => {
    const caught = fresh.db.withPractice(oak.practiceId, async tx => {
      await tx.update(practice).set({ name: 'Changed' });
      await tx
        .insert(practice)
        .values({ practiceId: oak.practiceId, name: '', settings: oak.settings, addedAt: '2026-01-05' })
        .catch(() => undefined);
    });
    await expect(caught).rejects.toThrow('nothing was saved');
    expect(await nameOf(oak)).toBe('Willow Creek');
  });
  it('keeps the values of a refused statement out of the error', async () => {
    const twice = fresh.db.withPractice(oak.practiceId, tx =>
      tx.insert(practice).values({
        practiceId: oak.practiceId,
        name: 'Mrs. Secret',
        settings: oak.settings,
        addedAt: '2026-01-05',
      }),
    );
    const failure = await twice.catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: '23505', constraint: 'practice_pkey' });
    expect(`${(failure as Error).stack} ${JSON.stringify(failure)}`).not.toContain('Secret');
    expect((failure as Error).cause).toBeUndefined();
  });
  it('refuses a practice id that is not one', async () => {
    await expect(fresh.db.withPractice(`x'; set role none; --`, async () => 1)).rejects.toThrow(TypeError);
  });
});

const nameOf = async (at: TestPractice) =>
  (await fresh.db.withPractice(at.practiceId, tx => tx.select({ name: practice.name }).from(practice)))[0]
    ?.name;
