import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Question } from '../domain/physician/question.ts';
import { type Asked, type AskedAbout, asked, askedAboutIn, questionFrom } from './clinician-questions.ts';
import type { PracticeTx } from './database.ts';
import type { KeyRing } from './keys.ts';
import { medicineAnswer, question } from './schema.ts';

/** Whose waiting questions: of one patient's page; a coach's own and those handed to them, of all patients; or those that a physician may answer. */
export type WhoseWaiting = { ofPatient: string } | { askedBy: string } | { toAnswer: string };

/** So many stand in a list; nobody works through more of them in a day. */
const listedAtMost = 100;

/** Asked and not answered, or answered and not taken into a talk yet; the newest first. `about`: who that is, where the question itself has it. */
export const questionsWaiting = async (
  tx: PracticeTx,
  keys: KeyRing,
  whose: WhoseWaiting,
): Promise<(Question & { patientId: string; about?: AskedAbout })[]> => {
  const rows: Asked[] = await asked(tx)
    .limit(listedAtMost)
    .where(isWaiting(whose))
    .orderBy(desc(question.askedAt));
  return rows.map(found => {
    const about = askedAboutIn(keys, found.row);
    return { ...questionFrom(found), patientId: found.row.patientId, ...(about && { about }) };
  });
};

/** Of these patients those about whom a question waits that was asked before their chart was read here: who were found by a search. */
export const askedAboutOf = async (tx: PracticeTx, patientIds: readonly string[]): Promise<Set<string>> => {
  if (patientIds.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ patientId: question.patientId })
    .from(question)
    .where(and(inArray(question.patientId, [...patientIds]), isNotNull(question.whoSealed), waits));
  return new Set(rows.map(({ patientId }) => patientId));
};

/** Whom a question is about that this physician was asked, or anybody; undefined where it is none of hers. */
export const patientAskedAbout = async (
  tx: PracticeTx,
  id: string,
  staffId: string,
): Promise<string | undefined> => {
  const [found] = await tx
    .select({ patientId: question.patientId })
    .from(question)
    .where(and(eq(question.id, id), isForThem(staffId)));
  return found?.patientId;
};

/**
 * Changes when one of them is asked, answered, taken back or taken up; of one patient also when a physician says something
 * of a medicine. It tells nothing of them.
 */
export const waitingMark = async (tx: PracticeTx, whose: WhoseWaiting): Promise<string> => {
  const [found] = await tx
    .select({
      mark: sql<string>`coalesce(md5(string_agg(${question.id}::text || ${question.status}, ',' order by ${question.id})), '')`,
    })
    .from(question)
    .where(isWaiting(whose));
  const mark = found?.mark ?? '';
  return 'ofPatient' in whose ? `${mark}${await medicinesMark(tx, whose.ofPatient)}` : mark;
};

const medicinesMark = async (tx: PracticeTx, patientId: string): Promise<string> => {
  const [found] = await tx
    .select({
      mark: sql<string>`coalesce(md5(string_agg(${medicineAnswer.id}::text, ',' order by ${medicineAnswer.id})), '')`,
    })
    .from(medicineAnswer)
    .where(and(eq(medicineAnswer.patientId, patientId), isNull(medicineAnswer.takenUpIn)));
  return found?.mark ?? '';
};

// The same words as the index has, or it is not used.
const waits = sql`(${question.status} = 'open' or (${question.status} = 'answered' and ${question.takenUpIn} is null))`;

const isWaiting = (whose: WhoseWaiting): SQL | undefined => {
  if ('ofPatient' in whose) return and(eq(question.patientId, whose.ofPatient), waits);
  if ('askedBy' in whose)
    return and(sql`coalesce(${question.heldBy}, ${question.staffId}) = ${whose.askedBy}`, waits);
  return and(waits, eq(question.status, 'open'), isForThem(whose.toAnswer));
};

const isForThem = (staffId: string): SQL | undefined =>
  or(isNull(question.toStaffId), eq(question.toStaffId, staffId));
