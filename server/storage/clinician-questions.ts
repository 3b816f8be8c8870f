import { aliasedTable, and, desc, eq, gte, isNull, or } from 'drizzle-orm';
import type { Question, Urgency } from '../domain/physician/question.ts';
import type { PracticeTx } from './database.ts';
import { namedId } from './named-id.ts';
import { question, staff } from './schema.ts';
import { type KeyRing, type SealPlace, seal, unseal } from './seal.ts';

export type QuestionRow = typeof question.$inferSelect;
/** Who a patient is, by name and birth date. */
export type AskedAbout = { name: string; birthDate?: string };
export type Asked = { row: QuestionRow; by: string; to: string | null; answeredBy: string | null };

/** Of this patient: every open question, and those answered or taken back since a moment; the newest first. */
export const questionsOf = async (tx: PracticeTx, patientId: string, since: string): Promise<Question[]> =>
  (
    await asked(tx)
      .where(
        and(
          eq(question.patientId, patientId),
          or(
            eq(question.status, 'open'),
            gte(question.answeredAt, since),
            // What no session has taken up yet is never too old to be told.
            and(eq(question.status, 'answered'), isNull(question.takenUpIn)),
          ),
        ),
      )
      .orderBy(desc(question.askedAt))
  ).map(questionFrom);

/** What an answer's row of the ledger is of, in place of a session: the question has one of its own. */
export const answerId = (questionId: string): string => namedId(`answer/${questionId}`);

/** One question of this patient, locked until the transaction ends. */
export const questionToAnswer = async (
  tx: PracticeTx,
  patientId: string,
  id: string,
): Promise<QuestionRow | undefined> => {
  const rows = await tx
    .select()
    .from(question)
    .where(and(eq(question.id, id), eq(question.patientId, patientId)))
    .for('update');
  return rows[0];
};

/** Keeps a question; the same id again keeps the first. Whether it was new. */
export const insertQuestion = async (
  tx: PracticeTx,
  row: Pick<
    QuestionRow,
    'practiceId' | 'id' | 'patientId' | 'words' | 'offers' | 'forPatient' | 'staffId'
  > & {
    urgency: Urgency;
    toStaffId: string | null;
    askedAt: string;
    /** The question itself, where the answer is for no coach's session (a biller asked). */
    takenUpIn?: string;
  },
  /** Whom it is about, where no chart read here says it: sealed for its row. */
  about?: { keys: KeyRing; who: AskedAbout },
): Promise<boolean> => {
  const whoSealed = about && seal(about.keys, placeOf(row.practiceId, row.id), JSON.stringify(about.who));
  const kept = await tx
    .insert(question)
    .values({ ...row, status: 'open', ...(whoSealed && { whoSealed }) })
    .onConflictDoNothing()
    .returning({ id: question.id });
  return kept.length === 1;
};

/** Whom a question is about, where it was asked before a chart of theirs was read. */
export const askedAboutIn = (keys: KeyRing, row: QuestionRow): AskedAbout | undefined =>
  row.whoSealed === null
    ? undefined
    : JSON.parse(unseal(keys, placeOf(row.practiceId, row.id), row.whoSealed));

export const keepAnswer = async (
  tx: PracticeTx,
  id: string,
  answer: { words: string; staffId: string; at: string },
): Promise<void> => {
  await tx
    .update(question)
    .set({ status: 'answered', answer: answer.words, answeredBy: answer.staffId, answeredAt: answer.at })
    .where(eq(question.id, id));
};

export const withdrawQuestion = async (tx: PracticeTx, id: string, at: string): Promise<void> => {
  await tx.update(question).set({ status: 'withdrawn', withdrawnAt: at }).where(eq(question.id, id));
};

const answerer = aliasedTable(staff, 'answerer');
const physician = aliasedTable(staff, 'physician');

/** Questions with the names of who asked, who is asked and who answered. */
export const asked = (tx: PracticeTx) =>
  tx
    .select({ row: question, by: staff.name, to: physician.name, answeredBy: answerer.name })
    .from(question)
    .innerJoin(staff, and(eq(staff.practiceId, question.practiceId), eq(staff.id, question.staffId)))
    .leftJoin(
      physician,
      and(eq(physician.practiceId, question.practiceId), eq(physician.id, question.toStaffId)),
    )
    .leftJoin(
      answerer,
      and(eq(answerer.practiceId, question.practiceId), eq(answerer.id, question.answeredBy)),
    )
    .$dynamic();

export function questionFrom({ row, by, to, answeredBy }: Asked): Question {
  const { id, words, offers, urgency, forPatient, askedAt, toStaffId } = row;
  const isForDesk = row.takenUpIn === id;
  const asked = {
    ...{ id, words, offers, urgency, forPatient, asked: { by, at: askedAt } },
    ...(toStaffId !== null && { to: { staffId: toStaffId, name: to ?? '' } }),
    ...(isForDesk && { forDesk: true as const }),
  };
  if (row.status === 'withdrawn')
    return { ...asked, status: 'withdrawn', withdrawnAt: row.withdrawnAt ?? askedAt };
  if (row.status === 'open') return { ...asked, status: 'open' };
  const answer = { words: row.answer ?? '', by: answeredBy ?? '', at: row.answeredAt ?? askedAt };
  const takenUp = row.takenUpIn !== null;
  return {
    ...asked,
    status: 'answered',
    answer,
    takenUp,
    ...(takenUp && !isForDesk && { takenUpIn: row.takenUpIn as string }),
  };
}

const placeOf = (practiceId: string, row: string): SealPlace => ({
  ...{ practiceId, table: 'question', row, column: 'who_sealed' },
});
