import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../../../server/storage/database.ts';
import { thePractice } from '../../../server/storage/practices.ts';
import { coachingSession, contact, question, signature } from '../../../server/storage/schema.ts';
import type { Biller } from '../../../server/workflow/desk/teller.ts';
import type { TestPractice } from '../../parts/practice.ts';

/** The biller of a practice as a launch without a chart would know them: with the settings of now. */
export async function biller(db: Database, { practiceId, iss, staff }: TestPractice): Promise<Biller> {
  const row = await db.withPractice(practiceId, thePractice);
  if (row === undefined) throw new Error('the practice is not there');
  return { practiceId, loginId: 'l1', staff: staff.biller, iss, settings: row.settings };
}

/** A short call with each of so many patients. */
export const callsOf = (db: Database, home: TestPractice, many: number, day: string) =>
  db.withPractice(home.practiceId, tx =>
    tx.insert(contact).values(
      Array.from({ length: many }, (_, n) => ({
        ...{ practiceId: home.practiceId, id: randomUUID(), patientId: `many-${String(n).padStart(3, '0')}` },
        ...{ staffId: home.staff.coach.id, mode: 'phone' },
        ...{ startedAt: `${day}T17:00:00Z`, endedAt: `${day}T18:00:00Z` },
        minutes: { byActivity: { planning: 1 + (n % 19) }, total: 1 + (n % 19) },
      })),
    ),
  );

type Signed = typeof signature.$inferInsert.signed;

/** A signed talk with a contact of its own. Gives back its session. */
export async function signedTalk(
  db: Database,
  { practiceId, staff }: TestPractice,
  patientId: string,
  at: string,
): Promise<string> {
  const id = randomUUID();
  const by = { practiceId, staffId: staff.coach.id };
  await db.withPractice(practiceId, async tx => {
    await tx.insert(coachingSession).values({
      ...{ ...by, id, patientId, status: 'signed', rev: 1, version: 1, draft: {} as never },
      ...{ openedAt: at, savedAt: at, signedAt: at },
    });
    await tx.insert(signature).values({
      ...{ ...by, sessionId: id, version: 1, signKey: randomUUID(), note: '', signedAt: at },
      signed: { plans: [] } as unknown as Signed,
    });
    await tx.insert(contact).values({
      ...{ ...by, id: randomUUID(), patientId, sessionId: id, mode: 'in-person', startedAt: at, endedAt: at },
      minutes: { byActivity: { teaching: 12 }, total: 12 },
    });
  });
  return id;
}

/** The same talk signed again: its plan was about tobacco. */
export const signedAnew = (db: Database, { practiceId, staff }: TestPractice, id: string, at: string) =>
  db.withPractice(practiceId, async tx => {
    await tx.insert(signature).values({
      ...{ practiceId, staffId: staff.coach.id, sessionId: id, version: 2, signKey: randomUUID() },
      ...{ note: '', signedAt: at, signed: { plans: [{ domain: 'tobacco' }] } as unknown as Signed },
    });
    await tx.update(coachingSession).set({ version: 2 }).where(eq(coachingSession.id, id));
  });

/** What a physician wrote on their page to whatever is open of a patient. */
export const writtenAnswer = (
  db: Database,
  { practiceId, staff }: TestPractice,
  patientId: string,
  answer: string,
  at: string,
) =>
  db.withPractice(practiceId, tx =>
    tx
      .update(question)
      .set({ answer, answeredBy: staff.physician.id, answeredAt: at })
      .where(eq(question.patientId, patientId)),
  );
