import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Message, Reading, Seen, Sent, Translation } from '../domain/message/message.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { message, staff } from './schema.ts';

type Row = typeof message.$inferSelect;
/** A message with whose it is and who wrote it here. */
export type KeptMessage = { patientId: string; staffId: string; coach: string; message: Message };
type Of = { practiceId: string; patientId: string; staffId: string };

/** Keeps a message. False: there is one of that key already. */
export const insertMessage = async (tx: PracticeTx, of: Of, one: Message): Promise<boolean> => {
  const { id, from, language, body, writtenAt, recordedAt, answers, translation } = one;
  const kept = await tx
    .insert(message)
    .values({
      ...{ ...of, id, from, language, body, writtenAt, recordedAt, answers, translation },
      ...(one.from === 'coach'
        ? { choices: one.choices, seen: one.seen }
        : { choices: [], way: one.way, reading: one.reading }),
      changedAt: recordedAt,
    })
    .onConflictDoNothing()
    .returning({ id: message.id });
  return kept.length > 0;
};

const columns = { row: message, coach: staff.name };
const byWhom = and(eq(staff.practiceId, message.practiceId), eq(staff.id, message.staffId));

/** One message, locked until the transaction ends. */
export const messageToChange = async (tx: PracticeTx, id: string): Promise<KeptMessage | undefined> => {
  const [found] = await tx
    .select(columns)
    .from(message)
    .innerJoin(staff, byWhom)
    .where(eq(message.id, id))
    .for('update', { of: message });
  return found && keptIn(found);
};

/** The last messages with a patient, oldest first. */
export const messagesOf = async (tx: PracticeTx, patientId: string, most = 200): Promise<KeptMessage[]> =>
  (
    await tx
      .select(columns)
      .from(message)
      .innerJoin(staff, byWhom)
      .where(eq(message.patientId, patientId))
      .orderBy(desc(message.recordedAt), desc(message.id))
      .limit(most)
  )
    .toReversed()
    .map(keptIn);

/** The same of many patients at once, of each so many. */
export const messagesOfMany = async (
  tx: PracticeTx,
  patientIds: readonly string[],
  most = 30,
): Promise<Map<string, KeptMessage[]>> => {
  if (patientIds.length === 0) return new Map();
  const places = tx
    .select({
      id: message.id,
      place:
        sql<number>`row_number() over (partition by ${message.patientId} order by ${message.recordedAt} desc)`.as(
          'place',
        ),
    })
    .from(message)
    .where(inArray(message.patientId, [...patientIds]))
    .as('places');
  const rows = await tx
    .select(columns)
    .from(message)
    .innerJoin(staff, byWhom)
    .innerJoin(places, eq(places.id, message.id))
    .where(sql`${places.place} <= ${most}`)
    .orderBy(asc(message.recordedAt), asc(message.id));
  const found = new Map<string, KeptMessage[]>();
  for (const row of rows.map(keptIn)) {
    const sofar = found.get(row.patientId);
    if (sofar) sofar.push(row);
    else found.set(row.patientId, [row]);
  }
  return found;
};

export type MessageChange = {
  reading?: Reading;
  left?: NonNullable<Sent['left']>;
  seen?: Seen;
  translation?: Translation;
  takenBackAt?: string;
};

/** What became of a message; its words stay. */
export const changeMessage = async (
  tx: PracticeTx,
  id: string,
  { left, ...change }: MessageChange,
  at: string,
): Promise<void> => {
  const gone = left && { leftAt: left.at, leftHow: left.how, way: left.way };
  await tx
    .update(message)
    .set({ ...change, ...gone, changedAt: at })
    .where(eq(message.id, id));
};

const markOfPatient: Statement = {
  name: 'mark of a patient’s messages',
  text: `select coalesce(max(changed_at)::text, '') as mark from message where patient_id = $1`,
};
const markOfAll: Statement = {
  name: 'mark of messages',
  text: `select coalesce(max(changed_at)::text, '') as mark from message`,
};

/** Changes when anything of a message did, of a patient or of all in the practice; it tells nothing of whom. */
export const messagesMark = async (tx: PracticeTx, patientId?: string): Promise<string> => {
  const asked =
    patientId === undefined
      ? await runStatement<{ mark: string }>(tx, markOfAll, [])
      : await runStatement<{ mark: string }>(tx, markOfPatient, [patientId]);
  return asked[0]?.mark ?? '';
};

/** When patients were last reached otherwise, by patient. */
export const lastReached = async (
  tx: PracticeTx,
  patientIds: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await runStatement<{ patientId: string; at: string | Date }>(tx, reached, [[...patientIds]]);
  return new Map(rows.map(({ patientId, at }) => [patientId, new Date(at).toISOString()]));
};
const reached: Statement = {
  name: 'when patients were last reached',
  text: `select patient_id as "patientId", max(ended_at) as at from contact
    where patient_id = any($1) and coalesce(group_size, 1) > 0 and coalesce(logged ->> 'reached', 'patient') = 'patient'
    group by 1`,
};

const keptIn = ({ row, coach }: { row: Row; coach: string }): KeptMessage => ({
  ...{ patientId: row.patientId, staffId: row.staffId, coach },
  message: messageIn(row, coach),
});

function messageIn(row: Row, by: string): Message {
  const { id, language, body, answers, translation, takenBackAt, from } = row;
  const written = {
    ...{ id, language, body, writtenAt: instant(row.writtenAt), recordedAt: instant(row.recordedAt) },
    ...(answers && { answers }),
    ...(translation && { translation }),
    ...(takenBackAt && { takenBack: { at: instant(takenBackAt) } }),
  };
  if (from !== 'coach')
    return { ...written, from, way: row.way ?? 'other', reading: row.reading ?? 'unread' };
  const { leftAt, leftHow, way } = row;
  return {
    ...{ ...written, from, by, choices: row.choices, seen: row.seen ?? { is: 'unknown' } },
    ...(leftAt && leftHow && way && { left: { at: instant(leftAt), how: leftHow, way } }),
  };
}

const instant = (at: string): string => new Date(at).toISOString();
