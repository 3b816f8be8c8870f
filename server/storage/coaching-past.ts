import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { PastTalk } from '../domain/timeline/past-talk.ts';
import type { PracticeTx } from './database.ts';
import { coachingSession, contact, signature, staff } from './schema.ts';
import { isLastSigned } from './sessions.ts';

/** What all signed sessions of this patient left for who looks back on them, oldest first. */
export const pastTalks = async (tx: PracticeTx, patientId: string): Promise<PastTalk[]> => {
  const rows = await tx
    .select({
      id: coachingSession.id,
      coach: staff.name,
      startedAt: sql<string>`${signature.signed} ->> 'startedAt'`,
      endedAt: sql<string>`${signature.signed} ->> 'endedAt'`,
      minutes: sql<number>`coalesce((${signature.signed} -> 'minutes' ->> 'total')::int, 0)`,
      means: sql<PastTalk['means'] | null>`${signature.signed} -> 'record' -> 'how' ->> 'means'`,
      group: sql<PastTalk['group'] | null>`case when ${coachingSession.inGroup} is not null then
        jsonb_build_object('topic', ${coachingSession.inGroup} -> 'topic', 'from', ${coachingSession.inGroup} -> 'from',
          'came', ${coachingSession.inGroup} -> 'came', 'means', ${coachingSession.inGroup} -> 'means') end`,
      plans: sql<PastTalk['plans']>`${signature.signed} -> 'plans'`,
      followUps: sql<
        PastTalk['followUps']
      >`coalesce(${signature.signed} -> 'record' -> 'followUps', '{}'::jsonb)`,
    })
    .from(coachingSession)
    .innerJoin(signature, isLastSigned)
    .innerJoin(
      staff,
      and(eq(staff.practiceId, coachingSession.practiceId), eq(staff.id, coachingSession.staffId)),
    )
    .where(eq(coachingSession.patientId, patientId))
    .orderBy(asc(coachingSession.openedAt));
  return rows.map(({ means, group, ...row }) => ({
    ...row,
    ...(means && { means }),
    ...(group && { group }),
  }));
};

/** Contacts with this patient that are no session, oldest first; one that was taken back is none. */
export const contactsWithoutSession = async (tx: PracticeTx, patientId: string) => {
  const rows = await tx
    .select({
      at: contact.startedAt,
      mode: contact.mode,
      logged: contact.logged,
      coach: staff.name,
      minutes: sql<number>`coalesce((${contact.minutes} ->> 'total')::int, 0)`,
    })
    .from(contact)
    .innerJoin(staff, and(eq(staff.practiceId, contact.practiceId), eq(staff.id, contact.staffId)))
    .where(
      and(
        eq(contact.patientId, patientId),
        isNull(contact.sessionId),
        sql`${contact.groupSize} is distinct from 0`,
      ),
    )
    .orderBy(asc(contact.startedAt));
  return rows.map(({ mode, logged, ...row }) => ({
    ...{ ...row, kind: logged?.kind ?? mode },
    ...(logged && { reached: logged.reached }),
    ...(logged?.said && { said: logged.said }),
    ...(logged?.sentLate && { sentLate: true as const }),
  }));
};
