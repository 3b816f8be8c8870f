import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { billingMonth, exportLine } from '../../../server/storage/schema.ts';
import { unlockMonth } from '../../../server/workflow/desk/change-month.ts';
import { type Exported, makeExport, readExport } from '../../../server/workflow/desk/export-batch.ts';
import type { Biller } from '../../../server/workflow/desk/teller.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import { aLine } from './a-line.ts';
import { lockedMonths } from './locked-months.ts';

const month = '2026-10';
const now = new Date('2026-11-02T15:00:00Z');
const many = 1_200;
const idOf = (n: number) => `patient-${String(n).padStart(5, '0')}`;
let fresh: FreshDatabase;
let home: TestPractice;
let june: Biller;
let batch: Exported;
const opened: string[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  const { practiceId, iss, settings } = home;
  june = { practiceId, iss, settings, loginId: 'of-june', staff: home.staff.biller };
  const patients = Array.from({ length: many }, (_, n) => ({
    ...{ patientId: idOf(n), who: { name: `Rosa ${n}` } },
    lines: ['99490', '99439'].map(code => aLine({ code, key: `${code} ${n}`, month })),
  }));
  await lockedMonths(fresh.db, home, month, patients);
  // The desk goes on while the batch is made: months are opened again, one after another, from the last.
  const parts = { db: fresh.db, keys: testKeys };
  let exporting = true;
  const desk = (async () => {
    for (let n = many - 1; exporting; n -= 1) {
      const asked = { month, patientId: idOf(n), reason: 'Something came up' };
      const done = await unlockMonth(parts, june, asked, now);
      if (!isRefusal(done)) opened.push(idOf(n));
    }
  })();
  while (opened.length < 3) await new Promise(resolve => setTimeout(resolve, 5));
  const made = await makeExport(parts, june, { id: randomUUID(), month }, now);
  exporting = false;
  await desk;
  if (isRefusal(made)) throw new Error(made.because);
  batch = made;
});
afterAll(() => fresh.close());

const read = async (kind: 'csv' | '837p' | 'fhir') => {
  const file = await readExport({ db: fresh.db, keys: testKeys }, june, { id: batch.id, kind }, now);
  if (isRefusal(file)) throw new Error(file.because);
  return file;
};

describe('an export made while the desk goes on', () => {
  test('is one moment: a month is in it whole or not at all, and is marked as exported when it is', async () => {
    const { lines, months } = await fresh.db.withPractice(home.practiceId, async tx => ({
      lines: await tx.select().from(exportLine),
      months: await tx.select().from(billingMonth).where(eq(billingMonth.month, month)),
    }));
    const inIt = Map.groupBy(lines, ({ patientId }) => patientId);
    expect([...inIt.values()].filter(of => of.length !== 2)).toEqual([]);
    expect(lines).toHaveLength(batch.lines);
    expect(inIt.size).toBe(batch.patients);
    expect(batch.patients).toBeLessThanOrEqual(many - 3);
    for (const { patientId, deeds } of months)
      expect(
        deeds.some(({ deed }) => deed === 'export'),
        patientId,
      ).toBe(inIt.has(patientId));
    const before = opened.filter(id => !inIt.has(id));
    expect(before.length).toBeGreaterThanOrEqual(3);
    expect(before.length + inIt.size).toBe(many);
  });

  test('is read a page of lines at a time, and no further than it is asked for', async () => {
    const pieces = (await read('csv')).pieces();
    await pieces.next();
    const rows = String((await pieces.next()).value).split('\r\n').length - 1;
    expect(rows).toBe(250);
    await pieces.return(undefined);
  });

  test('is the same bytes while months are opened, whichever way it is read', async () => {
    const sum = async (kind: 'csv' | '837p' | 'fhir', meanwhile: () => Promise<unknown>) => {
      const digest = createHash('sha256');
      for await (const piece of (await read(kind)).pieces()) {
        digest.update(piece);
        await meanwhile();
      }
      return digest.digest('hex');
    };
    let n = 0;
    const openOne = () =>
      unlockMonth(
        { db: fresh.db, keys: testKeys },
        june,
        { month, patientId: idOf(n++), reason: 'Again' },
        now,
      );
    expect(await sum('csv', openOne)).toBe(batch.checksum);
    for (const kind of ['837p', 'fhir'] as const)
      expect(await sum(kind, openOne)).toBe(await sum(kind, async () => undefined));
  });
});
