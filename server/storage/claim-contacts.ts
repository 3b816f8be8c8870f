import { and, eq, inArray } from 'drizzle-orm';
import type { ClaimedContact } from '../domain/desk/kept-month.ts';
import type { PracticeTx } from './database.ts';
import { coachingSession, contact, staff } from './schema.ts';

/** The contacts that lines stand on, with who held each, as they are now. One statement. */
export const claimedContacts = async (
  tx: PracticeTx,
  ids: readonly string[],
  zone: string,
): Promise<Map<string, ClaimedContact>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      ...{ id: contact.id, mode: contact.mode, start: contact.startedAt, end: contact.endedAt },
      ...{ name: staff.name, credential: staff.credential, reference: staff.fhirUser },
      visit: coachingSession.visitId,
    })
    .from(contact)
    .innerJoin(staff, and(eq(staff.practiceId, contact.practiceId), eq(staff.id, contact.staffId)))
    .leftJoin(
      coachingSession,
      and(eq(coachingSession.practiceId, contact.practiceId), eq(coachingSession.id, contact.sessionId)),
    )
    .where(inArray(contact.id, [...ids]));
  return new Map(
    rows.map(({ id, mode, start, end, name, credential, reference, visit }) => [
      id,
      {
        ...{ id, mode, start: told(start), end: told(end), zone, by: { name, credential, reference } },
        ...(visit !== null && { visit }),
      },
    ]),
  );
};

const told = (moment: string): string => new Date(moment).toISOString();
