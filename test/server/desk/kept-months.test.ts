import { randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MonthPatient } from '../../../server/domain/desk/month-row.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import type { PracticeTx } from '../../../server/storage/database.ts';
import {
  billingChange,
  evaluatedMonth,
  evaluatedPatient,
  practice,
  staff,
} from '../../../server/storage/schema.ts';
import { askForMissing } from '../../../server/workflow/desk/ask-for-missing.ts';
import { chooseLines, unlockMonth } from '../../../server/workflow/desk/change-month.ts';
import { recordConsent } from '../../../server/workflow/desk/consent.ts';
import { answerDenial, recordDenial } from '../../../server/workflow/desk/denials.ts';
import { makeExport } from '../../../server/workflow/desk/export-batch.ts';
import { keepMonthsUp } from '../../../server/workflow/desk/keep-months.ts';
import { lockMonth } from '../../../server/workflow/desk/lock.ts';
import { lookAtFurther, lookAtMonth, type MonthView } from '../../../server/workflow/desk/look-at-month.ts';
import { recordFact } from '../../../server/workflow/desk/record-fact.ts';
import { workOn } from '../../../server/workflow/desk/up-to-date.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import { aCall, aChart, readyForBilling } from './a-month.ts';
import { biller, callsOf, signedAnew, signedTalk, writtenAnswer } from './a-month-of-many.ts';

let fresh: FreshDatabase;
let home: TestPractice;
let away: TestPractice;
const now = new Date('2026-10-28T15:00:00Z');
const at = now.toISOString();
const month = '2026-10';
const rosa = { name: 'Rosa Morales', birthDate: '1968-02-03', mrn: '0042' };

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  away = await practiceWithStaff(fresh.db);
  for (const one of [home, away]) await readyForBilling(fresh.db, one);
  await aChart(fresh.db, home, 'rosa', rosa);
  await aCall(fresh.db, home, 'rosa', '2026-10-06', 25);
  await aCall(fresh.db, home, 'rosa', '2026-10-20', 17);
  await aCall(fresh.db, home, 'walter', '2026-10-21', 9);
  await aCall(fresh.db, away, 'olga', '2026-10-21', 9);
});
afterAll(() => fresh.close());

const parts = () => ({ db: fresh.db, keys: testKeys });
const june = () => biller(fresh.db, home);
const inHome = <T>(work: (tx: PracticeTx) => Promise<T>): Promise<T> =>
  fresh.db.withPractice(home.practiceId, work);

async function look(when = now, since?: string): Promise<MonthView> {
  const asked = { month, language: 'en' as const, ...(since && { since }) };
  const seen = await lookAtMonth(parts(), await june(), asked, when);
  if (isRefusal(seen)) throw new Error(seen.because);
  return seen;
}
const her = async (when = now): Promise<MonthPatient> => {
  const found = (await look(when)).patients.find(({ id }) => id === 'rosa');
  if (found === undefined) throw new Error('Rosa is not in the month');
  return found;
};
/** Who was worked out anew since a mark. */
const workedOut = async (mark: string): Promise<string[]> => {
  const since = and(
    eq(evaluatedPatient.month, month),
    gt(evaluatedPatient.round, Number(mark.split('.')[1])),
  );
  const { patientId } = evaluatedPatient;
  const rows = await inHome(tx =>
    tx.select({ patientId }).from(evaluatedPatient).where(since).orderBy(patientId),
  );
  return rows.map(row => row.patientId);
};
const forget = () =>
  inHome(async tx => {
    await tx.delete(evaluatedPatient);
    await tx.delete(evaluatedMonth);
  });
const done = async (deed: Promise<object>): Promise<void> => {
  const answer = await deed;
  if (isRefusal(answer)) throw new Error(answer.because);
};

const fact =
  (kept: Parameters<typeof recordFact>[2]['fact'], patientId = 'rosa') =>
  async () =>
    done(recordFact(parts(), await june(), { key: randomUUID(), patientId, fact: kept }, now));
