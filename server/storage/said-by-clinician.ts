import { sql } from 'drizzle-orm';
import type { SaidByClinician } from '../domain/physician/answers-note.ts';
import type { PracticeTx } from './database.ts';

/**
 * What physicians said of this patient that no signed session has taken up, or that this very session did; the oldest
 * first. An amendment of a session tells what its first version told.
 */
export const saidByClinician = async (
  tx: PracticeTx,
  patientId: string,
  session: { id: string; version: number } = { id: '', version: 0 },
): Promise<SaidByClinician[]> => {
  const first = session.version === 0;
  const untold = (of: 'q' | 'm') =>
    first
      ? sql`${sql.identifier(of)}.taken_up_in is null`
      : sql`${sql.identifier(of)}.taken_up_in = ${session.id}`;
  const found = await tx.execute<{ said: SaidByClinician; at: string }>(sql`
    select jsonb_build_object('is', 'answer', 'id', q.id, 'asked', q.words, 'askedAt', q.asked_at, 'words', q.answer, 'forPatient', q.for_patient,
        'by', s.name, 'at', q.answered_at) as said, q.answered_at as at
      from question q join staff s on s.practice_id = q.practice_id and s.id = q.answered_by
      where q.patient_id = ${patientId} and q.status = 'answered' and ${untold('q')}
    union all
    select jsonb_strip_nulls(jsonb_build_object('is', 'medicine', 'id', m.id, 'name', m.name, 'discrepancy', m.discrepancy,
        'deed', m.deed, 'words', m.words, 'by', s.name, 'at', m.at)), m.at
      from medicine_answer m join staff s on s.practice_id = m.practice_id and s.id = m.staff_id
      where m.patient_id = ${patientId} and ${untold('m')}
    order by at`);
  return found.rows.map(({ said }) => said);
};

/** From here on they are told: this session took them up. */
export const takeUpAnswers = async (
  tx: PracticeTx,
  answers: readonly SaidByClinician[],
  sessionId: string,
): Promise<void> => {
  if (answers.length === 0) return;
  const ids = sql`${`{${answers.map(({ id }) => id).join(',')}}`}::uuid[]`;
  await tx.execute(sql`
    with answered as (update question set taken_up_in = ${sessionId} where id = any(${ids}))
    update medicine_answer set taken_up_in = ${sessionId} where id = any(${ids})`);
};