let said = 0;
const consent =
  (what: 'given' | 'revoked', day: string, patientId = 'rosa') =>
  async () => {
    const answer = { said: what, words: 'Yes', told: 'As on the form' };
    const to = { key: randomUUID(), patientId, to: 'ccm' as const, day, ...answer };
    await done(recordConsent(parts(), await june(), to, new Date(now.getTime() + 1_000 * ++said)));
  };
const ask = (key: string) => async () =>
  done(askForMissing(parts(), await june(), { month, patientId: 'rosa', key }, now));
const lock = async () => {
  const { print } = await her();
  await done(lockMonth(parts(), await june(), { month, patients: [{ id: 'rosa', print }] }, now));
};
const onStaff = (id: () => string, change: Partial<typeof staff.$inferInsert>) => () =>
  inHome(tx => tx.update(staff).set(change).where(eq(staff.id, id())));
let denial = '';
let talk = '';

describe('a month that is kept worked out', () => {
  test('is worked out by the first look, each patient once, also where two look at the same moment', async () => {
    const [one, other] = await Promise.all([look(), look()]);
    expect(one.patients.map(({ id, state }) => [id, state])).toEqual([
      ['rosa', 'missing'],
      ['walter', 'not-billable'],
    ]);
    expect(other).toEqual(one);
    expect(one.mark).toBe('1.2');
  });

  test('is not worked out again when nothing changed', async () => {
    const { mark } = await look();
    for (let n = 0; n < 3; n++) expect((await look()).mark).toBe(mark);
    expect(await workedOut(mark)).toEqual([]);
  });

  /** Every kind of change, one after another: what the next look shows of Rosa, and who was worked out for it. */
  test.each<[string, () => Promise<unknown>, Partial<MonthPatient>, ('rosa' | 'walter')[]?]>([
    ['a consent is asked for', ask('lacks-consent to ccm'), { state: 'missing' }],
    ['a consent is given', consent('given', '2026-10-01'), { state: 'missing' }],
    ['a physician is asked', ask('lacks-care-plan kind comprehensive'), { state: 'missing' }],
    [
      'the physician answers',
      () => writtenAnswer(fresh.db, home, 'rosa', 'In the chart', at),
      { state: 'missing' },
    ],
    [
      'a care plan is written down',
      fact({ is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' }),
      { state: 'ready', lines: '99490 · 99439', minutes: 40 },
    ],
    [
      'another set is chosen',
      async () =>
        done(
          chooseLines(
            parts(),
            await june(),
            { month, patientId: 'rosa', wanted: [{ code: '99490', units: 1 }] },
            now,
          ),
        ),
      { lines: '99490' },
    ],
    [
      'and taken back',
      async () => done(chooseLines(parts(), await june(), { month, patientId: 'rosa', wanted: [] }, now)),
      { lines: '99490 · 99439' },
    ],
    ['a call is signed', () => aCall(fresh.db, home, 'rosa', '2026-10-22', 18), { lines: '99490 · 99439×2' }],
    [
      'a talk is signed',
      async () => {
        talk = await signedTalk(fresh.db, home, 'rosa', '2026-10-23T17:00:00Z');
      },
      { minutes: 60, notUsed: 12 },
    ],
    ['and signed anew, about tobacco', () => signedAnew(fresh.db, home, talk, at), { minutes: 60 }],
    ['the month is locked', lock, { state: 'locked' }],
    [
      'it is exported',
      async () => done(makeExport(parts(), await june(), { id: randomUUID(), month }, now)),
      { state: 'exported' },
    ],
    ['the consent ends in the middle of the month', consent('revoked', '2026-10-21'), { state: 'changed' }],
    ['it is given again that day', consent('given', '2026-10-21'), { state: 'exported' }],
    [
      'a line is denied',
      async () => {
        denial = randomUUID();
        const lineKey = `99490 ${home.staff.physician.id}`;
        const told = { key: denial, month, patientId: 'rosa', lineKey, reason: 'CO-16', day: '2026-10-27' };
        await done(recordDenial(parts(), await june(), told, now));
      },
      { state: 'exported', denied: 1 },
    ],
    [
      'the denial is answered',
      async () => done(answerDenial(parts(), await june(), { id: denial, answer: 'Sent' }, now)),
      { state: 'exported', denied: 0 },
    ],
    [
      'it is unlocked',
      async () => done(unlockMonth(parts(), await june(), { month, patientId: 'rosa', reason: 'Late' }, now)),
      { state: 'ready' },
    ],
    [
      'the chart is read with one condition less, under another name',
      () =>
        aChart(
          fresh.db,
          home,
          'rosa',
          { ...rosa, name: 'Rosa M. Morales' },
          ['Type 2 diabetes mellitus'],
          '2026-10-27T09:00:00Z',
        ),
      { state: 'ready', voids: expect.stringMatching(/^99490/), name: 'Rosa M. Morales' },
    ],
    [
      'and read again',
      () => aChart(fresh.db, home, 'rosa', rosa, undefined, '2026-10-28T09:00:00Z'),
      { state: 'ready', name: rosa.name },
    ],
    [
      'the coach is nobody’s clinical staff any more',
      onStaff(() => home.staff.coach.id, { credential: '' }),
      { state: 'ready', lines: '', voids: expect.stringMatching(/^99490/) },
      ['rosa', 'walter'],
    ],
    [
      'and is one again',
      onStaff(() => home.staff.coach.id, { credential: 'MA' }),
      { state: 'ready' },
      ['rosa', 'walter'],
    ],
    [
      'the practice leaves the programme',
      () =>
        inHome(tx =>
          tx.update(practice).set({ settings: sql`jsonb_set(settings, '{billing,offers}', '["chi"]')` }),
        ),
      { lines: '' },
      ['rosa', 'walter'],
    ],
    [
      'and takes part again',
      () =>
        inHome(tx =>
          tx
            .update(practice)
            .set({ settings: sql`jsonb_set(settings, '{billing,offers}', '["ccm", "chi"]')` }),
        ),
      { lines: '99490 · 99439×2' },
      ['rosa', 'walter'],
    ],
  ])('shows it in the next look when %s', async (_, deed, expected, who = ['rosa']) => {
    const { mark } = await look();
    await deed();
    const seen = await look();
    const found = seen.patients.find(({ id }) => id === 'rosa');
    expect({ denied: 0, ...found }).toMatchObject(expected);
    expect(await workedOut(mark)).toEqual(who);
    // Nothing of it is left from before: worked out from nothing it is the same.
    await forget();
    expect((await look()).patients).toEqual(seen.patients);
  });

  test('tells a reader only what changed since their last look, and all of it on another basis', async () => {
    const { mark } = await look();
    expect(await look(now, mark)).toMatchObject({ changes: true, patients: [], gone: [] });
    await aCall(fresh.db, home, 'walter', '2026-10-25', 2);
    const seen = await look(now, mark);
    expect(seen).toMatchObject({ changes: true, patients: [{ id: 'walter' }] });
    await onStaff(() => home.staff.lead.id, { name: 'Lena O. Ortiz' })();
    const anew = await look(now, seen.mark);
    expect(anew.changes).toBe(false);
    expect(anew.patients).toHaveLength(2);
  });

  test('passes a day without work, where that day changes nothing, and is worked out when the month is over', async () => {
    const { mark } = await look();
    await look(new Date('2026-10-30T15:00:00Z'));
    expect(await workedOut(mark)).toEqual([]);
    await look(new Date('2026-11-01T15:00:00Z'));
    expect(await workedOut(mark)).toEqual(['rosa', 'walter']);
    await look(new Date('2027-03-01T15:00:00Z'));
    expect(await workedOut((await look()).mark)).toEqual([]);
  });

  test('shows what was signed while it was being worked out', async () => {
    const { mark } = await look();
    await inHome(async tx => {
      await tx.execute(sql`update contact set mode = 'video' where patient_id = 'walter'`);
      expect((await look()).mark).toBe(mark); // not committed: the desk does not wait for it, and shows what is
    });
    await look();
    expect(await workedOut(mark)).toEqual(['walter']);
  });

  test('of one practice is nothing of another', async () => {
    await look();
    const theirs = await lookAtMonth(parts(), await biller(fresh.db, away), { month, language: 'es' }, now);
    expect(theirs).toMatchObject({ patients: [{ id: 'olga' }], totals: { 'not-billable': { patients: 1 } } });
    expect((await look()).patients.map(({ id }) => id)).toEqual(['rosa', 'walter']);
  });

  test('hears of changes from every table that a month is worked out from', async () => {
    await forget();
    const { settings, practiceId } = await june();
    const read = await inHome(async tx => {
      await workOn(tx, parts(), { practiceId, settings, month, now });
      const locked = sql`select c.relname as name from pg_locks l join pg_class c on c.oid = l.relation
        where l.pid = pg_backend_pid() and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
      return (await tx.execute<{ name: string }>(locked)).rows.map(({ name }) => name);
    });
    const telling = sql`select tgrelid::regclass::text as name from pg_trigger where tgname = 'billing_change'`;
    const told = (await inHome(tx => tx.execute<{ name: string }>(telling))).rows.map(({ name }) => name);
    const itsOwn = ['evaluated_month', 'evaluated_patient', 'billing_change'];
    // The roster is in the basis; a signature counts once its session is at its version.
    const otherwise = ['staff', 'signature', ...itsOwn];
    expect(read.filter(name => ![...told, ...otherwise].includes(name))).toEqual([]);
    expect(read.filter(name => told.includes(name)).toSorted()).toEqual(told.toSorted());
  });
});

describe('between two looks', () => {
  const keepUp = (when = now) => keepMonthsUp(parts(), home.practiceId, when);
  const changes = () => inHome(tx => tx.$count(billingChange));

  test('what changed is worked out, so that the next look finds it done', async () => {
    await look();
    await aCall(fresh.db, home, 'walter', '2026-10-26', 3);
    await keepUp();
    expect(await changes()).toBe(0);
    const { mark } = await look();
    await look();
    expect(await workedOut(mark)).toEqual([]);
  });

  test('a day that passes is, too; after a long weekend without a look nothing is', async () => {
    const { mark } = await look();
    await keepUp(new Date('2026-11-06T05:00:00Z'));
    expect(await workedOut(mark)).toEqual([]);
    await keepUp(new Date('2026-11-01T15:00:00Z'));
    expect(await workedOut(mark)).toEqual(['rosa', 'walter']);
  });

  test('a month that nobody looks at is let go, and no change waits for it', async () => {
    await aCall(fresh.db, home, 'walter', '2026-10-27', 3);
    await keepUp(new Date('2026-12-20T05:00:00Z'));
    expect(await inHome(tx => tx.$count(evaluatedPatient))).toBe(0);
    expect(await changes()).toBe(0);
    expect((await look()).patients).toHaveLength(2);
  });
});

describe('a month of many', () => {
  test('comes as its first page by need with the totals of all, then in pieces in which nobody is missed', async () => {
    await callsOf(fresh.db, home, 1_150, '2026-09-15');
    const asked = { month: '2026-09', language: 'en' as const };
    let first = await lookAtMonth(parts(), await june(), asked, now);
    // On a machine with other work it may take longer than a reader waits; the page then asks again, and so does this.
    while (!isRefusal(first) && first.underWay) first = await lookAtMonth(parts(), await june(), asked, now);
    if (isRefusal(first)) throw new Error(first.because);
    expect(first.patients).toHaveLength(100);
    expect(first.totals).toEqual({ 'not-billable': { patients: 1_150, claims: 0, minutes: 0 } });
    const all: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const piece = await lookAtFurther(parts(), await june(), { ...asked, after }, now);
      if (isRefusal(piece)) throw new Error(piece.because);
      all.push(...piece.patients.map(({ id }) => id));
      after = piece.next;
    }
    expect(all).toHaveLength(1_150);
    expect(new Set(all).size).toBe(1_150);
  });
});
